/** Results as files: written, merged, signed. */
export { resultDate } from "./date.ts";
export { type Disclosure, disclose } from "./disclose.ts";
export {
  type Bound,
  checkResultsFile,
  type Published,
  type PublishRequest,
  publish,
  resultsFolder,
} from "./publish.ts";
export { asSigned, rescore } from "./rescore.ts";
export { type Again, matchRow, sampleAgain } from "./sample-again.ts";
export { SampleTree } from "./sample-tree.ts";
export { sealOf } from "./seal.ts";
export { readSidecar, sidecarOf, tokenIn } from "./sidecar.ts";
