/** Models by the content of their files. */
export { filesIn } from "./folder.ts";
export { filesOnHub } from "./hub.ts";
export { pointerOid } from "./pointer.ts";
export { isPart, type ModelFile, weightsDigest } from "./weights.ts";
