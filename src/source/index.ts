/** Where results come from: a file, a model's folder, a git URL, the Hub. */
export { openSource } from "./open.ts";
export type { ResultsFile, Source } from "./types.ts";
