/**
 * Environments: matrices, arrays, systems of relations, functions by cases.
 *
 *   \begin{pmatrix} a & b \\ c & d \end{pmatrix}           a MATRIX
 *   \begin{cases} x = 1 \\ y = 2 \end{cases}               x = 1 and y = 2
 *   \begin{aligned} x &= 1 + 1 \\ &= 2 \end{aligned}       x = 1 + 1 = 2
 *   \begin{cases} x & x > 0 \\ -x & x \le 0 \end{cases}    pairs of body and condition, in any order
 */
import { spend } from "../budget";
import { closingBrace } from "../extract/braces";
import { skipSpace, startsWith } from "../text/ascii";
import {
  advance,
  enterBrackets,
  leaveBrackets,
  lexerEnd,
  seek,
  skipCells,
  token,
  tokenEnd,
  tokenStart,
} from "./lexer";
import {
  AND,
  CALL,
  CLOSE_ROUND,
  GROUP,
  LIST,
  MATRIX,
  OPEN_ROUND,
  RELATION,
  SET,
  TEXT,
} from "./ops";
import { determinantOf } from "./parse-delimited";
import { ascend, conjunctions, descend, parseList, parseRelation, setJoins } from "./parser";
import {
  binary,
  child,
  count,
  kind,
  leaf,
  ofVector,
  seal,
  setAttribute,
  setPayload,
  unary,
} from "./term";
import { T_CELL, T_COMMA, T_END_ENVIRONMENT, T_ROW, T_TEXT, T_WORD } from "./tokens";
import { item, length, push, vector } from "./vector";
import { isInList } from "./word-list";

/** A matrix was met since the last `forgetMatrix`. */
export let sawMatrix: bool = false;

export function forgetMatrix(): void {
  sawMatrix = false;
}

const MATRICES = " matrix pmatrix bmatrix Bmatrix smallmatrix matrix* pmatrix* bmatrix* array ";
const SYSTEMS =
  " cases dcases rcases aligned align align* gathered gather gather* split eqnarray eqnarray* alignat alignedat ";
const DETERMINANTS = " vmatrix vmatrix* ";
const OTHERWISE = changetype<usize>("otherwise");

/** The environment whose \begin is in hand; all kinds of brackets around a matrix are alike. */
export function parseEnvironment(): usize {
  const name = environmentName();
  if (!name) return 0;
  const isDeterminant = isInList(name, nameEnd, DETERMINANTS);
  const isSystem = isInList(name, nameEnd, SYSTEMS);
  if (!isDeterminant && !isSystem && !isInList(name, nameEnd, MATRICES)) return 0;
  if (!descend()) return 0;
  const byCases = isSystem && hasConditions(nameEnd + 1, lexerEnd());
  const inside = isSystem && load<u8>(name) != 0x61 ? nameEnd + 1 : behindColumns(nameEnd + 1);
  const outer = isSystem && !byCases ? skipCells(true) : skipCells(false);
  if (!isSystem) enterBrackets();
  seek(inside);
  const t = byCases ? parseCases() : isSystem ? parseSystem() : parseRows();
  if (!isSystem) leaveBrackets();
  skipCells(outer);
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
  return close > open + 1 ? open + 1 : 0;
}

/** Behind the columns of an array, `{cc|c}`, and the place of it or of entries, `[r]`. */
function behindColumns(p: usize): usize {
  const end = lexerEnd();
  let q = skipSpace(p, end);
  if (q < end && load<u8>(q) == 0x5b) {
    let close = q + 1;
    while (close < end && load<u8>(close) >= 0x61 && load<u8>(close) <= 0x7a) close++;
    if (close == q + 2 && close < end && load<u8>(close) == 0x5d) q = skipSpace(close + 1, end);
  }
  if (q >= end || load<u8>(q) != 0x7b) return q;
  for (let c = q + 1; c < end; c++) {
    const b: u32 = load<u8>(c);
    if (b == 0x7d) return c + 1;
    // c l r, bars, blanks; the number of pairs of alignedat
    const isColumn = b == 0x63 || b == 0x6c || b == 0x72 || b == 0x7c || b == 0x20 || b - 0x31 < 9;
    if (!isColumn) return q;
  }
  return q;
}

