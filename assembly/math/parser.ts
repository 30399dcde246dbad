/**
 * From tokens to terms, by recursive descent, loosest first:
 *
 *   list      side-relations joined by ",", ";", "and", "or"
 *   relation  sides joined by =, <, \le, \in ...
 *   side      a ratio a : b of unions, with the words of a unit behind it
 *   union     sums joined by \cup, \cap, \setminus
 *   sum       products joined by +, -, \pm
 *   product   powers joined by *, /, or standing side by side
 *
 * The three loosest take their first operand ready made, so that a bracket costs few frames of
 * the engine's stack. What doesn't fit makes the whole answer unparsed (0): it is then compared as its tokens
 * (opaque.ts). There is no falling back to a part that could be read.
 */
import { fail, note, spend } from "../budget";
import { MAX_NESTING, MAX_RELATIONS } from "../limits";
import { RULE_LIMIT_NESTING, RULE_LIMIT_RELATIONS } from "../names.generated";
import { advance, enterBrackets, openLexer, token, tokenRelation, tokenStart } from "./lexer";
import { listOfTuples } from "./list-of-lists";
import {
  ADD,
  AND,
  CALL,
  DECORATED,
  DIVIDE,
  GROUP,
  LIST,
  LOGICAL,
  MULTIPLY,
  NEGATE,
  OR,
  PLUS_MINUS,
  RELATION,
  SET,
  UNION,
  WITHOUT,
} from "./ops";
import { moduloOf } from "./parse-delimited";
import { forgetMatrix } from "./parse-environment";
import { resetIntegrals } from "./parse-operator";
import { bareModulo, parseProduct } from "./parse-product";
import { ratioFrom } from "./parse-ratio";
import { joinParts, parseUnit, resetCurrency } from "./parse-unit";
import {
  attribute,
  binary,
  child,
  kind,
  ofVector,
  seal,
  setAttribute,
  setPayload,
  unary,
  x,
  y,
} from "./term";
import {
  T_AND,
  T_COMMA,
  T_END,
  T_END_ENVIRONMENT,
  T_MINUS,
  T_MINUS_PLUS,
  T_OPEN_BRACE,
  T_OVER,
  T_PLUS,
  T_PLUS_MINUS,
  T_RELATION,
  T_ROW,
  T_UNION,
} from "./tokens";
import { item, items, length, push, vector } from "./vector";

/** Brackets that are open, and arguments without any. */
let brackets: u32 = 0;
let bare: u32 = 0;
/** AND and OR that were met between entries; both where commas make the order matter. */
export let conjunctions: u32 = 0;
/** A relation was met. */
export let sawRelation: bool = false;

/** Something was read as most people mean it, though not everybody: the term may equal, not differ. */
export let sawLoose: bool = false;

/** What joins the entries, instead of what was met. */
export function setJoins(joins: u32): void {
  conjunctions = joins;
}

export function readLoosely(): void {
  sawLoose = true;
}

/** The term of the answer `[start, end)`; 0 where it doesn't parse or a limit was passed. */
export function parseAnswer(start: usize, end: usize): usize {
  brackets = 0;
  bare = 0;
  conjunctions = 0;
  sawRelation = false;
  sawLoose = false;
  resetIntegrals();
  resetCurrency();
  forgetMatrix();
  openLexer(start, end);
  if (token == T_END) return 0;
  // {1,234} as a whole is a set in plain notation, so its commas separate.
  if (token == T_OPEN_BRACE) enterBrackets();
  const t = overFrom(parseList());
  return token == T_END ? t : 0;
}

/** `a \over b`, where `above` is all that stands before it; `above` where no bar follows. */
export function overFrom(above: usize): usize {
  if (token != T_OVER) return above;
  advance();
  return above ? binary(MULTIPLY, above, unary(DIVIDE, parseSum())) : 0;
}

/** Goes into a bracket or a group; false at the limit. */
export function descend(): bool {
  brackets++;
  return (brackets <= MAX_NESTING && spend(1)) || fail(RULE_LIMIT_NESTING);
}

export function ascend(): void {
  brackets--;
}

/** Goes into an argument that has no brackets: `\sin x`, `2^3^4`; false at the limit. */
export function descendBare(): bool {
  bare++;
  return (bare <= MAX_NESTING && spend(1)) || fail(RULE_LIMIT_NESTING);
}

export function ascendBare(): void {
  bare--;
}

