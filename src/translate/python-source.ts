/** Python source: literals, calls, and the expressions of a plan that two harnesses share. */
import type { Message, Piece, Plan } from "./types.ts";

/** A string literal, in the quotes that need no escape; text of several lines in triple ones. */
export function pyText(text: string): string {
  const escaped = JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, escapeSequence);
  const broken = /^[^\n]+(?:\n+[^\n]+)+$/.test(text) && !text.includes('"');
  if (broken && escaped === `"${text.replaceAll("\n", "\\n")}"`) return `"""${text}"""`;
  if (text.includes('"') && !text.includes("'")) {
    return `'${escaped.slice(1, -1).replaceAll('\\"', '"')}'`;
  }
  return escaped;
}

const escapeSequence = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Any JSON value. */
export function pyValue(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return pyText(value);
  if (Array.isArray(value)) return `[${value.map(pyValue).join(", ")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([k, v]) => `${pyText(k)}: ${pyValue(v)}`);
    return `{${entries.join(", ")}}`;
  }
  return String(value);
}

/** `name(first, key=value)`; keys that are no names of Python go into `**{...}`. */
export function pyCall(name: string, first: string[], named: Record<string, unknown>): string {
  const own = Object.entries(named).map(([key, value]) =>
    /^[A-Za-z_]\w*$/.test(key)
      ? `${key}=${pyValue(value)}`
      : `**{${pyText(key)}: ${pyValue(value)}}`,
  );
  return `${name}(${[...first, ...own].join(", ")})`;
}

/** What of evalmark.rows an expression calls. */
export class RowCalls {
  readonly used = new Set<string>();

  call(name: string, ...args: string[]): string {
    this.used.add(name);
    return `${name}(${args.join(", ")})`;
  }

  /** The text of a message, of the row that `row` names. */
  message({ pieces }: Message, plan: Plan, row: string): string {
    const parts = pieces.map((piece) => this.#piece(piece, plan, row));
    if (parts.length <= 1) return parts[0] ?? '""';
    return `(\n        ${parts.join("\n        + ")}\n    )`;
  }

  #piece(piece: Piece, plan: Plan, row: string): string {
    if (piece === "letters") return this.call("letters", this.choices(plan, row));
    if (piece === "options") return this.call("options", this.choices(plan, row));
    if ("text" in piece) return pyText(piece.text);
    if ("input" in piece) return this.call("question", row, pyText(piece.input));
    return this.call("shown", row, pyText(piece.column));
  }

  /** The list of a row's choices. */
  choices({ choices }: Pick<Plan, "choices">, row: string): string {
    if (Array.isArray(choices)) {
      return `[${choices.map((column) => this.call("cell", row, pyText(column))).join(", ")}]`;
    }
    return this.call("cell", row, pyText(choices ?? ""));
  }

  /** The target's text. */
  target({ target, choices }: Pick<Plan, "target" | "choices">, row: string): string {
    if ("literal" in target) return pyText(target.literal);
    const more = choices === null ? [] : ["has_choices=True"];
    return this.call("target", row, pyText(target.column), ...more);
  }

  /** The line that imports them. */
  import(): string[] {
    const names = [...this.used].sort();
    return names.length > 0 ? [`from evalmark.rows import ${names.join(", ")}`] : [];
  }
}

/** The lines at the head of a file: where it comes from, and what scores. */
export function headLines({ origin, name }: Plan): string[] {
  const file = origin.spec.replace(/^.*[\\/]/, "").replace(/[^\w.-]/g, "_");
  return [
    `Task ${name} of ${file}, SHA-256 ${origin.specDigest},`,
    `translated by evalmark. Scored by the evalmark core ${origin.core}.`,
  ];
}

export const comment = (lines: string[], mark = "#"): string =>
  lines.map((line) => `${mark} ${line}\n`).join("");
