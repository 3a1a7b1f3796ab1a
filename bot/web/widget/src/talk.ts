/** The conversation: loaded when the visitor begins to write, or when this tab holds an earlier one. */

import { type Child, choices, dress, h } from "./dom";
import { interest } from "./form";
import { type Kit, type Talk, place } from "./kit";
import { type Turn, memory } from "./memory";
import { opinion } from "./opinion";
import { type Reply, cards, link, prose, sources } from "./reply";
import { caller } from "./server";
import css from "./talk.css";
import { proposing } from "./typing";
import { speaker } from "./words";
import texts from "texts:talk";

export type Say = ReturnType<typeof speaker<keyof (typeof texts)[string]>>;

export function talk({ root, lang, shadow, panel, stage, log, menu, status, live, input }: Kit): Talk {
  const say: Say = speaker(texts, lang);
  const call = caller(root, lang, say("away"), say("offline"));
  const kept = memory(place(root));
  const list = h("ol", { role: "list" });
  const offline = h("p", { class: "offline", role: "status" });
  const announce = (text: string) => (live.textContent = text);
  let busy = false;
  let failed: HTMLElement[] = [];
  let view: HTMLElement | null = null;

  dress(shadow, css);
  log.append(list);
  status.after(offline);
  menu.append(h("li", {}, h("button", { type: "button", click: clear }, say("clear"))));
  proposing(input, lang, call, say, announce, ask);

  function add(who: "you" | "assistant", kind: string, ...content: Child[]): HTMLElement {
    const item = h("li", { class: kind, part: who == "you" ? "question" : "answer" }, h("p", { class: "who" }, say(who)), ...content);
    list.append(item);
    return item;
  }
  const asked = (question: string) => add("you", "you", h("p", { class: "bubble", dir: "auto" }, question));

  function answered(turn: Turn): HTMLElement {
    const { reply } = turn;
    const said = prose(reply.html);
    if (reply.lang != lang) said.lang = reply.lang;
    const shown = reply.cards?.length ? cards(reply.cards, say("projects"), ask) : null;
    if (shown) (said.querySelector("ul") ?? said.appendChild(h("ul"))).replaceWith(shown);
    add(
      "assistant", `bot ${reply.kind}`, said,
      reply.calendar && h("p", {}, link(new URL(reply.calendar, `${root}/`).href, say("inCalendar"))),
      sources(reply.sources, lang, say),
      !shown && choices(say("suggestions"), reply.suggestions, ask),
      reply.answer && reply.kind != "chitchat" && opinion(turn, kept, call, say, announce),
    );
    return said;
  }

  /** Brings an item to the top of what is seen. The page around does not move, nor does the focus. */
  function bring(item?: HTMLElement | null): void {
    if (!item) return;
    const top = item.offsetTop - 12;
    // On a very low screen the whole dialog scrolls.
    if (getComputedStyle(panel).overflowY == "auto") panel.scrollTop = log.offsetTop + top;
    else log.scrollTop = top;
  }

  const latest = () => bring(list.querySelector<HTMLElement>(".you:nth-last-child(2)"));

  function wrong(message: string, retry: () => void): HTMLElement {
    announce(message);
    return add("assistant", "wrong", h("p", {}, message), h("button", {
      type: "button", class: "plain", click() {
        input.focus();
        retry();
      },
    }, say("retry")));
  }

  async function ask(question: string): Promise<void> {
    if (busy) {
      status.textContent = say("busy");
      return;
    }
    leave();
    busy = true;
    failed.forEach((item) => item.remove());
    const item = asked(question);
    if (input.value.trim() == question) input.value = "";
    status.textContent = say("searching");
    announce("");
    bring(item);
    try {
      const reply = await call<Reply>("/api/ask?extras=true", {
        question, conversation: kept.turns.at(-1)?.reply.conversation,
      });
      const turn = { question, reply };
      const said = answered(turn);
      kept.turns.push(turn);
      kept.keep();
      failed = [];
      announce(said.innerText);
    } catch (error) {
      input.value ||= question;
      failed = [item, wrong(error instanceof TypeError ? say("away") : (error as Error).message, () => ask(question))];
    }
    busy = false;
    status.textContent = "";
    bring(item);
  }

  function clear(): void {
    list.replaceChildren();
    failed = [];
    const conversation = kept.turns.at(-1)?.reply.conversation;
    if (conversation) call("/api/forget", { conversation }).catch(() => {}); // it forgets by itself after a while
    kept.forget();
    announce(say("cleared"));
    log.scrollTop = 0;
    menu.hidden = true;
    input.focus();
  }

  async function person(): Promise<void> {
    leave();
    try {
      const { name, email, url } = await call<Record<"name" | "email" | "url", string>>(`/api/contact?lang=${lang}`);
      const item = add("assistant", "bot", h(
        "div", { class: "said" }, h("p", {}, say("personText", { contact: name })), h("p", {}, link(`mailto:${email}`, email)),
        url && h("p", {}, link(url, say("personPage"))),
      ));
      announce(item.innerText);
      bring(item);
    } catch (error) {
      const item = wrong((error as Error).message, () => {
        item.remove();
        person();
      });
      bring(item);
    }
  }

  /** From the form to the conversation. What was filled in stays until it is sent or the page goes. */
  function leave(): void {
    if (!view?.isConnected) return;
    view.remove();
    stage.hidden = false;
    input.focus();
  }

  async function form(): Promise<void> {
    const fresh = !view || view.classList.contains("done");
    view = fresh ? h("div", { class: "view", role: "region", "aria-label": say("interest") }) : view!;
    try {
      if (fresh) await interest(view, root, lang, call, say, announce, leave);
    } catch (error) {
      view = null;
      const item = wrong((error as Error).message, () => {
        item.remove();
        form();
      });
      return bring(item);
    }
    stage.hidden = true;
    panel.append(view);
    view.querySelector<HTMLElement>("h3")!.focus();
  }

  const connection = () => (offline.textContent = navigator.onLine ? "" : say("noConnection"));
  addEventListener("online", connection);
  addEventListener("offline", connection);
  connection();
  shadow.addEventListener("toggle", () => {
    kept.open = !panel.hidden;
    kept.keep();
    if (kept.open && view?.isConnected) view.querySelector<HTMLElement>("h3")!.focus();
    if (kept.open) latest();
  });
  /** The conversation so far, from this page or the ones before. */
  function redraw(): void {
    list.replaceChildren();
    try {
      for (const turn of kept.turns) {
        asked(turn.question);
        answered(turn);
      }
    } catch {
      list.replaceChildren(); // what was kept is not ours, or of another version
      kept.forget();
    }
    latest();
  }
  // A page that the browser kept whole, and shows again on going back, does not know what was asked since.
  addEventListener("pageshow", (event) => {
    if (!event.persisted || busy) return;
    kept.read();
    redraw();
  });
  redraw();
  return { ask, person, interest: form };
}
