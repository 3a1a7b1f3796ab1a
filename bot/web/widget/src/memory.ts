/** The conversation in this tab, kept through changes of page. Written once the visitor has asked, never before. */

import type { Reply } from "./reply";

export interface Turn {
  question: string;
  reply: Reply;
  /** What the visitor said of the reply. */
  helpful?: boolean;
}

export interface Memory {
  turns: Turn[];
  open: boolean;
  /** Takes over what is kept in the tab, which another page may have added to. */
  read(): void;
  keep(): void;
  forget(): void;
}

/** Where a page may not keep anything (sandbox, full storage), the conversation lasts as long as the page. */
export function memory(key: string): Memory {
  const kept: Memory = {
    turns: [],
    open: true,
    read() {
      try {
        const { turns, open } = JSON.parse(sessionStorage.getItem(key)!);
        if (Array.isArray(turns)) Object.assign(kept, { turns, open });
      } catch {}
    },
    keep() {
      try {
        if (kept.turns.length) sessionStorage.setItem(key, JSON.stringify({ turns: kept.turns, open: kept.open }));
      } catch {}
    },
    forget() {
      kept.turns = [];
      try {
        sessionStorage.removeItem(key);
      } catch {}
    },
  };
  kept.read();
  return kept;
}
