/** Generated patterns and texts for the comparison with Python's `re`: the same for the same seed. */
import { random } from "./inspect-cases.ts";

export interface Question {
  pattern: string;
  /** As assembly/regex/flags.ts has them. */
  flags: number;
  text: string;
}

const CHARS = "a b c A B K k s S 1 2 _ é É ſ \u212a İ ı µ σ ς 𐐀 𐐨 ß ẞ".split(" ");
const ATOMS = [
  ..."a a a b b c . . \\d \\w \\s \\D \\W \\S [ab] [^a] [a-c] [^\\d\\s] [\\w-] [k-s] [à-ö] é ſ \\x61 \\u00e9 \\n".split(
    " ",
  ),
  "[^\\Wa]",
  "[]a]",
  "[^]]",
  "[a\\]b]",
  "[K]",
  "[µ-ω]",
  "[\\u3000-\\U00010428]",
  "[𐐀a]",
  "[^é\\n]",
  "\\.",
  " ",
  "#",
  "-",
  "\\101",
  "\\0",
  "\\U00010400",
  "{",
  "{,",
  "}",
  "]",
];
const PLACES = "^ $ \\A \\Z \\b \\B (?=a) (?!b) (?<=a) (?<!b) (?=\\s|$) (?<=ab|ba) (?<!^a)".split(
  " ",
);
const QUANTIFIERS = "* * + + ? ? *? +? ?? {2} {1,2} {0,2}? {,2} {2,} {0} {1,}?".split(" ");
const INLINE = "i s m x a -i -s -m is a-i".split(" ");
/** What breaks a pattern, or does not. */
const NOISE =
  "( ) [ ] { } * + ? \\ | ^ $ (?: (?P<n> (?i) (?# ) {2 ,3} \\x \\8 [a- (?<= \\q - a".split(" ");

export class Patterns {
  readonly #next: (n: number) => number;

  constructor(seed: number) {
    this.#next = random(seed);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#next(list.length)]!;
  }

  question(): Question {
    const flags = this.#next(3) ? 0 : [1, 2, 4, 8, 16, 17, 1, 6][this.#next(8)]!;
    const whole = this.#next(12) ? "" : `(?${this.#pick(["i", "s", "m", "x", "a", "im", "u"])})`;
    const text = this.#text();
    return { pattern: whole + this.#alternatives(3), flags, text };
  }

  /** A pattern with pieces put in anywhere: most of these are no patterns. */
  broken(): Question {
    const given = this.question();
    const at = this.#next(given.pattern.length + 1);
    const cut = at + this.#next(3);
    const pattern = given.pattern.slice(0, at) + this.#pick(NOISE) + given.pattern.slice(cut);
    return { ...given, pattern: Buffer.from(pattern).toString() };
  }

  /** Nothing but groups that may be empty, one in the other. */
  empties(): Question {
    return { pattern: this.#nullable(4), flags: 0, text: this.#mix(["a", "b", "a", "c"], 7) };
  }

  #nullable(depth: number): string {
    if (depth === 0) return this.#pick(["a", "b", "", "a?", "b*", "^", "$", "\\b", "a*?"]);
    const inner = () => this.#nullable(depth - 1 - this.#next(Math.min(2, depth)));
    switch (this.#next(4)) {
      case 0:
        return inner() + inner();
      case 1:
        return `(${inner()}|${inner()})${this.#pick(["", "*", "+", "*?"])}`;
      default:
        return `(${this.#pick(["", "?:"])}${inner()})${this.#pick(QUANTIFIERS)}`;
    }
  }

  #text(): string {
    const kind = this.#next(4);
    if (kind === 0) return this.#mix(["a", "b", "c", "ab", "aab"], 8);
    return this.#mix([...CHARS, "a", "b", "ab", " ", "\n", "\u001c", "\u00a0", "٣", "-", "."], 9);
  }

  #mix(list: readonly string[], most: number): string {
    let out = "";
    for (let n = this.#next(most + 1); n > 0; n--) out += this.#pick(list);
    return out;
  }

  #alternatives(depth: number): string {
    let out = this.#sequence(depth);
    while (this.#next(4) === 0) out += `|${this.#sequence(depth)}`;
    return out;
  }

  #sequence(depth: number): string {
    let out = "";
    for (let n = this.#next(4); n >= 0; n--) out += this.#item(depth);
    return this.#next(15) ? out : "";
  }

  #item(depth: number): string {
    if (this.#next(7) === 0) return this.#pick(PLACES);
    const atom = this.#next(3) === 0 && depth > 0 ? this.#group(depth - 1) : this.#single();
    return this.#next(3) ? atom : atom + this.#pick(QUANTIFIERS);
  }

  #single(): string {
    return this.#next(4) ? this.#pick(ATOMS) : this.#pick(CHARS);
  }

  #group(depth: number): string {
    const inner = this.#alternatives(depth);
    switch (this.#next(6)) {
      case 0:
        return `(?:${inner})`;
      case 1:
        return `(?${this.#pick(INLINE)}:${inner})`;
      case 2:
        return `(?P<g${this.#next(1000)}>${inner})`;
      default:
        return `(${inner})`;
    }
  }
}
