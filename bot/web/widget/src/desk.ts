/** What is there before anything is asked: the launcher, and the dialog with its field and its menu. */

import { choices, dress, h, icon } from "./dom";
import { type Kit, type Talk, place } from "./kit";
import css from "./desk.css";
import { language, speaker } from "./words";
import texts from "texts:widget";

const BUBBLE = "M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8 9h8M8 12.5h5";
const CROSS = "M6 6l12 12M18 6L6 18";
const DOTS = "M5 12h.01M12 12h.01M19 12h.01";
const ARROW = "M5 12h13M12 5l7 7-7 7";

/** Builds the widget into `host`; `root` is the server's address. */
export function mount(host: HTMLElement, root: string): void {
  const lang = language(host, texts);
  const say = speaker(texts, lang);
  const given = (name: string) => host.getAttribute(name) ?? "";
  const title = given("title") || say("title");
  host.removeAttribute("title"); // browsers would show it over everything in here
  const shadow = host.attachShadow({ mode: "open" });
  dress(shadow, css);
  paint(host, given("accent"));

  let loading: Promise<Talk> | undefined;
  let again = "";
  const load = () =>
    (loading ??= import(`${root}/widget/${TALK}${again}`).then((part) => part.talk(kit) as Talk, (error) => {
      loading = undefined;
      again += again ? "0" : "?1"; // browsers remember that an address of a module failed
      throw error;
    }));
  /** Does it, once the rest is there; what is in the field stays there until then. */
  const then = (act: (talk: Talk) => void) => {
    status.textContent = say("searching");
    load().then(
      (talk) => {
        status.textContent = "";
        act(talk);
      },
      () => (status.textContent = say(navigator.onLine ? "away" : "offline")),
    );
  };
  const ask = (question: string) => then((talk) => talk.ask(question));

  const opening = given("question").split("|").map((part) => part.trim()).filter(Boolean);
  const launcher = h(
    "button", { type: "button", class: "launcher", part: "launcher", "aria-expanded": "false", "aria-controls": "panel", click: () => open(!!panel.hidden) },
    icon(BUBBLE), h("span", {}, given("label") || say("launch")),
  );
  const input = h("input", { id: "question", autocomplete: "off", enterkeyhint: "send", part: "input" });
  const log = h(
    "div", { class: "log", role: "region", "aria-label": say("log"), tabindex: "0" },
    h("div", { class: "said" }, h("p", {}, say("welcome")), h("p", { class: "quiet" }, say("private"))),
    choices(say("suggestions"), opening.map((question) => ({ label: question, question })), ask),
  );
  const status = h("p", { class: "status", role: "status" });
  const stage = h(
    "div", { class: "stage" }, log, status,
    h(
      "form", {
        class: "composer", part: "composer", submit(event) {
          event.preventDefault();
          const question = input.value.trim();
          if (question) ask(question);
          else input.focus();
        },
      },
      h("label", { for: "question" }, say("label")),
      h("div", { class: "field" }, input, h("button", { class: "main", part: "send" }, icon(ARROW), h("span", {}, say("send")))),
    ),
  );
  const action = (what: "interest" | "person") =>
    h("button", { type: "button", click: () => (fold(true), then((talk) => talk[what]())) }, say(what));
  const link = (path: string, what: "dates" | "notice" | "wholePage") => h("a", { href: root + path }, say(what));
  const menu = h(
    "ul", { id: "menu", class: "menu", role: "list", hidden: true },
    ...[
      action("interest"), action("person"), link(`/calendar.ics?lang=${lang}`, "dates"), link(`/confidentialite?lang=${lang}`, "notice"),
      link(`/chat?lang=${lang}`, "wholePage"),
    ].map((item) => h("li", {}, item)),
  );
  const more = h("button", { type: "button", "aria-label": say("more"), "aria-expanded": "false", "aria-controls": "menu", click: () => fold(!menu.hidden) }, icon(DOTS));
  const panel = h(
    "div", { id: "panel", class: "panel", part: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1", hidden: true },
    h(
      "div", { class: "head", part: "header" }, h("h2", { id: "title" }, title), more,
      h("button", { type: "button", "aria-label": say("close"), click: () => open(false) }, icon(CROSS)), menu,
    ),
    stage,
  );
  const live = h("div", { class: "unseen", "aria-live": "polite" });
  shadow.append(h("section", { class: given("position"), "aria-label": say("brand") }, launcher, panel, live));
  const kit: Kit = { root, lang, shadow, panel, stage, log, menu, status, live, input };

  /** A visitor who has already asked in this tab finds the conversation again. */
  function resume(): { open?: boolean } {
    try {
      const kept = sessionStorage.getItem(place(root));
      if (!kept) return {};
      load().catch(() => {});
      return JSON.parse(kept);
    } catch {
      return {}; // storage is forbidden here, or holds something else
    }
  }

  function open(on: boolean, focus = true): void {
    if (on) resume();
    panel.hidden = !on;
    launcher.setAttribute("aria-expanded", `${on}`);
    if (focus) (on ? input : launcher).focus({ preventScroll: true });
    shadow.dispatchEvent(new Event("toggle"));
  }

  function fold(shut: boolean): void {
    if (shut && menu.contains(shadow.activeElement)) more.focus();
    menu.hidden = shut;
    more.setAttribute("aria-expanded", `${!shut}`);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key != "Escape" || event.defaultPrevented || event.isComposing || panel.hidden) return;
    const inside = !!shadow.activeElement;
    // From elsewhere in the page, only where the dialog hides what has the focus: Escape is the page's own otherwise.
    if (!inside && panel.clientWidth < innerWidth) return;
    if (menu.hidden) open(false, inside);
    else fold(true);
  });
  shadow.addEventListener("click", (event) => {
    if (!menu.hidden && ![more, menu].some((element) => element.contains(event.target as Node))) fold(true);
  });
  input.addEventListener("input", () => load().catch(() => {}), { once: true });

  // On a small screen it would hide the page that they came to see.
  if (resume()?.open && matchMedia("(min-width: 48em)").matches) open(true, false);
}

/** The colour that the page gives, and on it black or white, whichever is read better. */
function paint(host: HTMLElement, accent: string): void {
  const [, ...parts] = /^#(..)(..)(..)$/.exec(accent) ?? [];
  const [r, g, b] = parts.map((hex) => (parseInt(hex, 16) / 255) ** 2.2) as [number, number, number];
  if (accent) host.style.setProperty("--guichet-accent", accent);
  if (parts.length) host.style.setProperty("--guichet-accent-text", 0.21 * r + 0.72 * g + 0.07 * b > 0.18 ? "#000" : "#fff");
}
