/** The interest form, a few questions at a time. The server says what is asked, why, and what is wrong with an answer. */

import { type Child, h } from "./dom";
import { link, safe } from "./reply";
import type { Call, Refusal } from "./server";
import type { Say } from "./talk";

interface Field {
  id: string;
  kind: "text" | "email" | "choice" | "choices" | "long" | "consent";
  label: string;
  why: string;
  required: boolean;
  choices: { id: string; label: string }[];
  limit: number;
  autocomplete: string;
}
interface Form {
  title: string;
  intro: string;
  submit: string;
  /** Path of the page that says what becomes of the answers. */
  notice: string;
  fields: Field[];
}
interface Receipt {
  status: "confirm_by_mail" | "saved";
  message: string;
  manage: string | null;
}

/** From how many choices on they can be searched. */
const MANY = 12;

/** Short fields share a step, agreements are together at the end. */
function steps(fields: Field[]): Field[][] {
  const found: Field[][] = [];
  let room = 0;
  for (const field of fields.filter(({ kind }) => kind != "consent")) {
    const size = field.choices.length > 5 || field.kind == "long" ? 2 : 1;
    if (size > room) {
      found.push([]);
      room = 2;
    }
    found.at(-1)!.push(field);
    room -= size;
  }
  return [...found, fields.filter(({ kind }) => kind == "consent")].filter((step) => step.length);
}

const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Fills `view`; `leave` goes back to the conversation. Answers are kept nowhere but in these elements. */
export async function interest(
  view: HTMLElement, root: string, lang: string, call: Call, say: Say, announce: (text: string) => void, leave: () => void,
): Promise<void> {
  const form = await call<Form>(`/api/interest/form?lang=${lang}`);
  const plan = steps(form.fields);
  let idempotency = key();
  let at = 0;

  const heading = h("h3", { tabindex: "-1" });
  const place = h("p", { class: "quiet", tabindex: "-1" });
  const intro = h("p", {}, form.intro);
  const summary = h("dl", { class: "summary" });
  const problem = h("p", { class: "error", role: "alert" });
  const groups = plan.map((step) => h("div", {}, ...step.map((field) => question(field, say))));
  const last = plan.length - 1;
  groups[last]!.prepend(summary);
  groups[last]!.append(h("p", {}, link(new URL(form.notice, `${root}/`).href, say("notice"))));
  const next = h("button", { class: "main" });
  const previous = h("button", { type: "button", class: "plain", click: () => go(at - 1) }, say("previous"));
  const element = h("form", { novalidate: true, submit }, place, intro, ...groups, problem, h("div", { class: "moves" }, next, previous));
  view.replaceChildren(h("button", { type: "button", class: "plain back", click: leave }, say("backToChat")), heading, element);
  heading.textContent = form.title;

  const inputs = (field: Field) => [...element.querySelectorAll<HTMLInputElement>(`[name="${field.id}"]`)];
  go(0, false);

  function value(field: Field): string | string[] | boolean {
    const found = inputs(field);
    const chosen = found.filter((input) => input.checked).map((input) => input.value);
    if (field.kind == "consent") return !!found[0]?.checked;
    if (field.kind == "choices") return chosen;
    return field.kind == "choice" ? chosen[0] ?? "" : found[0]!.value.trim();
  }

  function go(to: number, focus = true): void {
    at = to;
    groups.forEach((group, step) => (group.hidden = step != at));
    intro.hidden = at > 0;
    place.textContent = say("step", { number: at + 1, count: plan.length });
    previous.hidden = !at;
    next.textContent = at == last ? form.submit : say("next");
    problem.textContent = "";
    if (at == last) review();
    view.scrollTop = 0;
    if (focus) place.focus();
  }

  /** What is about to be sent, to be read again. */
  function review(): void {
    summary.replaceChildren(...plan.slice(0, -1).flat().flatMap((field) => {
      const given = [value(field)].flat().map(String).filter(Boolean);
      const words = given.map((id) => field.choices.find((choice) => choice.id == id)?.label ?? id).join(", ");
      return words ? [h("dt", {}, field.label), h("dd", {}, words)] : [];
    }));
  }

  /** Shows what is wrong with the fields; goes to the first. True when nothing is. */
  function refuse(messages: Record<string, string>): boolean {
    let first: HTMLInputElement | undefined;
    for (const [step, fields] of plan.entries())
      for (const field of fields) {
        const message = messages[field.id] ?? "";
        const place = element.querySelector<HTMLElement>(`#error-${field.id}`)!;
        place.textContent = message;
        for (const input of inputs(field)) {
          input.ariaInvalid = message ? "true" : null;
        }
        if (message && !first) {
          if (step != at) go(step);
          first = inputs(field)[0];
        }
      }
    first?.focus();
    return !first;
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const wrong: Record<string, string> = {};
    for (const field of plan[at]!) {
      const given = value(field);
      if (field.required && (!given || !String(given))) wrong[field.id] = say("fillIn");
      else if (field.kind == "email" && given && !/^\S+@\S+\.\S+$/.test(String(given))) wrong[field.id] = say("badEmail");
    }
    if (!refuse(wrong)) return;
    if (at < last) return go(at + 1);
    if (next.getAttribute("aria-disabled")) return;
    next.setAttribute("aria-disabled", "true");
    announce((problem.textContent = say("sending")));
    try {
      const answers = Object.fromEntries(form.fields.map((field) => [field.id, value(field)]));
      done(await call<Receipt>("/api/interest", { answers, lang, channel: "widget" }, { "Idempotency-Key": idempotency }));
    } catch (error) {
      const { message, fields } = error as Refusal;
      problem.textContent = message;
      if (fields) {
        idempotency = key(); // it was read and refused: what is sent next is another request
        refuse(fields);
      }
    }
    next.removeAttribute("aria-disabled");
  }

  function done({ status, message, manage }: Receipt): void {
    const address = manage && safe(new URL(manage, `${root}/`).href);
    heading.textContent = say(status == "saved" ? "sent" : "checkMail");
    element.replaceWith(h("p", {}, message), ...(address ? [h("p", {}, say("manageKeep"), " ", link(address, say("manage")))] : []));
    heading.focus();
    view.scrollTop = 0;
    view.classList.add("done");
  }
}

