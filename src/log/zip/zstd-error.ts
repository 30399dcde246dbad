/** Thrown for what is no zstd, or is beyond a limit. */
export class ZstdError extends Error {}
