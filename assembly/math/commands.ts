/**
 * Names the lexer knows, with or without a backslash: LaTeX commands and the plain words that
 * mean the same. A name that isn't here is a symbol of its own (after a backslash) or a word.
 */
import { spend } from "../budget";
import { startsWith, startsWithNoCase } from "../text/ascii";
import {
  APPROXIMATELY,
  ARROW,
  AT_LEAST,
  AT_MOST,
  CAP,
  CUP,
  ELEMENT_OF,
  GREATER,
  LESS,
  UNEQUAL,
  WITHOUT,
} from "./ops";
import {
  T_AND,
  T_BEGIN,
  T_BINOMIAL,
  T_DECORATION,
  T_DEGREE,
  T_DIVIDE,
  T_EMPTY_SET,
  T_END_ENVIRONMENT,
  T_FRACTION,
  T_FUNCTION,
  T_INFINITY,
  T_MINUS_PLUS,
  T_PERCENT,
  T_PI,
  T_PLUS_MINUS,
  T_PRIME,
  T_RELATION,
  T_ROOT,
  T_SYMBOL,
  T_TEXT,
  T_TIMES,
  T_TRANSPARENT,
  T_UNION,
  T_UNKNOWN,
  T_WORD,
} from "./tokens";
import { isInList } from "./word-list";

/** Which relation or operation the name found last means. */
export let commandMeaning: u32 = 0;

/** Commands that only move things about on the page. */
const LAYOUT =
  " left right mleft mright middle quad qquad limits nolimits noindent hfill mathstrut ";
const FRACTIONS = " frac dfrac tfrac cfrac ";
const TEXTS =
  " text textbf textit textrm textnormal textsf texttt mbox mathrm mathit operatorname ";
const TRANSPARENT = " boxed fbox ";
const DECORATIONS =
  " mathbf mathbb mathcal mathfrak mathsf boldsymbol bm vec overline bar hat widehat tilde widetilde underline overrightarrow overleftarrow dot ddot ";
const FUNCTIONS =
  " sin cos tan cot sec csc arcsin arccos arctan arccot sinh cosh tanh coth arcsinh arccosh arctanh ln log lg exp gcd lcm min max det arg sgn ";
const BINOMIALS = " binom dbinom tbinom ";
const AT_MOSTS = " le leq leqslant ";
const AT_LEASTS = " ge geq geqslant ";
const UNEQUALS = " ne neq ";
const APPROXIMATES = " approx sim simeq cong equiv ";
const ARROWS = " to rightarrow Rightarrow implies iff mapsto longrightarrow ";
const PERCENTS = " percent pct percentage ";
const DEGREES = " degree degrees ";
const INFINITIES = " infty infinity ";
const EMPTIES = " emptyset varnothing ";

/** The token for a command of letters; 0 for one that only lays out. */
export function commandToken(p: usize, end: usize): u8 {
  if (!spend(32)) return T_UNKNOWN;
  commandMeaning = 0;
  if (isInList(p, end, LAYOUT) || isLayout(p, end)) return 0;
  if (isInList(p, end, FRACTIONS)) return T_FRACTION;
  if (isInList(p, end, TEXTS)) return T_TEXT;
  if (isInList(p, end, TRANSPARENT)) return T_TRANSPARENT;
  if (isInList(p, end, DECORATIONS)) return T_DECORATION;
  if (isInList(p, end, BINOMIALS)) return T_BINOMIAL;
  if (isInList(p, end, " cdot times ast cdotp ")) return T_TIMES;
  if (isInList(p, end, " div ")) return T_DIVIDE;
  if (isInList(p, end, " pm ")) return T_PLUS_MINUS;
  if (isInList(p, end, " mp ")) return T_MINUS_PLUS;
  if (isInList(p, end, " begin ")) return T_BEGIN;
  if (isInList(p, end, " end ")) return T_END_ENVIRONMENT;
  if (isInList(p, end, " circ ")) return T_DEGREE;
  if (isInList(p, end, " prime ")) return T_PRIME;
  if (isInList(p, end, EMPTIES)) return T_EMPTY_SET;
  if (isInList(p, end, " lt ")) return meaning(T_RELATION, LESS);
  if (isInList(p, end, " gt ")) return meaning(T_RELATION, GREATER);
  if (isInList(p, end, AT_MOSTS)) return meaning(T_RELATION, AT_MOST);
  if (isInList(p, end, AT_LEASTS)) return meaning(T_RELATION, AT_LEAST);
  if (isInList(p, end, UNEQUALS)) return meaning(T_RELATION, UNEQUAL);
  if (isInList(p, end, " in ")) return meaning(T_RELATION, ELEMENT_OF);
  if (isInList(p, end, APPROXIMATES)) return meaning(T_RELATION, APPROXIMATELY);
  if (isInList(p, end, ARROWS)) return meaning(T_RELATION, ARROW);
  if (isInList(p, end, " cup ")) return meaning(T_UNION, CUP);
  if (isInList(p, end, " cap ")) return meaning(T_UNION, CAP);
  if (isInList(p, end, " setminus backslash ")) return meaning(T_UNION, WITHOUT);
  if (isInList(p, end, " colon ")) return T_UNKNOWN;
  const plain = wordToken(p, end);
  return plain == T_WORD ? T_SYMBOL : plain;
}