/** Does a cell stand before something that is no relation: "-x & x < 0"? */
function hasConditions(p: usize, end: usize): bool {
  if (!spend(<u32>(end - p))) return false;
  for (; p < end; p++) {
    if (startsWith(p, end, "\\end")) return false;
    if (load<u8>(p) == 0x5c) p++;
    else if (load<u8>(p) == 0x26 && !relationFollows(p + 1, end)) return true;
  }
  return false;
}

/** Does a relation stand at `p`, behind blanks, braces and cells? */
export function relationFollows(p: usize, end: usize): bool {
  p = skipSpace(p, end);
  while (p < end && (load<u8>(p) == 0x26 || load<u8>(p) == 0x7b || load<u8>(p) == 0x7d)) {
    p = skipSpace(p + 1, end);
  }
  if (p >= end) return false;
  const b: u32 = load<u8>(p);
  if (b == 0x3d || b == 0x3c || b == 0x3e) return true;
  return (
    startsWith(p, end, "\\le ") ||
    startsWith(p, end, "\\leq") ||
    startsWith(p, end, "\\ge") ||
    startsWith(p, end, "\\ne") ||
    startsWith(p, end, "\\approx") ||
    startsWith(p, end, "\\in ")
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
  if (columns == 1 && areRelations(v)) return joined(v);
  const t = ofVector(MATRIX, v);
  sawMatrix = true;
  if (!t) return 0;
  setPayload(t, columns, 0);
  return seal(t);
}

function areRelations(v: usize): bool {
  for (let i: u32 = 0, n = length(v); i < n; i++) if (kind(item(v, i)) != RELATION) return false;
  return true;
}

/** All of the vector together, as the entries of one list. */
function joined(v: usize): usize {
  if (length(v) == 1) return item(v, 0);
  if (areRelations(v)) setJoins(conjunctions | AND);
  return seal(ofVector(LIST, v));
}

/** Relations, one to a row. */
function parseSystem(): usize {
  const v = vector();
  while (token != T_END_ENVIRONMENT || !length(v)) {
    const t = parseList();
    if (!t) return 0;
    const many = kind(t) == LIST;
    for (let i: u32 = 0, n = many ? count(t) : 1; i < n; i++) {
      if (!push(v, many ? child(t, i) : t)) return 0;
    }
    if (token != T_ROW) break;
    advance();
  }
  return joined(v);
}

/** Rows of a body and its condition. */
function parseCases(): usize {
  const joins = conjunctions;
  const v = vector();
  while (token != T_END_ENVIRONMENT || !length(v)) {
    const body = parseRelation();
    if (token == T_COMMA) advance();
    if (!body || token != T_CELL) return 0;
    advance();
    const condition = parseCondition();
    if (token == T_COMMA) advance();
    const piece = binary(GROUP, body, condition);
    if (!piece) return 0;
    setAttribute(piece, OPEN_ROUND | CLOSE_ROUND);
    if (!push(v, seal(piece))) return 0;
    if (token != T_ROW) break;
    advance();
  }
  setJoins(joins);
  const name = changetype<usize>("cases");
  const t = unary(CALL, seal(ofVector(SET, v)));
  if (!t) return 0;
  setPayload(t, <u32>name, <u32>name + 5);
  return seal(t);
}

/** `\text{if } x > 0`, `x > 0`, `\text{otherwise}`. */
function parseCondition(): usize {
  while (isText(" if for when where ") || token == T_COMMA) advance();
  if (!isText(" otherwise else elsewhere ")) return parseList();
  advance();
  return leaf(TEXT, <u32>OTHERWISE, <u32>OTHERWISE + 9);
}

/** Is the token in hand one of the words, maybe behind a comma? */
function isText(list: string): bool {
  if (token != T_TEXT && token != T_WORD) return false;
  let p = tokenStart;
  while (p < tokenEnd && (load<u8>(p) == 0x2c || load<u8>(p) == 0x20)) p++;
  return p < tokenEnd && isInList(p, tokenEnd, list);
}