/** One question: its label, why it is asked, its field, and the place of what is wrong with it. */
function question(field: Field, say: Say): HTMLElement {
  const { id, kind, label, why, required, choices, limit, autocomplete } = field;
  const described = `why-${id} error-${id}`;
  const words: Child[] = [label, required && ` (${say("required")})`];
  const reason = h("p", { id: `why-${id}`, class: "quiet" }, why);
  const error = h("p", { id: `error-${id}`, class: "error" });
  if (kind == "choice" || kind == "choices") {
    const options = choices.map((choice) => h(
      "label", { class: "tick" },
      h("input", { type: kind == "choice" ? "radio" : "checkbox", name: id, value: choice.id }), h("span", {}, choice.label),
    ));
    return h("fieldset", { "aria-describedby": described }, h("legend", {}, ...words), reason, choices.length > MANY && search(id, options, say), h("div", { class: "ticks" }, ...options), error);
  }
  const common = { id: `field-${id}`, name: id, "aria-describedby": described };
  if (kind == "consent")
    return h("div", { class: "ask" }, h("label", { class: "tick" }, h("input", { type: "checkbox", value: "yes", ...common }), h("span", {}, label)), reason, error);
  const box = kind == "long"
    ? h("textarea", { ...common, rows: "4", maxlength: `${limit}` })
    : h("input", { ...common, type: kind, maxlength: `${limit}`, autocomplete, "aria-required": required && "true" });
  return h("div", { class: "ask" }, h("label", { for: common.id }, ...words), reason, box, error);
}

/** A field that leaves of a long list what holds its words, and what is chosen. */
function search(id: string, options: HTMLElement[], say: Say): HTMLElement {
  const plain = (text: string | null) => (text ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const count = h("span", { class: "quiet", role: "status" });
  const input = h("input", {
    type: "search", id: `search-${id}`, autocomplete: "off",
    keydown: (event) => (event as KeyboardEvent).key == "Enter" && event.preventDefault(),
    input: () => {
      const shown = options.filter((option) => {
        const fits = plain(option.textContent).includes(plain(input.value).trim()) || option.querySelector("input")!.checked;
        option.hidden = !fits;
        return fits;
      });
      count.textContent = say("shown", { count: shown.length });
    },
  });
  return h("div", { class: "search" }, h("label", { for: input.id }, say("filter")), input, count);
}
