/** A reply as the server gives it, and as elements. All of it is text from elsewhere: none is taken for markup. */

import { type Child, type Choice, h } from "./dom";
import type { Say } from "./talk";

export interface Card {
  name: string;
  summary: string;
  facts: string;
}

export interface Reply {
  conversation: string;
  kind: string;
  html: string;
  lang: string;
  answer: string | null;
  sources: { title: string; url: string; updated: string }[];
  suggestions: Choice[];
  /** The projects of a list. */
  cards?: Card[];
  /** Where the dates of the reply can be put into a calendar. */
  calendar?: string | null;
}

const TAGS = /^(p|br|strong|em|s|[ou]l|li|a|code|pre|blockquote|h[34]|hr)$/;
const PIECES = /<(\/?)([a-z]\w*)((?:"[^"]*"|[^">])*)>|([^<]+|<)/gi;
const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\xa0" };

const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => NAMED[name]!);

/** The address, if it is of a kind that a link may open. */
export function safe(address: string): string | null {
  try {
    return /^(https?|mailto):$/.test(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}

export const link = (address: string, ...words: Child[]) =>
  h("a", { href: safe(address), rel: "noopener noreferrer" }, ...words);

/**
 * The reply's sanitised HTML as elements: those of `TAGS`, with no attribute but a checked `href`. What is not of that
 * form becomes text or nothing, so the server's sanitiser need not be trusted.
 */
export function prose(html: string): HTMLElement {
  const top = h("div", { class: "said" });
  let at: HTMLElement = top;
  for (const [, closing, name = "", rest = "", text] of html.matchAll(PIECES)) {
    const tag = name.toLowerCase();
    if (text) at.append(plain(text));
    else if (closing) {
      if (at != top && at.localName == tag) at = at.parentElement!;
    } else if (TAGS.test(tag)) {
      const made = tag == "a" ? link(plain(/ href="([^"]*)"/.exec(rest)?.[1] ?? "")) : h(tag as "p");
      at.append(made);
      if (!/r$/.test(tag)) at = made; // br and hr hold nothing
    }
  }
  return top;
}

/** « en 2024 », « en avril 2026 », « le 3 avril 2022 » from an ISO year, month or day. */
function day(updated: string, lang: string, say: Say): string {
  const found = /^\d{4}(-\d\d)?(-\d\d)?$/.exec(updated);
  if (!found || isNaN(+new Date(updated))) return updated; // in words already
  const [, month, date] = found;
  const words = new Intl.DateTimeFormat(lang == "en" ? "en-GB" : lang, {
    year: "numeric", month: month && "long", day: date && "numeric", timeZone: "UTC",
  } as Intl.DateTimeFormatOptions).format(new Date(updated));
  return date ? say("onDay", { day: words }) : month ? say("inMonth", { month: words }) : say("inYear", { year: words });
}

/** The sources, with the day at which each says so. */
export const sources = (list: Reply["sources"], lang: string, say: Say): Child =>
  list.length > 0 && h(
    "div", { class: "sources" },
    h("p", {}, say(list.length > 1 ? "sources" : "source")),
    h("ul", { role: "list" }, ...list.map(({ title, url, updated }) => h(
      "li", {}, safe(url) ? link(url, title) : title,
      updated && h("span", { class: "quiet" }, `, ${say("asOf", { when: day(updated, lang, say) })}`),
    ))),
  );

/** Projects, each a button that asks for it. */
export const cards = (list: Card[], name: string, ask: (question: string) => void): HTMLElement =>
  h("ul", { class: "cards", role: "list", "aria-label": name }, ...list.map((card) => h(
    "li", {},
    h("button", { type: "button", part: "card", click: () => ask(card.name) },
      h("strong", {}, card.name), h("span", {}, card.summary), h("span", { class: "quiet" }, card.facts)),
  )));
