/** Tuples, intervals, parentheses, sets, sets by a condition. */
import { trimEnd } from "../text/ascii";
import { enterGroup, leaveGroup, openBar } from "./bars";
import {
  advance,
  enterBrackets,
  leaveBrackets,
  seek,
  token,
  tokenRelation,
  tokenStart,
} from "./lexer";
import {
  AND,
  CLOSE_ROUND,
  CLOSE_SQUARE,
  ELEMENT_OF,
  GROUP,
  LIST,
  MATRIX,
  OPEN_ROUND,
  OPEN_SQUARE,
  OR,
  RELATION,
  SET,
} from "./ops";
import { parseEnvironment } from "./parse-environment";
import { parsePower } from "./parse-power";
import { ascend, conjunctions, descend, parseList, parseSum, setJoins } from "./parser";
import {
  binary,
  child,
  children,
  count,
  kind,
  make,
  ofVector,
  seal,
  setAttribute,
  setChild,
  setPayload,
} from "./term";
import {
  T_BAR,
  T_BEGIN,
  T_CLOSE,
  T_CLOSE_BRACE,
  T_CLOSE_SET,
  T_CLOSE_SQUARE,
  T_COLON,
  T_MID,
  T_OPEN,
  T_OPEN_SET,
  T_OPEN_SQUARE,
  T_RELATION,
  T_SYMBOL,
} from "./tokens";
import { item, length, push, vector } from "./vector";
import { isInList } from "./word-list";

/**
 * `(a)` is a; `(a, b)`, `[a, b)` and the like keep their brackets, since one form serves
 * points and intervals. `]a, b[` is the open interval (a, b), `[a, b[` is [a, b).
 */
export function parseBrackets(): usize {
  const open = token;
  const inside = parseInside();
  if (!inside) return 0;
  const close = token;
  if (close != T_CLOSE && close != T_CLOSE_SQUARE && close != T_OPEN_SQUARE) return 0;
  const many = kind(inside) == LIST;
  // [0, 1[ and ]0, 1]
  const isReversed = open == T_CLOSE_SQUARE || close == T_OPEN_SQUARE;
  if (isReversed && (!many || count(inside) != 2 || open == T_OPEN || close == T_CLOSE)) return 0;
  advance();
  if (!many && open == T_OPEN && close == T_CLOSE) return inside;
  if (kind(inside) == MATRIX && isPair(open, close)) return inside;
  const opens = open == T_OPEN_SQUARE ? OPEN_SQUARE : OPEN_ROUND;
  const closes = close == T_CLOSE_SQUARE ? CLOSE_SQUARE : CLOSE_ROUND;
  return wrap(GROUP, inside, many, opens | closes);
}

function isPair(open: u8, close: u8): bool {
  return open == T_OPEN_SQUARE && close == T_CLOSE_SQUARE;
}

/** `\{a, b\}`, also empty; `{x | x > 5}`. */
export function parseSet(): usize {
  const start = tokenStart;
  const closer = token == T_OPEN_SET ? T_CLOSE_SET : T_CLOSE_BRACE;
  advance();
  if (token == T_CLOSE_SET) {
    advance();
    return seal(make(SET, 0));
  }
  // \left\{ \begin{array}{l} x = 1 \\ y = 2 \end{array} \right.
  if (token == T_BEGIN) {
    const system = parseEnvironment();
    if (token != T_CLOSE_SET) return system;
  }
  const condition = token == T_SYMBOL ? parseBuilder(closer) : 0;
  if (condition || closer == T_CLOSE_BRACE) return condition;
  seek(load<u8>(start) == 0x5c ? start : start - 1);
  const inside = parseInside();
  if (!inside || token != T_CLOSE_SET) return 0;
  advance();
  return wrap(SET, inside, kind(inside) == LIST, 0);
}

/**
 * `x \mid x > 5 \}`: the condition stands for the set. Members of the real line alone: where another
 * set is named, and "or" besides, nothing is read. 0, and something read, where it is no condition.
 */
function parseBuilder(closer: u8): usize {
  const joins = conjunctions;
  if (!descend()) return 0;
  const outer = enterGroup();
  openBar();
  enterBrackets();
  const t = builderOf(parsePower());
  leaveBrackets();
  leaveGroup(outer);
  ascend();
  if (!t || token != closer) {
    setJoins(joins);
    return 0;
  }
  advance();
  return t;
}

function builderOf(name: usize): usize {
  const v = vector();
  if (!name || !v) return 0;
  if (token == T_RELATION && tokenRelation == ELEMENT_OF) {
    advance();
    const from = tokenStart;
    const container = parseSum();
    if (!container) return 0;
    if (!isInList(from, trimEnd(from, tokenStart), REALS)) {
      const member = binary(RELATION, name, container);
      if (!member) return 0;
      setPayload(member, ELEMENT_OF, 0);
      if (!push(v, seal(member))) return 0;
    }
  }
  if (token != T_COLON && token != T_MID && (token != T_BAR || tokenRelation)) return 0;
  advance();
  setJoins(0);
  const conditions = parseList();
  if (!conditions) return 0;
  const many = kind(conditions) == LIST;
  for (let i: u32 = 0, n = many ? count(conditions) : 1; i < n; i++) {
    const c = many ? child(conditions, i) : conditions;
    if (kind(c) != RELATION || !push(v, c)) return 0;
  }
  if (length(v) == 1) return item(v, 0);
  if (conjunctions & OR && length(v) > count(conditions)) return 0;
  if (!(conjunctions & OR)) setJoins(AND);
  return seal(ofVector(LIST, v));
}

/** The real line, up to the backslash or the bar behind it. */
const REALS = " \\mathbb{R} mathbb{R} \\R R mathbf{R} Bbb{R} ";

/** The innermost brackets open with "]", so that "[" closes them. */
export let isReversed: bool = false;

function parseInside(): usize {
  if (!descend()) return 0;
  const wasReversed = isReversed;
  isReversed = token == T_CLOSE_SQUARE;
  const opener = token;
  const outer = enterGroup();
  if (opener == T_OPEN_SET) openBar();
  enterBrackets();
  advance();
  const t = parseList();
  leaveBrackets();
  leaveGroup(outer);
  ascend();
  isReversed = wasReversed;
  return t;
}

/** A structure of the entries of `inside`, or of `inside` alone. */
function wrap(what: u8, inside: usize, many: bool, brackets: u8): usize {
  const n = many ? count(inside) : 1;
  const t = make(what, n);
  if (!t) return 0;
  if (many) memory.copy(children(t), children(inside), (<usize>n) << 2);
  else setChild(t, 0, inside);
  setAttribute(t, brackets);
  return seal(t);
}