/** A list, or its one entry. */
export function parseList(): usize {
  const first = relationFrom(sideFrom(parseSum()));
  if (!isSeparator()) return first;
  let v = vector();
  if (!push(v, first)) return 0;
  let commas = false;
  const rows = vector();
  while (isSeparator()) {
    const comma = token == T_COMMA || token == T_ROW;
    if (comma && (token == T_ROW || load<u8>(tokenStart) != 0x3b)) commas = true;
    else if (comma && !push(rows, length(v))) return 0;
    const joins = comma ? 0 : tokenRelation & (AND | OR);
    const isLogic = !comma && (tokenRelation & LOGICAL) != 0;
    conjunctions |= joins;
    advance();
    if (comma && token == T_AND) {
      conjunctions |= tokenRelation;
      advance();
    } else if (comma && conjunctions) conjunctions = AND | OR;
    // the comma at the end of a row
    if (comma && (token == T_ROW || token == T_END_ENVIRONMENT)) break;
    const next = relationFrom(parseSide());
    // p \land q is no list
    if (isLogic && (!next || kind(next) != RELATION || kind(item(v, 0)) != RELATION)) return 0;
    // "2 hours and 30 minutes"
    const whole = joins == AND && length(v) == 1 ? joinParts(item(v, 0), next) : 0;
    if (whole) v = vector();
    if (!push(v, whole ? whole : next)) return 0;
  }
  // "1, 2; 3, 4" is a list of lists
  if (commas && length(rows)) return conjunctions ? 0 : listOfTuples(v, rows);
  return length(v) == 1 ? item(v, 0) : seal(ofVector(LIST, v));
}

/** Rows outside of environments are separate statements: x = 1 \\ y = 2. */
function isSeparator(): bool {
  return token == T_COMMA || token == T_AND || (token == T_ROW && brackets == 0);
}

/** A side, or a relation of several. */
export function parseRelation(): usize {
  return relationFrom(parseSide());
}

function parseSide(): usize {
  return sideFrom(parseSum());
}

/** The relation that `first`, its first side, begins; `first` where none follows. */
function relationFrom(first: usize): usize {
  if (token != T_RELATION) return first;
  sawRelation = true;
  const v = vector();
  if (!push(v, first)) return 0;
  let packed: u32 = 0;
  for (let shift: u32 = 0; token == T_RELATION; shift += 4) {
    if (shift == MAX_RELATIONS * 4) {
      note(RULE_LIMIT_RELATIONS);
      return 0;
    }
    packed |= tokenRelation << shift;
    advance();
    if (!push(v, parseSide())) return 0;
  }
  const t = ofVector(RELATION, v);
  if (!t) return 0;
  setPayload(t, packed, 0);
  return seal(t);
}

/** The side that begins with the sum `first`. */
function sideFrom(first: usize): usize {
  return parseUnit(ratioFrom(unionFrom(first)));
}

export function unionFrom(first: usize): usize {
  if (!first || token != T_UNION) return first;
  const operation = tokenRelation;
  const v = vector();
  if (!push(v, first)) return 0;
  while (token == T_UNION) {
    // Two different operations side by side have no agreed order.
    if (tokenRelation != operation) return 0;
    advance();
    if (!push(v, parseSum())) return 0;
  }
  const t = ofVector(UNION, v);
  if (!t || (operation == WITHOUT && length(v) > 2)) return 0;
  setAttribute(t, <u8>operation);
  return seal(t);
}

/** One sum; a single plus-minus makes it a pair of values. */
export function parseSum(): usize {
  const v = vector();
  let sign = token;
  if (isSign(sign)) advance();
  let varied: usize = 0;
  let minusPlus = false;
  while (true) {
    let t = parseProduct();
    if (!t) return 0;
    // -17 mod 5 is 3, but -(17 mod 5) is -2
    if (sign == T_MINUS && !length(v) && !varied && t == bareModulo) {
      t = moduloOf(unary(NEGATE, child(t, 0)), child(t, 1));
      sign = T_PLUS;
    }
    if (sign == T_PLUS_MINUS || sign == T_MINUS_PLUS) {
      if (varied) return 0;
      varied = t;
      minusPlus = sign == T_MINUS_PLUS;
    } else if (sign == T_MINUS && kind(t) == SET && length(v) == 1 && isSetTerm(item(v, 0))) {
      // \mathbb{R} - \{2\}
      const difference = binary(UNION, item(v, 0), t);
      if (!difference) return 0;
      setAttribute(difference, WITHOUT);
      store<u32>(items(v), <u32>seal(difference));
    } else if (!push(v, sign == T_MINUS ? unary(NEGATE, t) : t)) return 0;
    sign = token;
    if (!isSign(sign)) break;
    advance();
  }
  const rest = length(v) == 1 ? item(v, 0) : seal(ofVector(ADD, v));
  if (!varied) return rest;
  const t = binary(PLUS_MINUS, rest, varied);
  if (!t) return 0;
  setAttribute(t, minusPlus ? 1 : 0);
  return seal(t);
}

/** A number set, an interval, a set or an operation on sets? */
function isSetTerm(t: usize): bool {
  const k = kind(t);
  const isName = k == CALL && attribute(t) == DECORATED && y(t) - x(t) == 6;
  return k == UNION || k == SET || k == GROUP || (isName && load<u8>(x(t) + 4) == 0x62);
}

function isSign(kind: u8): bool {
  return kind == T_PLUS || kind == T_MINUS || kind == T_PLUS_MINUS || kind == T_MINUS_PLUS;
}
