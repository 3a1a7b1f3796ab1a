/** Questions proposed while the visitor types: a combobox with a list, as the ARIA guide describes it. */

import { h } from "./dom";
import type { Call } from "./server";
import type { Say } from "./talk";

/** Milliseconds without a key after which the server is asked. */
const PAUSE = 200;

/** From how many characters. */
const ENOUGH = 2;

export function proposing(input: HTMLInputElement, lang: string, call: Call, say: Say, announce: (text: string) => void, ask: (question: string) => void): void {
  const box = h("ul", { id: "proposals", class: "proposals", role: "listbox", "aria-label": say("proposals"), hidden: true });
  input.closest("form")!.append(box);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "proposals", "aria-expanded": "false" }))
    input.setAttribute(name, value);
  let timer = 0;
  let latest = 0;
  let active = -1;

  const options = () => [...box.children] as HTMLElement[];
  function mark(at: number): void {
    active = at;
    options().forEach((option, place) => option.setAttribute("aria-selected", `${place == at}`));
    const option = options()[at];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
  function show(list: string[]): void {
    const before = options().map((option) => option.textContent);
    const marked = before[active];
    if (list.length == before.length && list.every((question, at) => question == before[at])) return;
    box.replaceChildren(...list.map((question, at) =>
      h("li", { id: `proposal-${at}`, role: "option", mousedown: (event) => event.preventDefault(), click: () => choose(question) }, question)));
    box.hidden = !list.length;
    input.setAttribute("aria-expanded", `${!box.hidden}`);
    mark(list.findIndex((question) => question == marked)); // a late answer takes nothing from who already chose
    if (list.length) announce(say(list.length > 1 ? "suggested" : "suggestedOne", { count: list.length }));
  }
  function shut(): void {
    clearTimeout(timer);
    latest++;
    if (!box.hidden) show([]);
  }
  function choose(question: string): void {
    input.value = question;
    shut();
    ask(question);
  }
  async function look(): Promise<void> {
    const mine = ++latest;
    const typed = input.value.trim().slice(0, 100);
    if (typed.length < ENOUGH) return shut();
    try {
      const list = await call<string[]>(`/api/suggest?lang=${lang}&q=${encodeURIComponent(typed)}`);
      if (mine == latest && input.value.includes(typed) && Array.isArray(list)) show(list.filter((item) => typeof item == "string").slice(0, 6));
    } catch {} // a question can be asked without proposals
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    mark(-1); // what is typed is meant, no longer what was marked
    timer = setTimeout(look, PAUSE);
  });
  input.addEventListener("blur", shut);
  input.form!.addEventListener("submit", shut);
  input.addEventListener("keydown", (event) => {
    const count = box.children.length;
    if (event.isComposing || !count) return;
    const chosen = options()[active]?.textContent;
    if (event.key == "ArrowDown") mark(active + 1 < count ? active + 1 : -1);
    else if (event.key == "ArrowUp") mark(active < 0 ? count - 1 : active - 1);
    else if (event.key == "Escape") shut();
    else if (event.key == "Enter" && chosen) choose(chosen);
    else return;
    event.preventDefault();
  });
  if (input.value) look();
}
