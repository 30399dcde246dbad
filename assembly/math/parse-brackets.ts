/** Tuples, intervals, parentheses, sets, matrices. */
import { closingBrace } from "../extract/braces";
import { startsWith } from "../text/ascii";
import { enterGroup, leaveGroup, openBar } from "./bars";
import {
  advance,
  enterBrackets,
  leaveBrackets,
  lexerEnd,
  seek,
  token,
  tokenEnd,
  tokenStart,
} from "./lexer";
import {
  CLOSE_ROUND,
  CLOSE_SQUARE,
  GROUP,
  LIST,
  MATRIX,
  OPEN_ROUND,
  OPEN_SQUARE,
  SET,
} from "./ops";
import { determinantOf } from "./parse-delimited";
import { ascend, descend, parseList } from "./parser";
import {
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
  T_CELL,
  T_CLOSE,
  T_CLOSE_SET,
  T_CLOSE_SQUARE,
  T_END_ENVIRONMENT,
  T_OPEN,
  T_OPEN_SET,
  T_OPEN_SQUARE,
  T_ROW,
} from "./tokens";
import { length, push, vector } from "./vector";

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

/** `\{a, b\}`, also empty. */
export function parseSet(): usize {
  const start = tokenStart;
  advance();
  if (token == T_CLOSE_SET) {
    advance();
    return seal(make(SET, 0));
  }
  seek(load<u8>(start) == 0x5c ? start : start - 1);
  const inside = parseInside();
  if (!inside || token != T_CLOSE_SET) return 0;
  advance();
  return wrap(SET, inside, kind(inside) == LIST, 0);
}

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

/** A matrix was met since the last `forgetMatrix`. */
export let sawMatrix: bool = false;

export function forgetMatrix(): void {
  sawMatrix = false;
  isReversed = false;
}

/** `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`, all kinds of brackets alike. */
export function parseEnvironment(): usize {
  const name = environmentName();
  const isDeterminant = name != 0 && nameEnd - name == 7 && startsWith(name, nameEnd, "vmatrix");
  if (!name || !(isDeterminant || isMatrix(name))) return 0;
  if (!descend()) return 0;
  enterBrackets();
  seek(nameEnd + 1);
  const t = parseRows();
  leaveBrackets();
  ascend();
  if (!t || token != T_END_ENVIRONMENT) return 0;
  const close = environmentName();
  if (!close) return 0;
  seek(nameEnd + 1);
  return isDeterminant ? determinantOf(t) : t;
}

let nameEnd: usize = 0;

/** Start of the name in braces behind \begin or \end; sets `nameEnd`. 0: there is none. */
function environmentName(): usize {
  const open = tokenEnd;
  if (open >= lexerEnd() || load<u8>(open) != 0x7b) return 0;
  const close = closingBrace(open, lexerEnd());
  nameEnd = close;
  return close ? open + 1 : 0;
}

/** array and cases say more than their entries. */
function isMatrix(name: usize): bool {
  const n = nameEnd - name;
  if (n == 6) return startsWith(name, nameEnd, "matrix");
  if (n == 11) return startsWith(name, nameEnd, "smallmatrix");
  return (
    n == 7 &&
    (startsWith(name, nameEnd, "pmatrix") ||
      startsWith(name, nameEnd, "bmatrix") ||
      startsWith(name, nameEnd, "Bmatrix"))
  );
}

function parseRows(): usize {
  const v = vector();
  let columns: u32 = 0;
  let inRow: u32 = 0;
  while (true) {
    if (token == T_END_ENVIRONMENT && inRow == 0 && columns) break;
    if (!push(v, parseList())) return 0;
    inRow++;
    if (token == T_CELL) {
      advance();
      continue;
    }
    if (columns && columns != inRow) return 0;
    columns = inRow;
    inRow = 0;
    if (token != T_ROW) break;
    advance();
  }
  if (length(v) % columns) return 0;
  const t = ofVector(MATRIX, v);
  sawMatrix = true;
  if (!t) return 0;
  setPayload(t, columns, 0);
  return seal(t);
}
