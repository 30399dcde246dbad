/** `.eval_results/*.yaml`: the Hub's files of results, read strictly and written in place. */
export { decimal, emitEntry } from "./emit.ts";
export { entryWarnings, type ResultEntry, resultEntry } from "./entry.ts";
export { safeFileName } from "./file-name.ts";
export {
  type AnyValueEntry,
  checkResults,
  faultError,
  type PlacedEntry,
  type ResultsCheck,
  type ResultsItem,
  type ResultsItems,
  readResults,
  resultsItems,
} from "./read.ts";
export { writeResults } from "./write.ts";
