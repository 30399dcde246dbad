/** Results as files: written, merged, signed. */
export { resultDate } from "./date.ts";
export {
  type Bound,
  checkResultsFile,
  type Published,
  type PublishRequest,
  publish,
  resultsFolder,
} from "./publish.ts";
export { rescore } from "./rescore.ts";
export { SampleTree } from "./sample-tree.ts";
export { sealOf } from "./seal.ts";
