/**
 * Names the lexer knows, with or without a backslash: LaTeX commands and the plain words that
 * mean the same. Only the commands listed as symbols are factors of a product: any other one may be
 * an operation (\subset, \mid, \partial), so it leaves the whole answer unparsed.
 */
import { spend } from "../budget";
import { lower, startsWith } from "../text/ascii";
import {
  AND,
  APPROXIMATELY,
  ARROW,
  AT_LEAST,
  AT_MOST,
  CAP,
  CLOSING,
  CONGRUENT,
  CROSS,
  CUP,
  DOT,
  ELEMENT_OF,
  EQUIVALENT,
  GREATER,
  IDENTICAL,
  IMPLIES,
  LESS,
  LOGICAL,
  OPENING,
  OR,
  SIMILAR,
  UNEQUAL,
  WITHOUT,
} from "./ops";
import {
  T_AND,
  T_BAR,
  T_BEGIN,
  T_BINOMIAL,
  T_CHOOSE,
  T_CLOSE,
  T_CLOSE_CEIL,
  T_CLOSE_FLOOR,
  T_CLOSE_SET,
  T_CLOSE_SQUARE,
  T_COLON,
  T_DECORATION,
  T_DEGREE,
  T_DIVIDE,
  T_EMPTY_SET,
  T_END_ENVIRONMENT,
  T_FRACTION,
  T_FUNCTION,
  T_INFINITY,
  T_INTEGRAL,
  T_LIMIT,
  T_MID,
  T_MINUS_PLUS,
  T_MODULO,
  T_OPEN,
  T_OPEN_CEIL,
  T_OPEN_FLOOR,
  T_OPEN_SET,
  T_OPEN_SQUARE,
  T_OVER,
  T_PERCENT,
  T_PI,
  T_PLUS_MINUS,
  T_PRIME,
  T_RELATION,
  T_ROOT,
  T_ROW,
  T_SUM,
  T_SYMBOL,
  T_TEXT,
  T_TIMES,
  T_TRANSPARENT,
  T_UNION,
  T_UNKNOWN,
  T_WORD,
} from "./tokens";
import { groupInList, isInList } from "./word-list";

/** Which relation or operation the name found last means. */
export let commandMeaning: u32 = 0;

/** Commands that only move things about on the page. */
const LAYOUT =
  " left right mleft mright middle quad qquad limits nolimits noindent hfill mathstrut bf rm it em sf tt sc sl large Large LARGE huge Huge small tiny normalsize boldmath nonumber notag color textcolor hspace vspace mspace hskip phantom hphantom vphantom tag label hline displaylimits ";
/** Groups of commands, and for each its token and what it means. */
const COMMANDS =
  " frac dfrac tfrac cfrac sfrac nicefrac flatfrac | text textbf textit textrm textnormal textsf texttt mbox mathrm mathit operatorname | boxed beginboxed fbox variable ensuremath mathop mathord mathclose | mathbf mathbb Bbb mathds mathcal mathfrak mathsf boldsymbol bm vec overline bar hat widehat tilde widetilde underline overrightarrow overleftarrow dot ddot angle triangle | binom dbinom tbinom | times | cdot ast cdotp | div | pm | mp | begin | end | circ | prime | emptyset varnothing | lt | gt | le leq leqslant leqq | ge geq geqslant geqq | ne neq | in | approx simeq | to rightarrow longrightarrow Longrightarrow | Rightarrow implies | iff | sim | cong | equiv | cup | cap | setminus backslash | colon | mid | cr newline | land wedge | lor vee | over | lfloor llcorner | rfloor lrcorner | lceil ulcorner | rceil urcorner | lvert | rvert | vert | lbrack | rbrack | lgroup lparen langle | rgroup rparen rangle | lbrace | rbrace | choose | mod bmod | sum prod | int | lim | alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi omicron rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega hbar ell imath jmath aleph N Z Q R C ";
