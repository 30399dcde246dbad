/**
 * Searches by all threads at once, in the order in which backtracking would try them (Pike's
 * machine; R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009): the match
 * that re.search finds, in at most states * characters steps.
 */
import { limitPassed, spend } from "../budget";
import { alloc } from "../memory";
import { codePoint, codePointBytes } from "../text/utf8";
import { lookHolds, resetSeen, seen } from "./look";
import { mayBegin, patternGroups, patternStart, patternStates, patternThreads } from "./pattern";
import { holdsAt } from "./place";
import {
  ACCEPT,
  BYTES,
  baseOf,
  depthOf,
  FORK,
  JUMP,
  opOf,
  PLACE,
  SAVE,
  TURN,
  xOf,
  yOf,
} from "./program";
import { looked, resetLooked } from "./set";
import { takes } from "./single";

let pattern: usize = 0;
let start: usize = 0;
let end: usize = 0;
/** Bytes of the places of one thread: two of four bytes for the match and for each group. */
let placesBytes: usize = 0;
/** For each state the generation in which it was reached last. */
let marks: usize = 0;
let generation: u32 = 0;
/** Work that waits: `u32 instruction, u32 level`, or `u32 slot << 1 | 1, u32 place` to put back. */
let stack: usize = 0;
/** Threads in their order: addresses of instructions, and their places. */
let waiting: usize = 0;
let waitingPlaces: usize = 0;
let waitingCount: u32 = 0;
let next: usize = 0;
let nextPlaces: usize = 0;
let nextCount: u32 = 0;
/** Places of the thread that begins, and of the match. */
let fresh: usize = 0;
let found: usize = 0;
let visited: u32 = 0;

/** Readies the machine for the text `[p, to)`; false where a limit is passed. */
export function openSearch(prepared: usize, p: usize, to: usize): bool {
  pattern = prepared;
  start = p;
  end = to;
  const states = patternStates(prepared);
  const threads = patternThreads(prepared);
  placesBytes = (<usize>patternGroups(prepared) + 1) * 8;
  marks = alloc(<usize>states * 4);
  // A state waits once for itself and puts one slot back, or leaves two to be looked at.
  stack = alloc(<usize>states * 16 + 16);
  waiting = alloc(<usize>threads * 4);
  next = alloc(<usize>threads * 4);
  waitingPlaces = alloc(<usize>threads * placesBytes);
  nextPlaces = alloc(<usize>threads * placesBytes);
  fresh = alloc(placesBytes);
  found = alloc(placesBytes);
  if (limitPassed() || !spend(states)) return false;
  memory.fill(marks, 0, <usize>states * 4);
  memory.fill(found, 0, placesBytes);
  generation = 0;
  return true;
}

/** Where group `i` of the last match begins (0: the whole match); 0 where it took no part. */
export function groupStart(i: u32): usize {
  return load<u32>(found + <usize>i * 8);
}

export function groupEnd(i: u32): usize {
  return load<u32>(found + <usize>i * 8, 4);
}

/** re.search from `from` on; a limit that is passed shows as no match. */
export function search(from: usize): bool {
  return run(from, false, false);
}

/** re.match at `from`. */
export function matchAt(from: usize): bool {
  return run(from, true, false);
}

/** The match behind the last one, as re.finditer goes on: an empty one is not found again. */
export function searchNext(): bool {
  return run(groupEnd(0), false, groupStart(0) == groupEnd(0));
}

