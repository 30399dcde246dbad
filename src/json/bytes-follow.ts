/** Follows one JSON value through pieces of text by its brackets and strings alone. */
import { MAX_DEPTH } from "./bytes.ts";
import { JsonError, showByte } from "./bytes-error.ts";

/** Bytes of a string that are looked at one by one before memchr takes over. */
const NEAR = 48;

/** 1 for what may stand in a number or word, 2 for what may end one. */
const SCALAR = new Uint8Array(256);
for (const c of "+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
  SCALAR[c.charCodeAt(0)] = 1;
}
for (const c of ",]} \t\r\n") SCALAR[c.charCodeAt(0)] = 2;

export class Follower {
  /** Where the value that `begin` opened is over. */
  done = false;
  #depth = 0;
  #opens = new Uint8Array(MAX_DEPTH);
  #inString = false;
  #escaped = false;
  #scalar = false;

  /** A value starts with byte `c`, which is still to be passed to `follow`. */
  begin(c: number, offset: number): void {
    this.done = false;
    this.#depth = 0;
    this.#inString = false;
    this.#scalar = c !== 34 && c !== 123 && c !== 91;
    if (this.#scalar && SCALAR[c] !== 1) {
      throw new JsonError(`${showByte(c)} where a value should stand`, offset);
    }
  }

  /** Starts inside a string, behind its opening quote. */
  beginString(): void {
    this.done = false;
    this.#depth = 0;
    this.#inString = true;
    this.#scalar = false;
  }

  /** A number or word that the end of the text ended. */
  get openScalar(): boolean {
    return this.#scalar && !this.done;
  }

  /** Follows from `i` on: index behind the value (`done` is set) or the end of the piece. */
  follow(b: Buffer, i: number, base: number): number {
    const n = b.length;
    let at = i;
    if (this.#scalar) {
      while (at < n && SCALAR[b[at]!] === 1) at++;
      if (at < n && SCALAR[b[at]!] === 0) {
        throw new JsonError(`${showByte(b[at]!)} out of place`, base + at);
      }
      this.done = at < n;
      return at;
    }
    while (at < n) {
      if (this.#inString) {
        at = this.#string(b, at);
        if (this.#inString) return n;
        if (this.#depth === 0) {
          this.done = true;
          return at;
        }
        continue;
      }
      const c = b[at++]!;
      if (c === 34) {
        this.#inString = true;
      } else if (c === 123 || c === 91) {
        if (this.#depth === MAX_DEPTH) {
          throw new JsonError(`nested deeper than ${MAX_DEPTH}`, base + at - 1);
        }
        this.#opens[this.#depth++] = c;
      } else if (c === 125 || c === 93) {
        // An opening bracket's code is its closing one's less two.
        if (this.#opens[this.#depth - 1] !== c - 2) {
          throw new JsonError(`${showByte(c)} closes nothing`, base + at - 1);
        }
        this.#depth--;
        if (this.#depth === 0) {
          this.done = true;
          return at;
        }
      }
    }
    return at;
  }

  /** Index behind the closing quote, or the end of the piece while the string goes on. */
  #string(b: Buffer, i: number): number {
    const n = b.length;
    let at = this.#escaped ? i + 1 : i;
    this.#escaped = false;
    for (;;) {
      const near = Math.min(n, at + NEAR);
      while (at < near) {
        const c = b[at]!;
        if (c === 34) {
          this.#inString = false;
          return at + 1;
        }
        at += c === 92 ? 2 : 1;
      }
      if (at >= n) {
        this.#escaped = at > n;
        return n;
      }
      const quote = b.indexOf(34, at);
      const stop = quote < 0 ? n : quote;
      let k = stop;
      while (k > at && b[k - 1] === 92) k--;
      const odd = ((stop - k) & 1) === 1;
      if (quote < 0) {
        this.#escaped = odd;
        return n;
      }
      at = quote + 1;
      if (!odd) {
        this.#inString = false;
        return at;
      }
    }
  }
}
