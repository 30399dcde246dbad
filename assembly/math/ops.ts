/**
 * Kinds of terms. What the parser makes stands first, what only the canonical form has last;
 * structures occur in both. term.ts has the layout.
 */

// Leaves.
/** A rational: x. */
export const NUMBER: u8 = 1;
/** A variable, an unknown command, a word: the bytes [x, y). */
export const SYMBOL: u8 = 2;
/** Words of two letters or more: the bytes [x, y). */
export const TEXT: u8 = 3;
export const PI: u8 = 4;
export const INFINITY: u8 = 5;
/** The square root of -1. */
export const IMAGINARY: u8 = 6;

// Arithmetic as it was written.
export const ADD: u8 = 16;
export const NEGATE: u8 = 17;
export const MULTIPLY: u8 = 18;
/** One over its child. */
export const DIVIDE: u8 = 19;
/** Base, exponent. */
export const POWER: u8 = 20;
/** Radicand, index. */
export const ROOT: u8 = 21;
export const PERCENT: u8 = 22;
export const FACTORIAL: u8 = 23;
/** The rest of the sum, then what is added or subtracted; `attribute` 1 for minus-plus. */
export const PLUS_MINUS: u8 = 24;

// Names applied to something.
/** A function or a decoration: its name [x, y), its arguments. */
export const CALL: u8 = 32;
/** Base, index. */
export const SUBSCRIPT: u8 = 33;
export const PRIME: u8 = 34;
export const DEGREE: u8 = 35;
/** A notation with two readings: its parts. */
export const AMBIGUOUS: u8 = 36;
/** A function known by its id x (functions.ts), its arguments: canonical form of a CALL. */
export const FUNCTION: u8 = 38;
/** An index or what stands under a decoration: its tokens, in order. */
export const RAW: u8 = 37;

// Structures.
/** Entries in brackets; `attribute` tells the brackets (parser). */
export const GROUP: u8 = 48;
export const SET: u8 = 49;
/** Entries without brackets, in any order. */
export const LIST: u8 = 50;
/** `attribute`: the operation. */
export const UNION: u8 = 51;
/** Entries row by row; x is the number of columns. */
export const MATRIX: u8 = 52;
/** Sides; x packs the relations, 4 bits each, the first lowest. */
export const RELATION: u8 = 53;
/** a : b; `attribute` 1 for "a to b". */
export const RATIO: u8 = 54;
/**
 * A value, then the words of its unit: MEASUREs, exponents, a slash (TOKEN), other words. In
 * canonical form, where the unit converts, the value in base units, then a MEASURE; x is the
 * value as it was written. y is the class of the unit (unit-words.ts).
 */
export const UNIT: u8 = 55;
/** Anything else: its tokens. */
export const OPAQUE: u8 = 56;

/** One token of it: x. */
export const TOKEN: u8 = 57;

/** A unit that converts: its factor; its dimensions in x, y (unit-table.ts). */
export const MEASURE: u8 = 59;

/** What words say, a time or a date: x the class (meaning.ts), y which of it. */
export const MEANING: u8 = 60;

/** A number in the base x, as its value; `attribute` 1 where a digit is too large for it. */
export const BASED: u8 = 61;

// Canonical arithmetic.
/** A sum of MONO, sorted, like ones collected; none is zero. */
export const POLY: u8 = 64;
/** Coefficient x (rational, not 0), square root of the integer at y (0: of 1), FACTORs. */
export const MONO: u8 = 65;
/** An atom to the integer power x. */
export const FACTOR: u8 = 66;
/** The x-th root of its child. */
export const RADICAL: u8 = 67;

// Bracket kinds in the attribute of a GROUP: 1 opens round, 2 square; 4 closes round, 8 square.
export const OPEN_ROUND: u8 = 1;
export const OPEN_SQUARE: u8 = 2;
export const CLOSE_ROUND: u8 = 4;
export const CLOSE_SQUARE: u8 = 8;

// Relations.
export const EQUAL_TO: u32 = 1;
export const LESS: u32 = 2;
export const AT_MOST: u32 = 3;
export const GREATER: u32 = 4;
export const AT_LEAST: u32 = 5;
export const UNEQUAL: u32 = 6;
export const ELEMENT_OF: u32 = 7;
export const APPROXIMATELY: u32 = 8;
export const ARROW: u32 = 9;
export const IMPLIES: u32 = 10;
export const EQUIVALENT: u32 = 11;
export const SIMILAR: u32 = 12;
export const CONGRUENT: u32 = 13;
export const IDENTICAL: u32 = 14;

// Sides of a bar that is written with one.
export const OPENING: u32 = 1;
export const CLOSING: u32 = 2;

// How factors are joined, as bits in the attribute of a MULTIPLY: it tells apart products of
// vectors and sets.
export const CROSS: u8 = 1;
export const DOT: u8 = 2;
export const SIDE_BY_SIDE: u8 = 4;

// Words that join relations, as bits.
export const AND: u8 = 1;
export const OR: u8 = 2;
/** Written as a sign of logic, which joins statements and no values. */
export const LOGICAL: u8 = 4;

// Attributes: a CALL that is a decoration; a SUBSCRIPT that is a bracketed exponent (x^{(2)}) or
// the application of a decorated function (f'(x)); a FACTORIAL in steps of two.
export const DECORATED: u8 = 2;
export const BRACKETED: u8 = 3;
export const APPLIED: u8 = 4;
export const DOUBLE: u8 = 2;

// Operations of a UNION.
export const CUP: u8 = 1;
export const CAP: u8 = 2;
export const WITHOUT: u8 = 3;

// Flags of a term, passed on to the terms that hold it.
/** Holds something of which other forms may be the same: never `different` because of it. */
export const IS_OPAQUE: u16 = 1;
/** Holds pi. */
export const HAS_PI: u16 = 2;
/** Holds e. */
export const HAS_E: u16 = 128;
/** Holds the imaginary unit. */
export const IS_COMPLEX: u16 = 64;
/** Holds a notation with two readings. */
export const IS_AMBIGUOUS: u16 = 4;
/** Holds a variable or a function: where it is defined may depend on something. */
export const IS_FORMAL: u16 = 8;
/** Defined on a part of the line only: an even root or a function of something formal. */
export const IS_PARTIAL: u16 = 16;
/** Holds infinity, with which nothing is computed. */
export const IS_INFINITE: u16 = 32;
