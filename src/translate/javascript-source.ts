/** JavaScript source: the expressions of a plan for promptfoo. */
import type { Message, Piece, Plan } from "./types.ts";

export const jsText = (text: string): string => JSON.stringify(text);

/** What of evalmark/promptfoo an expression calls. */
export class JsRowCalls {
  readonly used = new Set<string>();

  call(name: string, ...args: string[]): string {
    this.used.add(name);
    return `${name}(${args.join(", ")})`;
  }

  message({ pieces }: Message, plan: Plan): string {
    return pieces.map((piece) => this.#piece(piece, plan)).join(" +\n      ") || '""';
  }

  #piece(piece: Piece, plan: Plan): string {
    if (piece === "letters") return this.call("letters", this.choices(plan));
    if (piece === "options") return this.call("options", this.choices(plan));
    if ("text" in piece) return jsText(piece.text);
    if ("input" in piece) return this.call("question", "row", jsText(piece.input));
    return this.call("shown", "row", jsText(piece.column));
  }

  choices({ choices }: Plan): string {
    if (Array.isArray(choices)) {
      return `[${choices.map((c) => this.call("cell", "row", jsText(c))).join(", ")}]`;
    }
    return this.call("cell", "row", jsText(choices ?? ""));
  }

  target({ target, choices }: Plan): string {
    if ("literal" in target) return jsText(target.literal);
    return this.call("target", "row", jsText(target.column), ...(choices === null ? [] : ["true"]));
  }
}
