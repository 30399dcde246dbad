/** What the words and signs around a number say of it. */

export const FINE: i32 = 0;
/** Another number stands beside it. */
export const SEVERAL: i32 = 1;
export const BOUND: i32 = 2;
export const NEGATED: i32 = 3;
/** It is part of what this scorer does not read. */
export const NOTATION: i32 = 4;
/** It counts steps or equations. */
export const REFERENCE: i32 = 5;
/** It is the first number of a calculation with words. */
export const CALCULATION: i32 = 6;
/** It is asked for, or said to be possible: "42?", "might be 42". */
export const HEDGED: i32 = 7;
/** The text breaks off before it names a number. */
export const UNFINISHED: i32 = 8;
