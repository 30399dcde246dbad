/** Generated cases for the comparison with Inspect AI: the same ones for the same seed. */

export interface Case {
  scorer: string;
  options: Record<string, unknown>;
  target: string | string[];
  choices?: string[];
  output: string;
}

const SPACES = " |\n|\t|\r\n|\u000b|\u001c|\u001f|\u0085|\u00a0|\u2009|\u202f|\u3000|  |\n\n".split(
  "|",
);
const PUNCTUATION = `. , ; : ! ? ( ) [ ] { } ' " \` - + * ** _ $ \\$ £ € % / = < ~ \\ # …`.split(
  " ",
);
const DIGITS = "0 1 2 3 4 5 6 7 8 9 ٣ ५ ３ 𝟗 ² ₂ ① Ⅻ".split(" ");
const HAN = "零 〇 ○ 一 二 三 五 十 廿 百 千 万 亿 兆 点 點 负 正 两 拾".split(" ");
const OTHERS = "½ ⅓ ⅐ ¼ ⁻¹ ² ³ ⁺² ⁰ ⁹⁹ − － ﹣ ＋ ٫ ． ， ’ ʼ ٬ 、".split(" ");
const WORDS =
  "a an the A The cat dog Straße STRASSE İstanbul ﬁne ΣΑΣ σας Kelvin ſet naïve C++ x=42 and e E inf nan None".split(
    " ",
  );
const MARKERS =
  "ANSWER: |Answer :|answer:|ANſWER: |\nANSWER: |\nANSWER:\n|ANSWER:|**ANSWER**: |ANSWER |:".split(
    "|",
  );
const LETTERS =
  "A B C D a b ſ ı \u212a İ E Z 1 2 ٣ AB A,B A,C (A) (b) **A** $B$ $ C $ A. B) foo".split(" ");

/** Short pieces whose every order is worth a try, for each scorer. */
const SOUPS: Record<string, string[]> = {
  number:
    "1|5|0|.|.|e|E|-|+|−|²|⁻|⁰|½|⅓|十|二|万|点|零|_|'|’|，| |$|\\|*|€|(|)|!|٣|Ⅻ|①|٫|负|兆|\u3000|廿|²²|99".split(
      "|",
    ),
  answer:
    "ANSWER|answer|ANſWER|:|:| | |\n|\n|A|b|.|,|;|x|_|é|\t|\u3000|!|\u2028|\r\n|ANSWER:".split("|"),
  choice:
    "ANSWER|answer:|ANSWER:|:| | |\n|\n|A|b|C|.|(|)|(A)|$|$|**|**|,|, |_|é|\t| and |AND|1|2|٣|ſ|ı|İ|\u3000|x".split(
      "|",
    ),
  words:
    "a|an|the|A|→|→| | |\n|-|1|2|.|,|_|'|x|é|$|(|)|\t|\u00a0|\u001c|1e5|inf|ß|ﬁ|Σ|σ|½|٣|0|\u0301".split(
      "|",
    ),
};

/** Patterns as tasks have them, some of them hurried. */
const PATTERNS = [
  String.raw`ANSWER\s*:\s*(.+)`,
  String.raw`ANSWER *: *(\w+)`,
  String.raw`(?i)answer\s*:\s*([A-D])\b`,
  String.raw`^(?:the answer is:?)?\s*([^.\n]+)`,
  String.raw`(\d+)(?:\.(\d+))?`,
  "(-?[$0-9.,]{2,})|(-?[0-9]+)",
  "(?<=ANSWER: )(.*)(?=.)",
  String.raw`(?s)ANSWER:\s*(.*?)\s*$`,
  String.raw`(\d*)`,
  String.raw`\b(the|a)?\s*(\w+)$`,
  String.raw`\w+\Z`,
  "(.)(.)?",
  String.raw`(?m)^(\S+)$`,
  "",
  "(K|σ+|ß)",
];

