/** What a YAML text may be before it is parsed: counted first, so that parsing stays small work. */
import type { FindingHere } from "../finding.ts";

/** Bytes of one YAML file. Real ones have a few thousand. */
export const MAX_BYTES = 256 * 1024;
/** Brackets, `- - -` and indentation together. */
export const MAX_DEPTH = 100;
/** Values of one file, those reached through aliases counted each time. */
export const MAX_VALUES = 100_000;

/** The text of a YAML file (a byte order mark is dropped), or the finding that refuses it. */
export function decodeYaml(bytes: Uint8Array): string | FindingHere {
  const refuse = (rule: string, message: string, cure: string, line = 1, column = 1) =>
    ({ rule, severity: "error", message, cure, line, column }) as const;
  if (bytes.length > MAX_BYTES) {
    const size = `${bytes.length} bytes, more than the ${MAX_BYTES} a YAML file may have here`;
    return refuse("file-size", size, "split the file");
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const line = firstBadLine(bytes);
    return refuse("not-utf8", "the file is not valid UTF-8", "save it as UTF-8", line);
  }
  const bad = badCharacter(text);
  if (bad) {
    const { line, column } = placeIn(text, bad.index);
    return refuse(bad.rule, bad.message, bad.cure, line, column);
  }
  const deep = tooDeep(text);
  if (deep !== null) {
    const { line, column } = placeIn(text, deep);
    return refuse("nesting", `nested deeper than ${MAX_DEPTH}`, "flatten it", line, column);
  }
  return text;
}

/** 1-based line of the first bytes that are not UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i] !== 0x0a) continue;
    try {
      decoder.decode(bytes.subarray(start, i));
    } catch {
      return line;
    }
    line++;
    start = i + 1;
  }
  return line;
}

/**
 * Characters that PyYAML refuses ("special characters are not allowed"), or takes for a line
 * break where YAML 1.2 does not (YAML 1.1, section 4.1.2 and 4.1.4).
 */
function badCharacter(text: string) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/.exec(text);
  const code = (c: string) => `U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  if (control) {
    return {
      index: control.index,
      rule: "control-character",
      message: `the character ${code(control[0])} can't stand in a YAML file`,
      cure: 'remove it, or escape it inside double quotes ("\\x1b")',
    };
  }
  const lineBreak = /\r(?!\n)|[\x85\u2028\u2029]/.exec(text);
  if (!lineBreak) return null;
  return {
    index: lineBreak.index,
    rule: "line-break",
    message: `PyYAML takes ${code(lineBreak[0])} for a line break, other readers do not`,
    cure: 'end lines with a line feed, and escape the character inside double quotes ("\\u2028")',
  };
}

const INDICATORS = /[ \t]*(?:[-?][ \t]+)*/y;

/** Offset where the text nests too deep, or null. Counts too much rather than too little. */
function tooDeep(text: string): number | null {
  let open = 0;
  let lineStart = 0;
  while (lineStart < text.length) {
    let lineEnd = text.indexOf("\n", lineStart);
    if (lineEnd < 0) lineEnd = text.length;
    // "- - - a" opens a list for each dash, "? ? ? a" a map for each question mark.
    INDICATORS.lastIndex = lineStart;
    const indicators = INDICATORS.exec(text)?.[0] ?? "";
    if (open === 0 && indicators.replaceAll(/[ \t]/g, "").length > MAX_DEPTH) return lineStart;
    for (let i = lineStart + indicators.length; i < lineEnd; i++) {
      const c = text[i];
      if (c === "[" || c === "{") {
        if (++open > MAX_DEPTH) return i;
      } else if ((c === "]" || c === "}") && open > 0) open--;
    }
    lineStart = lineEnd + 1;
  }
  return null;
}

/** 1-based line and column of an offset. */
export function placeIn(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index);
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: index - lastBreak };
}
