/** Text for a terminal: colours where they are wanted, nothing that could drive it. */
import pc from "picocolors";
import { escapeJson } from "../../json/index.ts";

/** Colours on a terminal only (NO_COLOR and FORCE_COLOR are honoured). */
export const color = pc.createColors(
  !process.env.NO_COLOR && (Boolean(process.env.FORCE_COLOR) || process.stdout.isTTY === true),
);

// Control characters, line and paragraph separators, bidi controls: shown, never sent.
const UNSAFE = /[\p{Cc}\u2028\u2029\p{Bidi_Control}]/gu;

/** One line of text that can be printed: control and bidi characters become visible escapes. */
export function safe(text: string): string {
  return text.replace(UNSAFE, (c) =>
    c === "\n" ? "\\n" : c === "\t" ? "\\t" : `\\u{${c.codePointAt(0)!.toString(16)}}`,
  );
}

/** Text of several lines, each of them `safe`. */
export function safeLines(text: string): string {
  return text.split("\n").map(safe).join("\n");
}

/** JSON whose bytes no terminal acts on: what `safe` shows is escaped, the values stay. */
export function safeJson(value: unknown, indent?: number): string {
  return escapeJson(JSON.stringify(value, null, indent));
}

/** `safe`, cut to `width` characters with an ellipsis. */
export function clip(text: string, width: number): string {
  const chars = [...safe(text)];
  return chars.length <= width ? chars.join("") : `${chars.slice(0, width - 1).join("")}…`;
}

/** The end of a text rather than its beginning, where answers stand. */
export function clipStart(text: string, width: number): string {
  const chars = [...safe(text)];
  return chars.length <= width ? chars.join("") : `…${chars.slice(1 - width).join("")}`;
}

/** Rows as columns, two spaces between; `right` names the columns that align right. */
export function table(rows: string[][], right: number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, visible(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const pad = " ".repeat(widths[i]! - visible(cell));
        return right.includes(i) ? pad + cell : cell + pad;
      })
      .join("  ")
      .trimEnd(),
  );
}

/** Length without colour codes. */
function visible(cell: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
  return [...cell.replace(/\u001b\[\d+m/g, "")].length;
}
