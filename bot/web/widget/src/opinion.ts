/** « Cette réponse vous aide-t-elle ? » under an answer. */

import { h } from "./dom";
import type { Memory, Turn } from "./memory";
import type { Call } from "./server";
import type { Say } from "./talk";

export function opinion(turn: Turn, memory: Memory, call: Call, say: Say, announce: (text: string) => void): HTMLElement {
  const said = h("p", { class: "quiet" });
  const tell = (text: string) => announce((said.textContent = text));
  const send = async (helpful: boolean, comment?: string) => {
    try {
      await call("/api/feedback", { answer: turn.reply.answer, helpful, comment });
    } catch (error) {
      return tell((error as Error).message);
    }
    turn.helpful = helpful;
    memory.keep();
    mark();
    wish.hidden = helpful || !!comment;
    tell(say("thanks"));
  };
  const field = h("textarea", { rows: "2", maxlength: "1000" });
  const wish = h(
    "form", { hidden: true, submit(event) {
      event.preventDefault();
      if (field.value.trim()) send(false, field.value.trim());
    } },
    h("label", {}, say("comment"), field), h("button", { class: "plain" }, say("commentSend")),
  );
  const button = (helpful: boolean) => h("button", { type: "button", class: "plain", click: () => send(helpful) }, say(helpful ? "yes" : "no"));
  const yes = button(true);
  const no = button(false);
  const mark = () => [yes, no].forEach((each, at) => each.setAttribute("aria-pressed", `${turn.helpful === !at}`));
  mark();
  return h(
    "div", { class: "opinion", part: "feedback" },
    h("div", { role: "group", "aria-label": say("helpful") }, h("span", {}, say("helpful")), yes, no), wish, said,
  );
}
