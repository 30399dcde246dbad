/** Text of anybody as text of HTML. */

const NAMED: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Safe as content and in quoted attributes; control and bidi characters are shown, not sent. */
export function html(text: string): string {
  return text
    .replace(/[&<>"']/g, (c) => NAMED[c]!)
    .replace(
      /(?![\n\t])[\p{Cc}\u2028\u2029\p{Bidi_Control}\p{Cs}]/gu,
      (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`,
    );
}
