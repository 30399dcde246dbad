/**
 * Patterns compiled once and kept among the prepared targets: `u32 rule of a fault, u32 its place
 * in the pattern, u32 start, u32 groups, u32 states, u32 threads, u32 names, u32 isOpen`, then a
 * byte for each byte that a match may begin with (none where `isOpen`: it may be empty).
 */
import { spend } from "../budget";
import { alloc, regionNext, release } from "../memory";
import { RULE_REGEX_SIZE } from "../names.generated";
import { keyBytes, keyOptions, preparedBy } from "../targets";
import { faultAt, faultRule, refuse, resetFault } from "./fault";
import { groups, lastName } from "./groups";
import { CHAR } from "./node";
import { parsePattern } from "./parse";
import {
  ACCEPT,
  BYTES,
  emitProgram,
  FORK,
  instructions,
  JUMP,
  opOf,
  states,
  TURN,
  threads,
  xOf,
  yOf,
} from "./program";
import { takes } from "./single";

const FIRST_BYTES: usize = 32;
const HEAD: usize = FIRST_BYTES + 256;
/** Longer patterns are refused (`regex/size`). */
const MAX_PATTERN: usize = 1 << 15;
/** Bytes that the places of all groups of all threads may take. */
const MAX_PLACES: u64 = 4 << 20;
/** Of the key: patterns are no scorer's targets. */
const KEY_KIND: u16 = 0xffff;

/**
 * The pattern `[p, end)` of Python's `re` under these flags (flags.ts), ready for `openSearch`; it
 * stays valid until another one is asked for. 0 where a limit of the sample is passed.
 * `patternFault` says whether it can be run.
 */
export function preparedPattern(p: usize, end: usize, flags: u8): usize {
  return preparedBy(KEY_KIND, flags, p, <u32>(end - p), compileKept);
}

/** A `regex/...` rule, or 0 where the pattern can be run. */
export function patternFault(pattern: usize): u16 {
  return <u16>load<u32>(pattern);
}

/** Offset of the construct that the rule is about, in the pattern. */
export function patternFaultAt(pattern: usize): u32 {
  return load<u32>(pattern, 4);
}

export function patternStart(pattern: usize): usize {
  return load<u32>(pattern, 8);
}

/** Groups of the pattern, the whole match not counted. */
export function patternGroups(pattern: usize): u32 {
  return load<u32>(pattern, 12);
}

export function patternStates(pattern: usize): u32 {
  return load<u32>(pattern, 16);
}

export function patternThreads(pattern: usize): u32 {
  return load<u32>(pattern, 20);
}

/** May a match begin with the byte? `b` 256: at the end of the text. */
export function mayBegin(pattern: usize, b: u32): bool {
  return load<u32>(pattern, 28) != 0 || (b < 256 && load<u8>(pattern + FIRST_BYTES + b) != 0);
}

function compileKept(p: usize): usize {
  const bytes: usize = keyBytes;
  const pattern = alloc(HEAD);
  if (!pattern) return 0;
  memory.fill(pattern, 0, HEAD);
  resetFault();
  if (bytes > MAX_PATTERN) refuse(RULE_REGEX_SIZE, p);
  const tree: usize = faultRule ? 0 : parsePattern(p, p + bytes, <u8>keyOptions);
  const start: usize = tree ? emitProgram(tree) : 0;
  if (start && <u64>threads * (groups + 1) * 8 > MAX_PLACES) refuse(RULE_REGEX_SIZE, p);
  if (faultRule) {
    store<u32>(pattern, faultRule);
    store<u32>(pattern, faultAt ? <u32>(faultAt - p) : 0, 4);
    release(pattern + HEAD);
    return pattern;
  }
  if (!start) return 0;
  store<u32>(pattern, <u32>start, 8);
  store<u32>(pattern, groups, 12);
  store<u32>(pattern, states, 16);
  store<u32>(pattern, threads, 20);
  store<u32>(pattern, <u32>lastName, 24);
  const mark = regionNext();
  const isDone = markFirst(pattern, start);
  release(mark);
  return isDone ? pattern : 0;
}

/** Notes the bytes that a match may begin with; places and looks are taken to hold. */
function markFirst(pattern: usize, start: usize): bool {
  const visited = alloc(instructions);
  const stack = alloc(<usize>instructions * 4 + 4);
  if (!visited || !stack || !spend(instructions)) return false;
  memory.fill(visited, 0, instructions);
  let top = stack;
  store<u32>(top, <u32>start);
  top += 4;
  while (top > stack) {
    top -= 4;
    let pc: usize = load<u32>(top);
    while (true) {
      const seenAt = visited + (pc - start) / BYTES;
      if (load<u8>(seenAt)) break;
      store<u8>(seenAt, 1);
      if (!spend(1)) return false;
      const op = opOf(pc);
      if (op == ACCEPT) {
        store<u32>(pattern, 1, 28);
        return true;
      }
      if (op < ACCEPT) {
        if (!markBytes(pattern, pc)) return false;
        break;
      }
      if (op == FORK || op == TURN) {
        store<u32>(top, <u32>yOf(pc));
        top += 4;
      }
      pc = op == FORK || op == TURN || op == JUMP ? xOf(pc) : pc + BYTES;
    }
  }
  return true;
}

function markBytes(pattern: usize, pc: usize): bool {
  if (!spend(128)) return false;
  const op = opOf(pc);
  const flags = load<u8>(pc, 1);
  const first = pattern + FIRST_BYTES;
  for (let b: u32 = 0; b < 128; b++) if (takes(op, flags, xOf(pc), b)) store<u8>(first + b, 1);
  if (op == CHAR && !flags && xOf(pc) < 128) return true;
  memory.fill(first + 0xc2, 1, 0x33);
  return true;
}