/** A generator of numbers from 0 to below n (mulberry32). */
export function random(seed: number): (n: number) => number {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

export class Generator {
  readonly #next: (n: number) => number;

  constructor(seed: number) {
    this.#next = random(seed);
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#next(list.length)]!;
  }

  #digits(most: number): string {
    let out = "";
    for (let n = 1 + this.#next(most); n > 0; n--) out += this.#next(10);
    return out;
  }

  /** A number as people and models write them, now and then a broken one. */
  number(): string {
    const sign = this.#pick(["", "", "", "-", "+", "−", "--", "负"]);
    const whole = this.#digits(this.#pick([1, 2, 3, 6, 9, 24]));
    switch (this.#next(12)) {
      case 0:
        return `${sign}${whole}.${this.#digits(6)}`;
      case 1:
        return (
          sign + whole.replace(/\B(?=(\d{3})+$)/g, this.#pick([",", "'", "’", "_", "\u202f", "，"]))
        );
      case 2:
        return `${sign}${whole}${this.#pick(["e", "E"])}${this.#pick(["", "-", "+", "−"])}${this.#digits(3)}`;
      case 3:
        return sign + whole.slice(0, 2) + this.#pick(OTHERS);
      case 4:
        return sign + this.#mix([...HAN, ...DIGITS], 5);
      case 5:
        return sign + this.#mix([...DIGITS, ...OTHERS, "."], 4);
      case 6:
        return `${sign}${whole}.${this.#pick(["", "0", "50"])}${this.#pick(OTHERS)}`;
      case 7:
        return `${this.#pick(["$", "\\$", "£", "€", "\\(", "**", "$$"])}${sign}${whole}${this.#pick(["", ".", "**", "$", "%", ".0"])}`;
      default:
        return sign + whole;
    }
  }

  #mix(list: readonly string[], most: number): string {
    let out = "";
    for (let n = 1 + this.#next(most); n > 0; n--) out += this.#pick(list);
    return out;
  }

  /** Pieces of every kind side by side. */
  text(most: number): string {
    let out = "";
    for (let n = this.#next(most + 1); n > 0; n--) {
      switch (this.#next(8)) {
        case 0:
          out += this.number();
          break;
        case 1:
          out += this.#mix(PUNCTUATION, 2);
          break;
        case 2:
          out += this.#pick(SPACES);
          break;
        case 3:
          out += this.#pick(OTHERS);
          break;
        case 4:
          out += `${this.number()}${this.#pick([...SPACES, "."])}`;
          break;
        default:
          out += this.#pick(WORDS) + this.#pick([" ", " ", "", ".", "-", "\n", ...SPACES]);
      }
    }
    return out;
  }

  /** Pieces of one kind in any order. */
  soup(kind: string, most: number): string {
    return this.#mix(SOUPS[kind]!, most);
  }

  /** A case out of such pieces alone. */
  soupCase(scorer: string): Case {
    const given = this.case(scorer);
    if (scorer === "inspect/answer") {
      const output = this.#soupOr("answer", 14) + this.soup("answer", 6);
      return { ...given, output, target: [this.soup("answer", 2), "a", "b", "x", "x.", " "] };
    }
    if (scorer === "inspect/choice") {
      const output = this.#next(30) ? this.#soupOr("choice", 12) + this.soup("choice", 10) : " \n";
      return { ...given, output, target: this.#pick(["A", "B", "C", "AB", "", "1", "S", "I"]) };
    }
    const kind = given.options.numeric ? "number" : "words";
    const output = this.soup(kind, 6);
    const near = [output, this.#near(output), output.toUpperCase(), this.soup(kind, 3)];
    const target = [this.#pick(near), this.#pick(near)].slice(this.#next(2));
    return { ...given, output: this.#next(2) ? output : `${output} ${this.soup(kind, 4)}`, target };
  }

  #soupOr(kind: string, most: number): string {
    return this.#next(2) ? this.soup(kind, most) : this.#pick(MARKERS);
  }

  /** A target and an output that may well meet it. */
  #pair(): [target: string, output: string] {
    // About as large as the largest double, where Python's float() of an integer raises.
    if (this.#next(100) === 0) return ["2", `${this.#pick(HAN).repeat(300 + this.#next(20))} 2`];
    const target = this.#next(3) ? this.number() : this.text(3);
    switch (this.#next(6)) {
      case 0:
        return [target, this.text(6)];
      case 1:
        return [target, `${this.text(4)} ${target}${this.#mix(["", ".", "!", ")", "**", " "], 2)}`];
      case 2:
        return [target, `${target} ${this.text(4)}`];
      case 3:
        return [target, this.text(2) + target.toUpperCase() + this.text(2)];
      case 4:
        return [target, this.#near(target)];
      default:
        return [target, `${this.#mix(SPACES, 2)}${target.toLowerCase()}${this.#mix(SPACES, 2)}`];
    }
  }

  /** The same text with one digit changed or a mark more. */
  #near(text: string): string {
    const at = this.#next(text.length + 1);
    return (
      text.slice(0, at) + this.#pick([...PUNCTUATION, ...DIGITS]) + text.slice(at + this.#next(2))
    );
  }

  /** Behind a marker, once or more often. */
  #marked(answer: string): string {
    const end = this.#pick(["", "", ".", "\n", " \n", ",", "\nbye", " ", "!", "_", "\t"]);
    const before = this.#next(3) ? "" : this.#pick(MARKERS) + this.text(2);
    return `${this.text(2)}${before}${this.#pick(MARKERS)}${answer}${end}`;
  }

  /** A case of the scorer, with options of every kind. */
  case(scorer: string): Case {
    let [target, output] = this.#pair();
    const targets = (): string | string[] =>
      this.#next(4) ? target : [this.text(2), target].slice(this.#next(2), 2);
    switch (scorer) {
      case "inspect/match": {
        const options = {
          location: this.#pick(["end", "begin", "any", "exact"]),
          ignore_case: this.#next(4) > 0,
          numeric: this.#next(3) > 0,
        };
        return { scorer, options, target: targets(), output };
      }
      case "inspect/includes":
        return { scorer, options: { ignore_case: this.#next(3) > 0 }, target: targets(), output };
      case "inspect/answer": {
        const pattern = this.#pick(["letter", "word", "line"]);
        if (pattern === "letter") target = this.#pick(LETTERS);
        output = this.#marked(this.#next(3) ? target : output);
        return { scorer, options: { pattern }, target: targets(), output };
      }
      case "inspect/f1": {
        const options = this.#next(2) ? {} : { stop_words: [this.#pick(WORDS), this.text(2)] };
        return { scorer, options, target: targets(), output };
      }
      case "inspect/choice": {
        const choices = Array.from({ length: this.#pick([0, 2, 4, 4, 4, 26, 30, 40]) }, String);
        target = this.#next(6) ? this.#pick(LETTERS).replace(/[^A-Z0-9,]/g, "") : this.text(1);
        const list = [this.#pick(LETTERS), this.#pick(LETTERS), this.#pick(LETTERS)];
        const answer = list
          .slice(this.#next(3))
          .join(this.#pick([", ", ",", " and ", " ", "", ", and "]));
        const options = { multiple_correct: this.#next(2) > 0 };
        return { scorer, options, target: targets(), choices, output: this.#marked(answer) };
      }
      case "inspect/pattern": {
        const regex = this.#pick(PATTERNS);
        const options = { regex, ignore_case: this.#next(3) > 0, match_all: this.#next(3) === 0 };
        const short = this.#pick([
          "42",
          "b",
          "Straße",
          "σας",
          "K",
          "",
          " ",
          "4",
          "The cat",
          target,
        ]);
        const shown = this.#next(4) ? short : short.toUpperCase();
        output = this.#next(4) ? `${this.text(2)}${this.#marked(shown)}` : output;
        return { scorer, options, target: this.#next(3) ? short : [short, "a", "4"], output };
      }
      default:
        return { scorer, options: {}, target: targets(), output };
    }
  }

  /** A power with its exponent in superscript, beside its value to 5 digits or nearly. */
  powers(): Case {
    const bases = ["0", "1", "2", "0.5", "1e308", "5e-324", "1e999", this.number(), this.number()];
    const base = this.#next(3) ? `${this.#digits(3)}.${this.#digits(3)}` : this.#pick(bases);
    const large = ["1023", "1074", "1075", "9".repeat(310), "3".repeat(308), this.#digits(9)];
    const exponent = this.#next(4) ? this.#digits(this.#pick([1, 2])) : this.#pick(large);
    const isNegative = this.#next(3) === 0;
    const value = Number(base) ** (isNegative ? -Number(exponent) : Number(exponent));
    const target = String(Number(value.toPrecision(5)) * (this.#next(2) ? 1 : 1.00001));
    const raised = [...exponent].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join("");
    const output = `${this.#pick(["", "-"])}${base}${isNegative ? "⁻" : ""}${raised}`;
    const options = { numeric: true, location: "exact" };
    return { scorer: "inspect/match", options, target, output };
  }

  /** Numbers that are hard to round: halfway between doubles, or between 5 digits. */
  hardNumbers(): Case {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, (BigInt(this.#next(2 ** 31)) << 32n) | BigInt(this.#next(2 ** 32)));
    if (this.#next(8) === 0) view.setUint32(0, this.#next(2 ** 20));
    const x = Math.abs(view.getFloat64(0));
    if (!Number.isFinite(x) || this.#next(3) === 0) {
      const digits = this.#digits(5);
      const zeros = "0".repeat(this.#next(4));
      const a = `${digits}${zeros}${this.#pick(["4", "5", "6"])}`;
      const e = this.#pick(["", "e-3", "e10", "e22", "e30", "e-30"]);
      const b = `${Number(digits) + this.#next(2)}${"0".repeat(zeros.length + 1)}`;
      const options = { numeric: true };
      return { scorer: "inspect/match", options, target: `${a}${e}`, output: `${b}${e}` };
    }
    view.setBigUint64(0, view.getBigUint64(0) & 0x7fffffffffffffffn);
    const half = halfway(view.getBigUint64(0));
    const output = half + this.#pick(["", "0", "00000001"]);
    const target = this.#next(2) ? String(x).replace("e-", "e −") : next(view).toString();
    const fixed = target.includes("e") ? decimalOf(Number(target.replace(" −", "-"))) : target;
    return { scorer: "inspect/exact", options: {}, target: fixed, output };
  }
}

/** The double behind the one in the view. */
function next(view: DataView): number {
  const copy = new DataView(new ArrayBuffer(8));
  copy.setBigUint64(0, view.getBigUint64(0) + 1n);
  return copy.getFloat64(0);
}

/** Decimals of the number halfway between a double and the next, all of them, no exponent. */
function halfway(bits: bigint): string {
  const e = Number(bits >> 52n);
  const m = (bits & 0xfffffffffffffn) | (e ? 1n << 52n : 0n);
  return plain(2n * m + 1n, (e || 1) - 1076);
}

/** A double without an exponent. */
function decimalOf(x: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const e = Number(bits >> 52n);
  return plain((bits & 0xfffffffffffffn) | (e ? 1n << 52n : 0n), (e || 1) - 1075);
}

/** m * 2^e in decimals. */
function plain(m: bigint, e: number): string {
  if (e >= 0) return `${m << BigInt(e)}.0`;
  const digits = (m * 5n ** BigInt(-e)).toString().padStart(1 - e, "0");
  return `${digits.slice(0, e)}.${digits.slice(e)}`;
}