function run(from: usize, anchored: bool, mustAdvance: bool): bool {
  const first = patternStart(pattern);
  let isFound = false;
  waitingCount = 0;
  generation++;
  resetLooked();
  resetSeen();
  for (let at = from; ; ) {
    visited = 1;
    const b: u32 = at < end ? load<u8>(at) : 256;
    if (!isFound && (at == from || !anchored) && mayBegin(pattern, b)) {
      memory.fill(fresh, 0, placesBytes);
      store<u32>(fresh, <u32>at);
      waitingCount = follow(first, 0, at, fresh, waiting, waitingPlaces, waitingCount);
    }
    if (!waitingCount) {
      if (isFound || anchored || at == end) break;
      const skipped = at;
      do at++;
      while (at < end && !mayBegin(pattern, load<u8>(at)));
      // Within a character nothing may begin; a pattern that may be empty would be asked there.
      while (at < end && (load<u8>(at) & 0xc0) == 0x80) at++;
      if (!spend(visited + <u32>(at - skipped))) return false;
      generation++;
      continue;
    }
    const c = b < 0x80 ? b : at < end ? codePoint(at) : 0xffffffff;
    const behind = at < end ? at + codePointBytes(at) : at;
    generation++;
    nextCount = 0;
    visited += waitingCount;
    for (let i: u32 = 0; i < waitingCount; i++) {
      const pc: usize = load<u32>(waiting + ((<usize>i) << 2));
      const places = waitingPlaces + <usize>i * placesBytes;
      const op = opOf(pc);
      if (op == ACCEPT) {
        if (mustAdvance && at == from && <usize>load<u32>(places) == at) continue;
        memory.copy(found, places, placesBytes);
        store<u32>(found, <u32>at, 4);
        isFound = true;
        break;
      }
      if (at == end || !takes(op, load<u8>(pc, 1), xOf(pc), c)) continue;
      nextCount = follow(pc + BYTES, depthOf(pc), behind, places, next, nextPlaces, nextCount);
    }
    if (!spend(visited + (looked >> 2) + seen)) return false;
    resetLooked();
    resetSeen();
    if (at == end) break;
    at = behind;
    swap();
  }
  return isFound;
}

function swap(): void {
  const list = waiting;
  waiting = next;
  next = list;
  const places = waitingPlaces;
  waitingPlaces = nextPlaces;
  nextPlaces = places;
  waitingCount = nextCount;
}

/**
 * Follows a thread from `pc` to the instructions that take a character or accept, and appends
 * these to the list where nobody has been there in this generation. Returns the list's count.
 */
function follow(
  pc: usize,
  level: u32,
  at: usize,
  places: usize,
  list: usize,
  listPlaces: usize,
  count: u32,
): u32 {
  let top = stack;
  while (true) {
    // One path, until it ends or meets another.
    while (true) {
      const op = opOf(pc);
      // A character makes the level the same for all, so who comes first is the only one.
      const state = baseOf(pc) + (op <= ACCEPT ? 0 : level);
      const mark = marks + ((<usize>state) << 2);
      if (load<u32>(mark) == generation) break;
      store<u32>(mark, generation);
      visited++;
      if (op <= ACCEPT) {
        store<u32>(list + ((<usize>count) << 2), <u32>pc);
        memory.copy(listPlaces + <usize>count * placesBytes, places, placesBytes);
        count++;
        visited += <u32>(placesBytes >> 4);
        break;
      }
      if (op == FORK) {
        push(top, yOf(pc), level);
        top += 8;
        pc = xOf(pc);
      } else if (op == JUMP) pc = xOf(pc);
      else if (op == SAVE) {
        const slot = places + (xOf(pc) << 2);
        push(top, (xOf(pc) << 1) | 1, load<u32>(slot));
        top += 8;
        store<u32>(slot, <u32>at);
        pc += BYTES;
      } else if (op == TURN) {
        const depth = depthOf(pc);
        const hasMoved = level == depth;
        pc = hasMoved ? xOf(pc) : yOf(pc);
        if (hasMoved) level--;
      } else {
        const holds =
          op == PLACE
            ? holdsAt(<u32>xOf(pc), load<u8>(pc, 1), start, at, end)
            : lookHolds(xOf(pc), start, at, end);
        if (!holds) break;
        pc += BYTES;
      }
    }
    // Back to what waits, with the places as they were there.
    while (true) {
      if (top == stack) return count;
      top -= 8;
      const head: u32 = load<u32>(top);
      level = load<u32>(top, 4);
      if (!(head & 1)) {
        pc = head;
        break;
      }
      store<u32>(places + ((<usize>(head >> 1)) << 2), level);
    }
  }
}

function push(top: usize, head: usize, value: u32): void {
  store<u32>(top, <u32>head);
  store<u32>(top, value, 4);
}
