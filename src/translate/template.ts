/**
 * Templates as Inspect AI fills them: Python's format(), but that unknown fields stay as they are
 * (inspect_ai 0.3.285, _util/format.py format_template).
 */
import { EvalmarkError } from "../errors.ts";
import type { Piece } from "./types.ts";

/** What the names of a template stand for. */
export type Known = (name: string) => Piece[] | undefined;

type Part = { text: string } | { field: string; spec: string; conversion: string };

/**
 * The pieces of a template; a name that `known` does not know stays in its braces.
 * Throws ERR_SPEC for braces that do not match, and ERR_REFUSED for fields that Python would
 * format (`{x:>5}`, `{x!r}`, `{x.y}`), which can't be known before the run.
 */
export function fillTemplate(template: string, known: Known): Piece[] {
  const pieces: Piece[] = [];
  for (const part of parse(template)) {
    if ("text" in part) {
      pieces.push(part);
      continue;
    }
    const name = part.field.split(/[.[]/, 1)[0]!;
    const plain = part.spec === "" && part.conversion === "" && name === part.field;
    const value = known(name);
    if (!plain && (value || part.spec !== "" || part.conversion !== "")) {
      throw new EvalmarkError("ERR_REFUSED", `a template formats the field {${part.field}}`, {
        cure: `write {${name}} alone, or translate to inspect`,
      });
    }
    pieces.push(...(value ?? [{ text: `{${part.field}}` }]));
  }
  return merged(pieces);
}

/** Neighbouring texts as one. */
export function merged(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (isText(piece) && last && isText(last))
      out[out.length - 1] = { text: last.text + piece.text };
    else if (!isText(piece) || piece.text !== "") out.push(piece);
  }
  return out;
}

const isText = (piece: Piece): piece is { text: string } =>
  typeof piece === "object" && "text" in piece;

/** The parts of a format string (Python's string.Formatter.parse). */
function parse(template: string): Part[] {
  const parts: Part[] = [];
  let text = "";
  let numbered = 0;
  for (let i = 0; i < template.length; i++) {
    const c = template[i]!;
    if (c !== "{" && c !== "}") {
      text += c;
    } else if (template[i + 1] === c) {
      text += c;
      i++;
    } else {
      const end = c === "{" ? closing(template, i) : -1;
      if (end < 0) {
        throw new EvalmarkError(
          "ERR_SPEC",
          `a template has a lone "${c}": ${excerpt(template, i)}`,
          {
            cure: `write "${c}${c}" for a brace in the text`,
          },
        );
      }
      parts.push({ text });
      text = "";
      const field = fieldOf(template.slice(i + 1, end));
      // {} is {0}, the next {1}
      parts.push(field.field === "" ? { ...field, field: String(numbered++) } : field);
      i = end;
    }
  }
  parts.push({ text });
  return parts;
}

/** Where the field that opens at `start` closes; nested braces stand in format specs. */
function closing(template: string, start: number): number {
  let depth = 0;
  for (let i = start; i < template.length; i++) {
    if (template[i] === "{") depth++;
    else if (template[i] === "}" && --depth === 0) return i;
  }
  return -1;
}

function fieldOf(inside: string): { field: string; spec: string; conversion: string } {
  const match = /^([^!:]*)(?:!([^:]*))?(?::(.*))?$/s.exec(inside);
  return { field: match?.[1] ?? inside, conversion: match?.[2] ?? "", spec: match?.[3] ?? "" };
}

const excerpt = (text: string, at: number): string =>
  JSON.stringify(text.slice(Math.max(0, at - 12), at + 12));
