/** What the two parts know of each other: the desk is there at once, the talk is loaded when the visitor writes. */

export interface Kit {
  /** Address of the server, without a slash at its end. */
  root: string;
  lang: string;
  shadow: ShadowRoot;
  /** The dialog, and in it the conversation with its field; a form takes the place of the latter. */
  panel: HTMLElement;
  stage: HTMLElement;
  log: HTMLElement;
  menu: HTMLElement;
  status: HTMLElement;
  live: HTMLElement;
  input: HTMLInputElement;
}

export interface Talk {
  ask(question: string): void;
  interest(): void;
  person(): void;
}

/** Where the conversation of this tab is kept, for one server. */
export const place = (root: string): string => `guichet ${root}`;
