/** Calls to the server: no credentials, an answer or a sentence that a visitor can read. */

export interface Refusal extends Error {
  /** What is wrong with each field of a form. */
  fields?: Record<string, string>;
}

export type Call = <T>(path: string, body?: object, headers?: Record<string, string>) => Promise<T>;

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 20_000;

/** `away` and `offline`: what to say when no answer came. */
export function caller(root: string, lang: string, away: string, offline: string): Call {
  return async (path, body, headers) => {
    let response: Response;
    let found;
    try {
      response = await fetch(root + path, {
        method: body ? "POST" : "GET",
        credentials: "omit",
        signal: AbortSignal.timeout(PATIENCE),
        headers: { "Accept-Language": lang, ...(body && { "Content-Type": "application/json" }), ...headers },
        body: body && JSON.stringify(body),
      });
      found = response.status == 204 ? {} : await response.json();
    } catch {
      throw new Error(navigator.onLine ? away : offline);
    }
    if (!response.ok) {
      const { message, fields } = found?.error ?? {};
      throw Object.assign(new Error(typeof message == "string" ? message : away), { fields });
    }
    return found;
  };
}
