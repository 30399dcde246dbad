/** Files: written whole or not at all. */
export { openWholeFile, type WholeFile, writeWholeFile } from "./whole-file.ts";
