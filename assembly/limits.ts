/**
 * Every bound of the core, in one place. All are counts, never clocks: the same sample meets
 * the same limit on every machine. A limit that is passed ends the sample with the verdict
 * `undecided` and the rule `limit/NAME` given beside each line.
 */

/** `limit/steps`: bytes visited, terms built and limb operations of one sample. */
export const MAX_STEPS: u32 = 1 << 28;
/**
 * `limit/nesting`: brackets, groups and environments one inside the other; counted apart, and as
 * many, functions, roots, fractions and scripts whose argument stands without any.
 */
export const MAX_NESTING: u32 = 200;
/** `limit/nesting`: terms inside terms. A bracket makes up to five, a sign behind an atom four. */
export const MAX_DEPTH: u32 = 1200;
/**
 * `limit/digits`: decimal digits of one number. As it is written, leading zeros don't count. Of
 * what `math` computes each numerator is below 10^4096 and each denominator at most that, once
 * the fraction is reduced; products on the way there may have twice as many digits.
 */
export const MAX_DIGITS: u32 = 4096;
/** `limit/terms`: terms of one expression. So many fit into TERM_BYTES where they are small. */
export const MAX_TERMS: u32 = 1 << 15;
/** `limit/tokens`: words of one text that a word-counting scorer compares. */
export const MAX_TOKENS: u32 = 1 << 16;
/** `limit/spans`: spans of one answer. */
export const MAX_SPANS: u32 = 64;
/** `limit/sample`: text, target, choices and stops of one sample, in bytes. */
export const MAX_SAMPLE: u32 = 16 << 20;

/** `limit/memory`: the bump arena of one sample, in bytes. */
export const ARENA_BYTES: u32 = 24 << 20;
/** `limit/memory`: what one prepared target may take of the arena or the cache, in bytes. */
export const TARGET_BYTES: u32 = 2 << 20;
/** `limit/memory`: what the term of one answer or target may take, the same for both, in bytes. */
export const TERM_BYTES: u32 = 3 << 19;
/** Prepared targets of a batch, in bytes; emptied when full, which no record shows. */
export const CACHE_BYTES: u32 = 8 << 20;

/*
 * Beyond these a term of `math` stays as it is written, and two such terms are equal only where
 * they are written alike. Where that decides nothing, the verdict is `undecided` and the rule
 * names the limit, of several the first in names.json.
 */

/** `limit/exponent`: exponents up to this are multiplied out; most pass the digit limit far earlier. */
export const MAX_EXPONENT: u64 = 1 << 24;
/** `limit/exponent`: exponents of a name in a product of powers. */
export const MAX_NAME_EXPONENT: i64 = 1 << 28;
/** `limit/index`: roots up to this index are looked at. */
export const MAX_INDEX: u64 = 1000;
/** `limit/radicand`: integers under a root. */
export const MAX_RADICAND: u64 = 1 << 62;
/** `limit/factorial`: factorials up to this are multiplied out; 1495! has 4,097 digits. */
export const MAX_FACTORIAL: u64 = 1494;
/** `limit/expanded`: products that would have more terms than this stay products. */
export const MAX_EXPANDED: u32 = 256;
/** `limit/pairs`: pairs of entries of two lists that are tried against each other. */
export const MAX_PAIRS: u64 = 1 << 20;
/** `limit/intervals`: intervals of one union that are joined. */
export const MAX_INTERVALS: u32 = 256;
/** `limit/relations`: relations of one chain. */
export const MAX_RELATIONS: u32 = 8;
/** `limit/words`: words of one unit. */
export const MAX_WORDS: u32 = 8;
/** Steps of a rung that evaluates terms: identities modulo primes, enclosures by balls. */
export const MAX_RUNG_STEPS: u32 = 1 << 18;
/** Pairs of entries of two structures that these rungs look at, and the steps of all of them. */
export const MAX_EVALUATIONS: u32 = 64;
export const MAX_EVALUATION_STEPS: u32 = 1 << 20;
