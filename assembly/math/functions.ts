/**
 * Functions known by name, as ids that canonical forms and evaluators share. Names that mean the
 * same have one id: arcsin, asin.
 */
import { CALL, DECORATED, FUNCTION } from "./ops";
import { attribute, kind, x, y } from "./term";
import { groupInList } from "./word-list";

export const F_UNKNOWN: i32 = -1;
export const F_SIN: i32 = 0;
export const F_COS: i32 = 1;
export const F_TAN: i32 = 2;
export const F_COT: i32 = 3;
export const F_SEC: i32 = 4;
export const F_CSC: i32 = 5;
export const F_ARCSIN: i32 = 6;
export const F_ARCCOS: i32 = 7;
export const F_ARCTAN: i32 = 8;
export const F_ARCCOT: i32 = 9;
export const F_ARCSEC: i32 = 10;
export const F_ARCCSC: i32 = 11;
export const F_SINH: i32 = 12;
export const F_COSH: i32 = 13;
export const F_TANH: i32 = 14;
export const F_COTH: i32 = 15;
export const F_SECH: i32 = 16;
export const F_CSCH: i32 = 17;
export const F_ARSINH: i32 = 18;
export const F_ARCOSH: i32 = 19;
export const F_ARTANH: i32 = 20;
/** log without a base: to which one is for the reader to know. With an index the base is given. */
export const F_LOG: i32 = 21;
export const F_LN: i32 = 22;
/** To the base ten. */
export const F_LG: i32 = 23;
export const F_EXP: i32 = 24;
/** cos x + i sin x. */
export const F_CIS: i32 = 25;
export const F_ABS: i32 = 26;
export const F_FLOOR: i32 = 27;
export const F_CEIL: i32 = 28;
export const F_GCD: i32 = 29;
export const F_LCM: i32 = 30;
export const F_MIN: i32 = 31;
export const F_MAX: i32 = 32;
/** Remainder with the sign of the divisor. */
export const F_MOD: i32 = 33;
/** n over k. */
export const F_BINOMIAL: i32 = 34;
/** n! / (n - k)! */
export const F_PERMUTATIONS: i32 = 35;
export const F_SIGN: i32 = 36;
export const F_DET: i32 = 37;
export const F_ARG: i32 = 38;
export const F_REAL: i32 = 39;
export const F_IMAGINARY: i32 = 40;
export const F_SUM: i32 = 41;
export const F_PRODUCT: i32 = 42;
/** The size of a number that may be complex; F_ABS is that of a real one. Has no name of its own. */
export const F_MODULUS: i32 = 43;

const NAMES =
  " sin | cos | tan tg | cot ctg | sec | csc cosec | arcsin asin | arccos acos | arctan atan arctg | arccot acot arcctg | arcsec asec | arccsc acsc | sinh | cosh | tanh | coth | sech | csch | arsinh arcsinh asinh | arcosh arccosh acosh | artanh arctanh atanh | log | ln | lg | exp | cis | abs | floor | ceil ceiling | gcd GCD | lcm LCM | min | max | mod bmod | binom dbinom tbinom choose | permutations | sgn sign | det | arg Arg | Re | Im | sum | prod ";

/** The id of the function named by the bytes `[p, end)`, or F_UNKNOWN. */
export function functionOf(p: usize, end: usize): i32 {
  return groupInList(p, end, NAMES);
}

/** The id of the function that a CALL or a FUNCTION applies; F_UNKNOWN of a decoration or another name. */
export function functionIn(t: usize): i32 {
  if (kind(t) == FUNCTION) return <i32>x(t);
  return kind(t) == CALL && attribute(t) != DECORATED ? functionOf(x(t), y(t)) : F_UNKNOWN;
}
