/** Where results come from: a file, a model's folder, a git URL, the Hub. */
export { modelOfUrl } from "./git-url.ts";
export { openSource } from "./open.ts";
export type { ResultsFile, Source } from "./types.ts";
