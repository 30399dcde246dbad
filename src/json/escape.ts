/** JSON text that does nothing to a terminal that shows it. */

// JSON.stringify has escaped C0 controls; DEL, C1 and bidi controls it leaves as they are.
const ACTIVE = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The same JSON value, with control and bidi characters in its strings as \uXXXX. */
export function escapeJson(json: string): string {
  return json.replace(ACTIVE, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A string as JSON that does nothing to a terminal. */
export function safeJsonString(text: string): string {
  return isPlain(text) ? `"${text}"` : escapeJson(JSON.stringify(text));
}

/** Is the text short, and are all its characters printable ASCII that JSON leaves alone? */
function isPlain(text: string): boolean {
  if (text.length > 64) return false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 32 || c > 126 || c === 34 || c === 92) return false;
  }
  return true;
}
