/** Archives of Inspect logs: the directory, and members unpacked within bounds. */
export { type Archive, type Member, openArchive } from "./archive.ts";
export { unpack, unpackWhole } from "./unpack.ts";
