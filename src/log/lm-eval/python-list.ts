/**
 * A target that was a list in Python, read back from what str() made of it. `doc_to_target`
 * may give a list of right answers, and the log keeps only its repr (evaluation_tracker.py of
 * lm_eval 0.4.13).
 */

import { ITEMS } from "../limits.ts";

/**
 * "['a', 'b']" as ["a", "b"], "[('a', 'b'), ('c',)]" as [["a", "b"], ["c"]]; numbers as they
 * are written. Null where the text is no such list, or a very long one: then it is the target.
 */
export function pythonList(text: string): string[] | string[][] | null {
  if (!text.startsWith("[") || !text.endsWith("]")) return null;
  const reader = new Repr(text);
  const list = reader.list();
  if (!list || !reader.atEnd || list.length === 0) return null;
  const nested = list.filter((item) => typeof item !== "string").length;
  if (nested === 0) return list as string[];
  return nested === list.length && (list as string[][]).every((l) => l.length > 0)
    ? (list as string[][])
    : null;
}

const NUMBER = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/y;

class Repr {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** A list or tuple of strings, numbers and, at the top, further ones. */
  list(nested = true): (string | string[])[] | null {
    const close = this.#text[this.#at] === "[" ? "]" : ")";
    this.#at++;
    const out: (string | string[])[] = [];
    while (this.#text[this.#at] !== close) {
      const c = this.#text[this.#at];
      const item = c === "[" || c === "(" ? (nested ? this.list(false) : null) : this.#scalar();
      if (item === null || out.length === ITEMS) return null;
      out.push(item as string | string[]);
      if (this.#text[this.#at] === ",") this.#at += this.#text[this.#at + 1] === " " ? 2 : 1;
      else if (this.#text[this.#at] !== close) return null;
    }
    this.#at++;
    return out;
  }

  #scalar(): string | null {
    const quote = this.#text[this.#at];
    if (quote === "'" || quote === '"') return this.#string(quote);
    NUMBER.lastIndex = this.#at;
    const number = NUMBER.exec(this.#text);
    if (!number) return null;
    this.#at = NUMBER.lastIndex;
    return number[0];
  }

  #string(quote: string): string | null {
    const start = this.#at + 1;
    for (let i = start; i < this.#text.length; i++) {
      if (this.#text[i] === "\\") i++;
      else if (this.#text[i] === quote) {
        this.#at = i + 1;
        return withoutEscapes(this.#text.slice(start, i));
      }
    }
    return null;
  }
}

const NAMED: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

/** Escapes that repr() of a str writes. */
function withoutEscapes(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g,
    (_, x?: string, u?: string, long?: string, c = "") => {
      const hex = x ?? u ?? long;
      if (hex === undefined) return NAMED[c] ?? c;
      const point = Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
    },
  );
}
