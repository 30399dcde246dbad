/**
 * Every bound of the core, in one place. All are counts, never clocks: the same sample meets
 * the same limit on every machine. A limit that is passed ends the sample with the verdict
 * `undecided` and the rule `limit/NAME` given beside each line.
 */

/** `limit/steps`: bytes visited, terms built and limb operations of one sample. */
export const MAX_STEPS: u32 = 1 << 28;
/** `limit/nesting`: brackets, fractions and roots inside one another. */
export const MAX_NESTING: u32 = 200;
/** `limit/digits`: decimal digits of one number, written or computed. */
export const MAX_DIGITS: u32 = 4096;
/** `limit/terms`: terms of one expression. */
export const MAX_TERMS: u32 = 1 << 16;
/** `limit/tokens`: words of one text that a word-counting scorer compares. */
export const MAX_TOKENS: u32 = 1 << 16;
/** `limit/tokens`: spans of one answer. */
export const MAX_SPANS: u32 = 64;
/** `limit/sample`: text, target, choices and stops of one sample, in bytes. */
export const MAX_SAMPLE: u32 = 16 << 20;

/** `limit/memory`: the bump arena of one sample, in bytes. */
export const ARENA_BYTES: u32 = 24 << 20;
/** `limit/memory`: what one prepared target may take of the arena or the cache, in bytes. */
export const TARGET_BYTES: u32 = 2 << 20;
/** Prepared targets of a batch, in bytes; emptied when full, which no record shows. */
export const CACHE_BYTES: u32 = 8 << 20;
