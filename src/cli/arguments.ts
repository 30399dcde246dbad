/** Argument readers that several commands share. */
import { availableParallelism } from "node:os";
import { parseOptionText } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";

/** Collects a repeated option. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** `K=V` pairs as scorer options. Throws ERR_USAGE for a pair without "=", or a second of a K. */
export function readOptions(pairs: string[] = []): Record<string, unknown> {
  const options = new Map<string, unknown>();
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at <= 0) {
      throw new EvalmarkError("ERR_USAGE", `--option takes K=V, not "${pair}"`, {
        cure: "--option metric=em",
      });
    }
    const key = pair.slice(0, at);
    if (options.has(key)) {
      throw new EvalmarkError("ERR_USAGE", `--option ${key} is given twice`, { cure: "keep one" });
    }
    options.set(key, parseOptionText(key, pair.slice(at + 1)));
  }
  return Object.fromEntries(options);
}

/** One of a few words. Throws ERR_USAGE naming them. */
export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  if ((allowed as readonly string[]).includes(value)) return value as T;
  throw new EvalmarkError("ERR_USAGE", `${name} can't be "${value}"`, {
    cure: `use ${allowed.join(" or ")}`,
  });
}

/** `owner/name`. Throws ERR_USAGE. */
export function repositoryId(name: string, value: string): string {
  if (/^(?!\.)[\w.-]+\/(?!\.+$)[\w.-]+$/.test(value) && value.length <= 200) return value;
  throw new EvalmarkError("ERR_USAGE", `${name} must be ORG/NAME, not "${value}"`, {
    cure: `${name} acme/tiny-1b, as in the address of its page on the Hub`,
  });
}

/** A whole number from `least` to `most`. Throws ERR_USAGE. */
export function wholeNumber(name: string, value: string, most: number, least = 0): number {
  const number = /^\d{1,6}$/.test(value) ? Number(value) : -1;
  if (number >= least && number <= most) return number;
  throw new EvalmarkError("ERR_USAGE", `${name} must be a whole number from ${least} to ${most}`, {
    cure: `${name} ${Math.min(2, most)}`,
  });
}

/** More threads than any machine has cores for. */
const MOST_WORKERS = 1024;

/** `--workers`: threads, one for each core where none are named. Throws ERR_USAGE. */
export function workersOf(value: string | undefined): number {
  if (value === undefined) return availableParallelism();
  return wholeNumber("--workers", value, MOST_WORKERS, 1);
}