/** \big and its kin, \textstyle, \thinspace. */
function isLayout(p: usize, end: usize): bool {
  if (end - p < 3) return false;
  if (end - p < 6 && startsWithNoCase(p, end, "big")) return true;
  return end - p > 5 && (startsWith(end - 5, end, "space") || startsWith(end - 5, end, "style"));
}

/** The token for a run of letters without a backslash. */
export function wordToken(p: usize, end: usize): u8 {
  if (!spend(16)) return T_UNKNOWN;
  commandMeaning = 0;
  if (end - p == 1) return T_SYMBOL;
  if (isInList(p, end, " sqrt ")) return T_ROOT;
  if (isInList(p, end, " pi ")) return T_PI;
  if (isInList(p, end, INFINITIES)) return T_INFINITY;
  if (isInList(p, end, FUNCTIONS)) return T_FUNCTION;
  if (isInList(p, end, " and or ")) return T_AND;
  if (isInList(p, end, PERCENTS)) return T_PERCENT;
  if (isInList(p, end, DEGREES)) return T_DEGREE;
  return T_WORD;
}

function meaning(token: u8, what: u32): u8 {
  commandMeaning = what;
  return token;
}

/** Value of a superscript digit, or 10. */
export function superscriptDigit(c: u32): u32 {
  if (c == 0xb9) return 1;
  if (c == 0xb2 || c == 0xb3) return c - 0xb0;
  return c == 0x2070 || c - 0x2074 < 6 ? c - 0x2070 : 10;
}

/** The token for a sign outside ASCII, by its code point. */
export function unicodeToken(c: u32): u8 {
  commandMeaning = 0;
  switch (c) {
    case 0xd7: // multiplication sign
    case 0xb7: // middle dot
    case 0x22c5: // dot operator
    case 0x2217: // asterisk operator
      return T_TIMES;
    case 0xf7: // division sign
      return T_DIVIDE;
    case 0x2215: // division slash
    case 0x2044: // fraction slash
      return T_DIVIDE;
    case 0xb1: // plus-minus
      return T_PLUS_MINUS;
    case 0x2213: // minus-or-plus
      return T_MINUS_PLUS;
    case 0xb0: // degree sign
      return T_DEGREE;
    case 0x3c0: // pi
      return T_PI;
    case 0x221e: // infinity
      return T_INFINITY;
    case 0x221a: // square root
      return T_ROOT;
    case 0x2032: // prime
      return T_PRIME;
    case 0x2205: // empty set
      return T_EMPTY_SET;
    case 0x2264:
    case 0x2a7d:
      return meaning(T_RELATION, AT_MOST);
    case 0x2265:
    case 0x2a7e:
      return meaning(T_RELATION, AT_LEAST);
    case 0x2260:
      return meaning(T_RELATION, UNEQUAL);
    case 0x2248:
      return meaning(T_RELATION, APPROXIMATELY);
    case 0x2208:
      return meaning(T_RELATION, ELEMENT_OF);
    case 0x2192:
      return meaning(T_RELATION, ARROW);
    case 0x222a:
      return meaning(T_UNION, CUP);
    case 0x2229:
      return meaning(T_UNION, CAP);
    case 0x2216:
      return meaning(T_UNION, WITHOUT);
  }
  return T_UNKNOWN;
}
