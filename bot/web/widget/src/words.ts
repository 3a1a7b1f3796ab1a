/** Sentences: in which language, and with what in their places. */

export type Values = Record<string, string | number>;
export type Texts<Key extends string> = Record<string, Record<Key, string>>;

/** The language of the nearest element that names one, if there are texts in it; else the first. */
export function language(element: Element, texts: Texts<string>): string {
  const named = element.closest("[lang]")?.getAttribute("lang")?.slice(0, 2).toLowerCase() ?? "";
  return named in texts ? named : Object.keys(texts)[0]!;
}

/** A function that says the sentence of a name, each `{place}` filled. */
export const speaker = <Key extends string>(texts: Texts<Key>, lang: string) => (key: Key, values: Values = {}): string =>
  texts[lang]![key].replace(/\{(\w+)\}/g, (whole, place: string) => String(values[place] ?? whole));
