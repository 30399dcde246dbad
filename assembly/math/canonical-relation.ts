/** Canonical forms of relations: one direction, names first. */
import { canonicalSide, unordered } from "./canonical-structure";
import { isName } from "./names";
import {
  AT_LEAST,
  AT_MOST,
  ELEMENT_OF,
  EQUAL_TO,
  GREATER,
  LESS,
  LIST,
  POLY,
  RELATION,
} from "./ops";
import { child, count, isSame, kind, make, seal, setChild, setPayload, x } from "./term";
import { item, length, push, vector } from "./vector";

/** `a > b` becomes `b < a`, a chain likewise; `5 = x` becomes `x = 5`. */
export function canonicalRelation(t: usize): usize {
  const n = count(t);
  const out = make(RELATION, n);
  if (!out) return 0;
  const turned = isDescending(t);
  let packed: u32 = 0;
  for (let i: u32 = 0; i < n; i++) {
    const c = canonicalSide(child(t, turned ? n - 1 - i : i));
    if (!c) return 0;
    setChild(out, i, c);
  }
  for (let i: u32 = 0; i < n - 1; i++) {
    const relation = relationAt(t, turned ? n - 2 - i : i);
    packed |= (turned ? mirrored(relation) : relation) << (i * 4);
  }
  if (n == 2 && packed == EQUAL_TO && !isName(child(out, 0)) && isName(child(out, 1))) {
    const name = child(out, 1);
    setChild(out, 1, child(out, 0));
    setChild(out, 0, name);
  }
  setPayload(out, packed, 0);
  return seal(out);
}

export function relationAt(t: usize, i: u32): u32 {
  return (x(t) >> (i * 4)) & 15;
}

function isDescending(t: usize): bool {
  for (let i: u32 = 0, n = count(t) - 1; i < n; i++) {
    const r = relationAt(t, i);
    if (r == GREATER || r == AT_LEAST) return true;
    if (r == LESS || r == AT_MOST) return false;
  }
  return false;
}

function mirrored(relation: u32): u32 {
  if (relation == GREATER) return LESS;
  if (relation == AT_LEAST) return AT_MOST;
  if (relation == LESS) return GREATER;
  return relation == AT_MOST ? AT_LEAST : relation;
}

/**
 * `n = 1, 2, 3`, `n \in 1, 2, 3` and `n = 1, n = 2, n = 3` assign a list to n. 0 where the entries of the
 * vector are anything else, or a limit was passed.
 */
export function joinAssignments(v: usize): usize {
  const first = item(v, 0);
  const isMember = isMembership(first);
  if (!isMember && !isAssignment(first)) return 0;
  const name = child(first, 0);
  const values = vector();
  for (let i: u32 = 0, n = length(v); i < n; i++) {
    let value = item(v, i);
    if (isMember && i == 0) value = child(value, 1);
    else if (isAssignment(value)) {
      if (!isSame(child(value, 0), name)) return 0;
      value = child(value, 1);
    } else if (kind(value) == RELATION) return 0;
    if (!push(values, value)) return 0;
  }
  const t = make(RELATION, 2);
  const list = unordered(LIST, values, false);
  if (!t || !list) return 0;
  setChild(t, 0, name);
  setChild(t, 1, list);
  setPayload(t, EQUAL_TO, 0);
  return seal(t);
}

/** `n \in 1`, of a number: what the list goes on with are numbers as well. */
function isMembership(t: usize): bool {
  return (
    kind(t) == RELATION &&
    count(t) == 2 &&
    x(t) == ELEMENT_OF &&
    isName(child(t, 0)) &&
    kind(child(t, 1)) == POLY
  );
}

function isAssignment(t: usize): bool {
  return kind(t) == RELATION && count(t) == 2 && x(t) == EQUAL_TO && isName(child(t, 0));
}
