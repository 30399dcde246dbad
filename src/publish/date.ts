/** The time of a result: given or found in what was measured, never the clock's. */
import { EvalmarkError } from "../errors.ts";

/**
 * `given` (ISO-8601 date or time), else SOURCE_DATE_EPOCH, else the log's completion.
 * Returns UTC to the second, "2026-11-22T10:00:00Z". Throws ERR_USAGE where there is none.
 */
export function resultDate(given: string | undefined, completedAt: string | null): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (given !== undefined) return utc(given, "--date");
  if (epoch !== undefined && epoch !== "") {
    if (!/^\d{1,11}$/.test(epoch)) throw noTime(`SOURCE_DATE_EPOCH is "${epoch}", not seconds`);
    return utc(new Date(Number(epoch) * 1000).toISOString(), "SOURCE_DATE_EPOCH");
  }
  if (completedAt !== null) return utc(completedAt, "the log's completion");
  throw noTime("the log does not say when it was completed");
}

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

function utc(text: string, from: string): string {
  const zoned = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  const time = ISO.test(text) && isDay(text.slice(0, 10)) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time)) throw noTime(`${from} is "${text}", not an ISO-8601 time`);
  return new Date(Math.floor(time / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

/** Date.parse takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** Seconds since 1970 of a time made by `resultDate`. */
export function seconds(date: string): number {
  return Date.parse(date) / 1000;
}

function noTime(message: string): EvalmarkError {
  return new EvalmarkError("ERR_USAGE", message, { cure: "--date 2026-01-31T12:00:00Z" });
}
