/** Numbers of a comparison in words, for terminal and page alike. */
import type { LogDiff } from "./one-log.ts";

/** In per cent, to two decimals. */
export function percent(value: number): string {
  const text = (100 * value).toFixed(2);
  return text === "-0.00" ? "0.00" : text;
}

export function intervalText(interval: readonly [number, number] | null): string {
  return interval === null ? "" : `[${percent(interval[0])}, ${percent(interval[1])}]`;
}

/** A value with its standard error, in per cent. */
export function withError(value: number, stderr: number | null): string {
  return stderr === null ? percent(value) : `${percent(value)} ± ${percent(stderr)}`;
}

export function pText(p: number | null): string {
  if (p === null) return "";
  return p >= 0.0001 ? p.toFixed(4) : "< 0.0001";
}

/** How many places a model gains going from one ranking to the other. */
export function changeText(rankA: number, rankB: number): string {
  const gained = rankA - rankB;
  if (gained === 0) return "same";
  return gained > 0 ? `up ${gained}` : `down ${-gained}`;
}

/** The model where the log alone names it, else its file. */
export function nameOfLog({ model, file }: LogDiff, logs: readonly LogDiff[]): string {
  const alone = logs.filter((log) => log.model === model).length === 1;
  return model !== null && alone ? model : file;
}
