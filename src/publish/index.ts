/** Results as files: written, merged, signed. */
export { resultDate } from "./date.ts";
export {
  checkResultsFile,
  type Published,
  type PublishRequest,
  publish,
  resultsFolder,
} from "./publish.ts";
export { rescore } from "./rescore.ts";
export { SampleTree } from "./sample-tree.ts";
