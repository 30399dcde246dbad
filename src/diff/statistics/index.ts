/** What the difference of two scorers is worth. */
export { kendallTauB, ranksOf } from "./kendall.ts";
export { type Mean, meanOf } from "./mean.ts";
export { type Paired, pairedDifference } from "./paired.ts";
