/** Which versions of a harness have a bug: "< 0.5.2", ">= 0.4.0 < 0.4.9", or in words. */

const PART = /^(<=|>=|<|>|=)?\s*(\d+(?:\.\d+)*)$/;

/**
 * Does `versions` name `version` ("0.9.0")? Null where it is in words, so that nobody can tell.
 * Several comparisons must all hold.
 */
export function affects(versions: string | null, version: string): boolean | null {
  if (versions === null) return null;
  const parts = versions.replace(/([<>=])\s+/g, "$1").split(/\s+/);
  let all = true;
  for (const part of parts) {
    const [, sign = "=", bound] = PART.exec(part) ?? [];
    if (bound === undefined) return null;
    all &&= holds(sign, order(version, bound));
  }
  return all;
}

function holds(sign: string, order: number): boolean {
  if (order === 0) return sign === "=" || sign.endsWith("=");
  return order < 0 ? sign.startsWith("<") : sign.startsWith(">");
}

function order(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
