/**
 * What every visitor downloads: `<guichet-chat>`. It adds one where the page has none, and makes no request and writes
 * nothing before the visitor opens it and asks.
 */

import { mount } from "./desk";

const NAME = "guichet-chat";
const script = (document.currentScript ?? document.querySelector("script[src*='/widget']")) as HTMLScriptElement | null;
const server = script?.src.replace(/\/widget(\.js|\/).*$/, "") ?? "";

class GuichetChat extends HTMLElement {
  connectedCallback(): void {
    if (!this.shadowRoot) mount(this, this.getAttribute("server")?.replace(/\/$/, "") ?? server);
  }
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, GuichetChat);
  const place = () => document.querySelector(NAME) ?? document.body.append(document.createElement(NAME));
  if (document.readyState == "loading") document.addEventListener("DOMContentLoaded", place);
  else place();
}
