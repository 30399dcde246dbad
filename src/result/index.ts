/** From scores to a published number, exactly: sums, reducers, rounding, standard error. */
export { formatValue, MAX_DECIMALS, parseValue, type Scale } from "./format.ts";
export { Fraction } from "./fraction.ts";
export { fractionOfValue } from "./inspect-value.ts";
export { checkReducer, parseReducer, type Reducer, reduceEpochs } from "./reduce.ts";
export { interval95, standardError } from "./statistics.ts";
export { Sum } from "./sum.ts";
export {
  type Counts,
  type ErrorsMode,
  OUTCOMES,
  type Outcome,
  type ScoredSample,
  type Summary,
  Tally,
  type TallyPlan,
} from "./tally.ts";
export {
  checkResults,
  entryWarnings,
  type PlacedEntry,
  type ResultEntry,
  readResults,
  resultEntry,
  safeFileName,
  writeResults,
} from "./yaml/index.ts";
