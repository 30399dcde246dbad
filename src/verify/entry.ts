/** Checks of the entry itself against the claims: what a forger of the YAML file would touch. */
import { type Claims, contradiction } from "../token/index.ts";
import type { Report } from "./report.ts";
import type { ResultEntry } from "./types.ts";

/** Seconds by which a signer's clock may run ahead of ours. */
const SKEW = 300;

const ASK = "ask the signer; whoever signed this has not used evalmark as it is";
const RESTORE = "restore the entry as it was signed";

export function checkEntry(
  report: Report,
  entry: ResultEntry,
  claims: Claims,
  pins: { model?: string | undefined; now?: number | undefined },
): void {
  checkModel(report, claims, pins.model);
  checkDataset(report, entry.dataset, claims.dataset);
  checkValue(report, entry.value, claims);
  const wrong = contradiction(claims);
  if (wrong) report.fail("counts", { code: wrong.code, note: wrong.why, cure: ASK });
  else if (isPartial(claims)) report.limit("counts", "S_PARTIAL", countsNote(claims));
  else report.pass("counts", countsNote(claims));
  checkNotes(report, entry.notes, claims.notes ?? undefined);
  checkDate(report, entry.date, claims.iat, pins.now);
}

function checkModel(report: Report, claims: Claims, pinned: string | undefined): void {
  const { id } = claims.model;
  if (pinned === undefined) {
    report.skip("model", `the token says ${id}: pin it with --model`);
  } else {
    report.same("model", id, pinned, {
      code: "E_MODEL",
      cure: "the result is of another model: ask for one of this model",
    });
  }
}

/** Field by field: a task may be called "math at 0123...", which is no task "math" at that commit. */
function checkDataset(
  report: Report,
  { id, revision, task_id: task }: ResultEntry["dataset"],
  signed: Claims["dataset"],
): void {
  const show = (one: { id: string; task: string; revision: string | null }) =>
    `${one.id} ${one.task}${one.revision === null ? "" : ` at ${one.revision}`}`;
  const expected = show(signed);
  const found = show({ id, task, revision: revision ?? null });
  const named = id === signed.id && task === signed.task;
  if (named && (revision ?? null) === signed.revision) {
    report.pass("dataset", found);
    return;
  }
  report.fail("dataset", {
    code: named ? "E_DATASET_REV" : "E_DATASET",
    expected: expected === found ? `${signed.id}, task ${JSON.stringify(signed.task)}` : expected,
    found: expected === found ? `${id}, task ${JSON.stringify(task)}` : found,
    cure: "take the result for what was signed, or ask for one of this benchmark",
  });
}

function checkValue(report: Report, value: unknown, claims: Claims): void {
  const signed = claims.result.value;
  // A YAML zero may carry a sign; adding 0 takes it off. Nothing else is converted.
  if (typeof value === "number" && Object.is(value + 0, signed)) {
    report.pass("value", `${signed} (${claims.result.scale})`);
  } else {
    const found =
      typeof value === "number" ? `${value}` : `${JSON.stringify(value)} (not a number)`;
    report.fail("value", { code: "E_VALUE", expected: `${signed}`, found, cure: RESTORE });
  }
}

/** Samples are missing, or were left out: the value is not over the whole benchmark. */
export function isPartial({ result: { counts, errors } }: Claims): boolean {
  return counts.missing > 0 || (errors === "exclude" && counts.errored > 0);
}

function countsNote(claims: Claims): string {
  const { counts, errors, k, n } = claims.result;
  const [num, den] = k;
  const parts = [`${den === "1" ? num : `${num}/${den}`} of ${n}`];
  for (const name of ["undecided", "unanswered", "errored", "missing"] as const) {
    if (counts[name] > 0) parts.push(`${counts[name]} ${name}`);
  }
  if (errors === "exclude") parts.push("errored samples left out of n");
  if (isPartial(claims)) parts.push("a partial result");
  return parts.join(", ");
}

function checkNotes(report: Report, notes: unknown, signed: string | undefined): void {
  if (notes === signed) report.pass("notes", signed);
  else {
    const show = (text: unknown) => (text === undefined ? "none" : JSON.stringify(text));
    report.fail("notes", {
      code: "E_NOTES",
      expected: show(signed),
      found: show(notes),
      cure: RESTORE,
    });
  }
}

/** The entry's date must be the token's, letter by letter: the Hub shows it as it is written. */
function checkDate(report: Report, date: unknown, iat: number, now: number | undefined): void {
  const signed = new Date(iat * 1000).toISOString().replace(".000Z", "Z");
  if (now !== undefined && iat > now + SKEW) {
    report.fail("date", {
      code: "E_TIME_FUTURE",
      expected: `a time up to ${new Date(now * 1000).toISOString().replace(".000Z", "Z")}`,
      found: signed,
      note: "the token is dated in the future",
      cure: "look at this machine's clock; else the signer's was wrong: ask him to sign again",
    });
  } else if (date === undefined) {
    report.skip("date", `the entry has none, so the Hub shows its commit's; signed: ${signed}`);
  } else if (date === signed) {
    report.pass("date", signed);
  } else {
    report.fail("date", {
      code: "E_DATE",
      expected: signed,
      found: JSON.stringify(date),
      cure: RESTORE,
    });
  }
}
