/** Elements, made one by one. Nothing here parses HTML, so nothing needs a Trusted Types policy. */

type Value = string | boolean | null | undefined | ((event: Event) => void);
export type Child = Node | string | null | undefined | false;

/** An element with attributes and listeners (`click`, `input`…); false, null and undefined leave one out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, values: Record<string, Value> = {}, ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(values)) {
    if (typeof value == "function") element.addEventListener(name, value);
    else if (value || value === "") element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

/** A line drawing of 24 by 24, hidden from assistive technology: the button that it is on has a name. */
export function icon(path: string): SVGElement {
  const make = (name: string, attributes: Record<string, string>) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name) as SVGElement;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const svg = make("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  svg.append(make("path", { d: path }));
  return svg;
}

/** Adds a style sheet as an object: a policy without `style-src` has nothing to refuse. */
export function dress(shadow: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets.push(sheet);
}

export interface Choice {
  label: string;
  question: string;
}

/** Buttons that ask a question each. */
export const choices = (name: string, list: Choice[], ask: (question: string) => void): Child =>
  list.length > 0 && h(
    "div", { class: "choices", role: "group", "aria-label": name },
    h("ul", { role: "list" }, ...list.map(({ label, question }) =>
      h("li", {}, h("button", { type: "button", part: "suggestion", click: () => ask(question) }, label)))),
  );