const TOKENS: usize = memory.data<u8>([
  T_FRACTION,
  0,
  T_TEXT,
  0,
  T_TRANSPARENT,
  0,
  T_DECORATION,
  0,
  T_BINOMIAL,
  0,
  T_TIMES,
  <u8>CROSS,
  T_TIMES,
  <u8>DOT,
  T_DIVIDE,
  0,
  T_PLUS_MINUS,
  0,
  T_MINUS_PLUS,
  0,
  T_BEGIN,
  0,
  T_END_ENVIRONMENT,
  0,
  T_DEGREE,
  0,
  T_PRIME,
  0,
  T_EMPTY_SET,
  0,
  T_RELATION,
  <u8>LESS,
  T_RELATION,
  <u8>GREATER,
  T_RELATION,
  <u8>AT_MOST,
  T_RELATION,
  <u8>AT_LEAST,
  T_RELATION,
  <u8>UNEQUAL,
  T_RELATION,
  <u8>ELEMENT_OF,
  T_RELATION,
  <u8>APPROXIMATELY,
  T_RELATION,
  <u8>ARROW,
  T_RELATION,
  <u8>IMPLIES,
  T_RELATION,
  <u8>EQUIVALENT,
  T_RELATION,
  <u8>SIMILAR,
  T_RELATION,
  <u8>CONGRUENT,
  T_RELATION,
  <u8>IDENTICAL,
  T_UNION,
  CUP,
  T_UNION,
  CAP,
  T_UNION,
  WITHOUT,
  T_COLON,
  0,
  T_MID,
  0,
  T_ROW,
  0,
  T_AND,
  <u8>(AND | LOGICAL),
  T_AND,
  <u8>(OR | LOGICAL),
  T_OVER,
  0,
  T_OPEN_FLOOR,
  0,
  T_CLOSE_FLOOR,
  0,
  T_OPEN_CEIL,
  0,
  T_CLOSE_CEIL,
  0,
  T_BAR,
  <u8>OPENING,
  T_BAR,
  <u8>CLOSING,
  T_BAR,
  0,
  T_OPEN_SQUARE,
  0,
  T_CLOSE_SQUARE,
  0,
  T_OPEN,
  0,
  T_CLOSE,
  0,
  T_OPEN_SET,
  0,
  T_CLOSE_SET,
  0,
  T_CHOOSE,
  0,
  T_MODULO,
  0,
  T_SUM,
  0,
  T_INTEGRAL,
  0,
  T_LIMIT,
  0,
  T_SYMBOL,
  0,
]);
/** Plain words that mean the same as the command, and their tokens. */
const WORDS =
  " sqrt cbrt | pi | infty infinity inf oo | sin cos tan cot sec csc tg ctg cosec arcsin arccos arctan arccot arcsec arccsc arctg arcctg asin acos atan acot asec acsc sinh cosh tanh coth sech csch arsinh arcosh artanh arcsinh arccosh arctanh asinh acosh atanh ln log lg exp cis abs floor ceil gcd lcm GCD LCM min max det arg Arg sgn sign Re Im | and | or | percent pct percentage | degree degrees ";
/** Greek letters that are written out, where no product of letters can be meant. */
const GREEK =
  " alpha beta gamma delta epsilon zeta theta iota kappa lambda omicron sigma upsilon omega phi psi rho tau Gamma Delta Theta Lambda Sigma Omega ";
const WORD_TOKENS: usize = memory.data<u8>([
  T_ROOT,
  T_PI,
  T_INFINITY,
  T_FUNCTION,
  T_AND,
  T_AND,
  T_PERCENT,
  T_DEGREE,
]);

/** The token for a command of letters; 0 for one that only lays out. */
export function commandToken(p: usize, end: usize): u8 {
  if (!spend(32)) return T_UNKNOWN;
  commandMeaning = 0;
  if (isInList(p, end, LAYOUT) || isLayout(p, end)) return 0;
  const group = groupInList(p, end, COMMANDS);
  if (group >= 0) {
    commandMeaning = load<u8>(TOKENS + (group << 1), 1);
    return load<u8>(TOKENS + (group << 1));
  }
  const plain = wordToken(p, end);
  return plain == T_WORD || plain == T_SYMBOL ? T_UNKNOWN : plain;
}

/** \big and its kin, \textstyle, \thinspace. */
function isLayout(p: usize, end: usize): bool {
  if (end - p < 3) return false;
  if (end - p < 6 && (load<u16>(p) | 0x2020) == 0x6962 && lower(load<u8>(p, 2)) == 0x67)
    return true; // big
  return end - p > 5 && (startsWith(end - 5, end, "space") || startsWith(end - 5, end, "style"));
}

/** The token for a run of letters without a backslash. */
export function wordToken(p: usize, end: usize): u8 {
  if (!spend(16)) return T_UNKNOWN;
  commandMeaning = 0;
  if (end - p == 1) return T_SYMBOL;
  const group = groupInList(p, end, WORDS);
  if (group < 0) return isInList(p, end, GREEK) ? T_SYMBOL : T_WORD;
  const token = load<u8>(WORD_TOKENS + group);
  return token == T_AND ? meaning(T_AND, load<u8>(p) == 0x61 ? AND : OR) : token;
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
      return meaning(T_TIMES, CROSS);
    case 0xb7: // middle dot
    case 0x22c5: // dot operator
    case 0x2217: // asterisk operator
      return meaning(T_TIMES, DOT);
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
    case 0x230a:
      return T_OPEN_FLOOR;
    case 0x230b:
      return T_CLOSE_FLOOR;
    case 0x2308:
      return T_OPEN_CEIL;
    case 0x2309:
      return T_CLOSE_CEIL;
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
