/** Whether the numbers of a result agree with one another. */
import { EvalmarkError } from "../errors.ts";
import { checkReducer, Fraction, formatValue, OUTCOMES, parseReducer } from "../result/index.ts";
import { canaryContradiction } from "./canary.ts";
import type { Claims } from "./claims.ts";

/** E_COUNTS: of numbers; E_VALUE_COUNTS: of the value; E_INCOMPLETE: of the rows. */
export interface Contradiction {
  code: "E_COUNTS" | "E_VALUE_COUNTS" | "E_INCOMPLETE";
  why: string;
}

/**
 * The first contradiction among value, k, n, rows, epochs, counts, samples and the dataset's rows;
 * null where there is none. Everything is compared exactly.
 */
export function contradiction(
  claims: Pick<Claims, "result" | "dataset" | "run" | "judge" | "canary">,
): Contradiction | null {
  const { result } = claims;
  const numbers = ofCounts(claims) ?? ofReducer(result) ?? ofK(result);
  if (numbers) return { code: "E_COUNTS", why: numbers };
  const value = ofValue(result);
  if (value) return { code: "E_VALUE_COUNTS", why: value };
  const rows = ofRows(claims);
  return rows === null ? null : { code: "E_INCOMPLETE", why: rows };
}

type Result = Claims["result"];

function ofCounts({
  result,
  run,
  judge,
  canary,
}: Pick<Claims, "result" | "run" | "judge" | "canary">): string | null {
  const { counts, errors, epochs, n, rows } = result;
  const expected = rows * epochs;
  if (!Number.isSafeInteger(expected)) return "rows x epochs is beyond all measure";
  const all = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  if (all !== expected) return `the counts add up to ${all}, rows x epochs is ${expected}`;
  const over = expected - (errors === "exclude" ? counts.errored : 0);
  if (n !== over) return `n is ${n}, expected ${over}`;
  const there = expected - counts.missing;
  if (run.samples.n !== there) return `the log has ${run.samples.n} samples, counted are ${there}`;
  if (judge && judge.n > there) return `${judge.n} transcripts of a judge, ${there} samples`;
  return canary && canaryContradiction(canary, there);
}

function ofReducer({ reducer, epochs }: Result): string | null {
  try {
    checkReducer(parseReducer(reducer), epochs);
    return null;
  } catch (error) {
    if (error instanceof EvalmarkError) return error.message;
    throw error;
  }
}

function ofK({ counts, errors, k: [n, d], reducer, n: over }: Result): string | null {
  const [num, den] = [BigInt(n), BigInt(d)];
  if (den === 0n) return "k has the denominator 0";
  const k = Fraction.of(num, den);
  if (k.den !== den) return `k is ${num}/${den}, which is not reduced`;
  if (k.compare(Fraction.of(over)) > 0) return `k is above n (${k} of ${over})`;
  if (reducer !== "mean" || errors !== "wrong") return null;
  const least = Fraction.of(counts.equal);
  const most = Fraction.of(counts.equal + counts.partial);
  if (k.compare(least) >= 0 && k.compare(most) <= 0) return null;
  return `k is ${k}, with ${counts.equal} samples equal and ${counts.partial} partial`;
}

function ofValue({ decimals, k, n, scale, value }: Result): string | null {
  const [num, den] = k.map(BigInt) as [bigint, bigint];
  const expected = formatValue(Fraction.of(num, den).div(Fraction.of(n)), scale, decimals);
  if (Object.is(Number(expected), value)) return null;
  return `the value is ${value}, k / n is ${expected}`;
}

/** A dataset is bound wholly or not at all, and a result is over all of its rows. */
function ofRows({ dataset, result }: Pick<Claims, "dataset" | "result">): string | null {
  const { rows, root } = dataset;
  if ((rows === null) !== (root === null)) return "the dataset's rows and root go together";
  if (rows === null || rows === result.rows) return null;
  return `the result is over ${result.rows} rows, the dataset has ${rows}`;
}
