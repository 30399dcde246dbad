/**
 * Vectors, however they are written: points, rows, columns, sums of unit vectors.
 *
 *   (1, 2)  is  \begin{pmatrix} 1 \\ 2 \end{pmatrix}  and  \mathbf{i} + 2\mathbf{j}
 *
 *   [[1, 2], [3, 4]]  is  \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}
 *
 * A row is no column, so this acts once, at the top, and where the two are written differently.
 */
import { compareForms, SAME, UNKNOWN } from "./compare";
import { exponent } from "./mono";
import {
  CALL,
  CLOSE_ROUND,
  CLOSE_SQUARE,
  DECORATED,
  GROUP,
  IS_INFINITE,
  MATRIX,
  OPEN_ROUND,
  OPEN_SQUARE,
  POLY,
  RAW,
} from "./ops";
import { collect, inverse, multiply, polyOfAtom, polyOfRational, single } from "./poly";
import { small } from "./rational";
import { attribute, child, count, flags, kind, x, y } from "./term";
import { item, length, push, vector } from "./vector";
import { isInList } from "./word-list";

/** SAME where both are vectors with the same entries, and not two matrices; else UNKNOWN. */
export function compareVectors(a: usize, b: usize): i32 {
  if (kind(a) == kind(b) && kind(a) != POLY) return UNKNOWN;
  if (kind(a) == MATRIX && areRows(b, a)) return SAME;
  if (kind(b) == MATRIX && areRows(a, b)) return SAME;
  const left = entriesOf(a);
  const right = left ? entriesOf(b) : 0;
  if (!right) return UNKNOWN;
  // \mathbf{i} + 2\mathbf{j} in space is (1, 2, 0)
  const n = max(length(left), length(right));
  for (let i: u32 = 0; i < n; i++) {
    const p = entryAt(left, i, kind(a) == POLY);
    const q = p ? entryAt(right, i, kind(b) == POLY) : 0;
    if (!q || compareForms(p, q) != SAME) return UNKNOWN;
  }
  return SAME;
}

/** `[[1, 2], [3, 4]]` are the rows of the matrix `m`. */
function areRows(t: usize, m: usize): bool {
  const square = OPEN_SQUARE | CLOSE_SQUARE;
  const width = x(m);
  if (kind(t) != GROUP || attribute(t) != square || count(t) * width != count(m)) return false;
  for (let i: u32 = 0, n = count(t); i < n; i++) {
    const row = child(t, i);
    if (kind(row) != GROUP || attribute(row) != square || count(row) != width) return false;
    for (let k: u32 = 0; k < width; k++)
      if (compareForms(child(row, k), child(m, i * width + k)) != SAME) return false;
  }
  return true;
}

function entryAt(v: usize, i: u32, isSum: bool): usize {
  if (i < length(v)) return item(v, i);
  return isSum ? polyOfRational(small(0)) : 0;
}

/** The entries of the canonical term in a vector, or 0. */
function entriesOf(t: usize): usize {
  if (flags(t) & IS_INFINITE) return 0;
  if (kind(t) == POLY) return componentsOf(t);
  const isPoint = kind(t) == GROUP && attribute(t) == (OPEN_ROUND | CLOSE_ROUND);
  const isLine = kind(t) == MATRIX && (x(t) == 1 || x(t) == count(t));
  if ((!isPoint && !isLine) || count(t) < 2) return 0;
  const v = vector();
  for (let i: u32 = 0, n = count(t); i < n; i++) if (!push(v, child(t, i))) return 0;
  return v;
}

/** The factors of i, j and k in a sum where each term has one of them; 0 for any other. */
function componentsOf(p: usize): usize {
  const v = vector();
  let last: u32 = 0;
  for (let axis: u32 = 0; axis < 3; axis++) {
    const parts = vector();
    for (let i: u32 = 0, n = count(p); i < n; i++) {
      const m = child(p, i);
      const unit = unitIn(m);
      if (!unit) return 0;
      if (axisOf(unit) != axis) continue;
      const factor = multiply(single(m), inverse(polyOfAtom(unit)));
      if (!factor) return 0;
      for (let k: u32 = 0, f = count(factor); k < f; k++)
        if (!push(parts, child(factor, k))) return 0;
      last = max(last, axis);
    }
    const sum = collect(parts);
    if (!sum || !push(v, sum)) return 0;
  }
  // a lone unit vector may be any name
  if (count(p) < 2) return 0;
  if (last == 2) return v;
  const plane = vector();
  return push(plane, item(v, 0)) && push(plane, item(v, 1)) ? plane : 0;
}

/** The one unit vector among the factors of the MONO, or 0. */
function unitIn(m: usize): usize {
  let found: usize = 0;
  for (let i: u32 = 0, n = count(m); i < n; i++) {
    const f = child(m, i);
    if (axisOf(child(f, 0)) > 2) continue;
    if (found || exponent(f) != 1) return 0;
    found = child(f, 0);
  }
  return found;
}

/** 0 for \mathbf{i}, \hat{i}, \vec{i}, 1 for j, 2 for k; 3 for anything else. */
function axisOf(atom: usize): u32 {
  if (kind(atom) != CALL || attribute(atom) != DECORATED || count(atom) != 1) return 3;
  if (!isInList(x(atom), y(atom), " mathbf boldsymbol bm hat vec ")) return 3;
  const under = child(atom, 0);
  const raw =
    kind(under) == POLY && count(under) == 1 ? child(child(child(under, 0), 0), 0) : under;
  if (kind(raw) != RAW || count(raw) != 1) return 3;
  const name = child(raw, 0);
  if (isInList(x(name), y(name), " i imath ")) return 0;
  if (isInList(x(name), y(name), " j jmath ")) return 1;
  return isInList(x(name), y(name), " k ") ? 2 : 3;
}
