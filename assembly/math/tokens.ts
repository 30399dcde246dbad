/** Kinds of tokens the lexer hands to the parser. */

export const T_END: u8 = 0;
/** A numeral; its value is in `tokenValue`. */
export const T_NUMBER: u8 = 1;
/** One letter, or a command that stands for a symbol: the bytes of its name. */
export const T_SYMBOL: u8 = 2;
/** A run of letters that is no known name. */
export const T_WORD: u8 = 3;
/** \text{...} and its kin: the bytes inside. */
export const T_TEXT: u8 = 4;

export const T_PLUS: u8 = 8;
export const T_MINUS: u8 = 9;
export const T_PLUS_MINUS: u8 = 10;
export const T_MINUS_PLUS: u8 = 11;
export const T_TIMES: u8 = 12;
export const T_DIVIDE: u8 = 13;
export const T_POWER: u8 = 14;
export const T_SUBSCRIPT: u8 = 15;
export const T_BANG: u8 = 16;
export const T_PRIME: u8 = 17;
export const T_PERCENT: u8 = 18;
export const T_DEGREE: u8 = 19;
export const T_COLON: u8 = 20;
/** `tokenRelation` is OPENING or CLOSING where that is written (\\left|, \\rvert). */
export const T_BAR: u8 = 21;
export const T_COMMA: u8 = 22;
/** "and", "or", also as \text. */
export const T_AND: u8 = 23;
/** `tokenRelation` tells which. */
export const T_RELATION: u8 = 24;
/** `tokenRelation` is CUP, CAP or WITHOUT. */
export const T_UNION: u8 = 25;
/** & of a matrix; \\ of a matrix. */
export const T_CELL: u8 = 26;
export const T_ROW: u8 = 27;
/** Superscript digits of Unicode. */
export const T_SUPERSCRIPT: u8 = 29;
/** $ as an amount of money, and its kin: the bytes. */
export const T_CURRENCY: u8 = 28;

export const T_OPEN: u8 = 32;
export const T_CLOSE: u8 = 33;
export const T_OPEN_SQUARE: u8 = 34;
export const T_CLOSE_SQUARE: u8 = 35;
export const T_OPEN_BRACE: u8 = 36;
export const T_CLOSE_BRACE: u8 = 37;
export const T_OPEN_SET: u8 = 38;
export const T_CLOSE_SET: u8 = 39;
export const T_OPEN_FLOOR: u8 = 40;
export const T_CLOSE_FLOOR: u8 = 41;
export const T_OPEN_CEIL: u8 = 42;
export const T_CLOSE_CEIL: u8 = 43;

export const T_FRACTION: u8 = 48;
export const T_ROOT: u8 = 49;
export const T_PI: u8 = 50;
export const T_INFINITY: u8 = 51;
export const T_FUNCTION: u8 = 52;
/** A decoration with one argument: \vec, \overline. */
export const T_DECORATION: u8 = 53;
export const T_BINOMIAL: u8 = 54;
export const T_BEGIN: u8 = 55;
export const T_END_ENVIRONMENT: u8 = 56;
export const T_EMPTY_SET: u8 = 57;
/** \boxed and others that only show their argument in another way. */
export const T_TRANSPARENT: u8 = 58;
/** A fraction of one character. */
export const T_VULGAR: u8 = 65;

/** n over k, between its two numbers. */
export const T_CHOOSE: u8 = 59;
/** A fraction bar between what stands before and behind it: a \over b. */
export const T_OVER: u8 = 66;
/** The bar before a condition: \mid. */
export const T_MID: u8 = 67;
/** Remainder, between its two numbers. */
export const T_MODULO: u8 = 60;

/** \sum, \prod; \int; \lim. */
export const T_SUM: u8 = 61;
export const T_INTEGRAL: u8 = 62;
export const T_LIMIT: u8 = 64;

/** Anything else. */
export const T_UNKNOWN: u8 = 63;
