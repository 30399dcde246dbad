/**
 * Lists as a host wrote them, walked before anything reads them: each must fill its byte range
 * exactly, so that no length leads out of the batch, and hold well-formed UTF-8, so that no
 * string depends on the bytes behind it.
 */
import { wellFormedUntil } from "./text/utf8";

/** The lengths do not fit: the batch is malformed. */
export const SHAPE_BROKEN: u32 = 0;
/** Some string is not UTF-8: the sample can't be judged. */
export const SHAPE_NOT_UTF8: u32 = 1;
export const SHAPE_GOOD: u32 = 2;

/** Is `[at, end)` one list? */
export function listShape(at: usize, end: usize): u32 {
  const shape = walkList(at, end);
  return shape != SHAPE_BROKEN && walkedTo != end ? SHAPE_BROKEN : shape;
}

/** Is `[at, end)` a target: depth, alternatives, and a list for each? */
export function targetShape(at: usize, end: usize): u32 {
  if (end - at < 8 || load<u32>(at) > 2) return SHAPE_BROKEN;
  let n = load<u32>(at, 4);
  if (load<u32>(at) < 2 && n != 1) return SHAPE_BROKEN;
  let worst = SHAPE_GOOD;
  for (at += 8; n; n--, at = walkedTo) {
    const shape = walkList(at, end);
    if (shape == SHAPE_BROKEN) return SHAPE_BROKEN;
    worst = min(worst, shape);
  }
  return at == end ? worst : SHAPE_BROKEN;
}

/** Where the list that was walked last ends. */
let walkedTo: usize = 0;

function walkList(at: usize, end: usize): u32 {
  if (end - at < 4) return SHAPE_BROKEN;
  let shape = SHAPE_GOOD;
  let n = load<u32>(at);
  for (at += 4; n; n--) {
    if (end - at < 4) return SHAPE_BROKEN;
    const bytes = load<u32>(at);
    at += 4;
    if (bytes > <u32>(end - at)) return SHAPE_BROKEN;
    if (wellFormedUntil(at, at + bytes) != at + bytes) shape = SHAPE_NOT_UTF8;
    at += bytes;
  }
  walkedTo = at;
  return shape;
}
