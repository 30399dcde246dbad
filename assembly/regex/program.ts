/**
 * A tree as instructions of 16 bytes: `u8 op, u8 flags, u16 depth, u32 x, u32 y, u32 base`.
 *
 *   CHAR, SET, ANY   take one character, as their node does       ACCEPT  the end
 *   JUMP   to x                       FORK   to x first, then to y
 *   SAVE   the place into slot x      PLACE  goes on where the place x holds
 *   LOOKS  where the node x holds     TURN   the end of a round: to x, or y where it was empty
 *
 * CPython lets one round of a repetition be empty and then ends the repetition. Whether the
 * rounds that a thread is in have moved on is its level: rounds lie one within the other, so the
 * first `level` of the `depth` around an instruction have, and the rest have not. A thread that
 * has just taken a character has level = depth. `base` + level numbers the states.
 */
import { spend } from "../budget";
import { alloc, regionNext } from "../memory";
import { RULE_REGEX_SIZE } from "../names.generated";
import { faultRule, refuse } from "./fault";
import { LAZY } from "./flags";
import {
  ALT,
  AT,
  CAT,
  firstOf,
  flagsOf,
  INFINITE,
  isNullable,
  kindOf,
  LOOK,
  nextOf,
  REPEAT,
  secondOf,
  thirdOf,
} from "./node";
import { isSingle } from "./single";

/** Ops up to REPEAT are the kinds of node.ts: those of one character. */
export const ACCEPT: u8 = 16;
export const JUMP: u8 = 17;
export const FORK: u8 = 18;
export const SAVE: u8 = 19;
export const PLACE: u8 = 20;
export const LOOKS: u8 = 21;
export const TURN: u8 = 22;

export const BYTES: usize = 16;
/** `regex/size`: instructions of one pattern, and states of its machine. */
const MAX_INSTRUCTIONS: u32 = 1 << 15;
const MAX_STATES: u32 = 1 << 17;

/** Of the program that was made last. */
export let instructions: u32 = 0;
export let states: u32 = 0;
/** Instructions that take a character or accept: at most so many threads wait at one place. */
export let threads: u32 = 0;

let depth: u32 = 0;

/** The program of a tree: its first instruction, or 0 with a fault or past a limit. */
export function emitProgram(tree: usize): usize {
  instructions = 0;
  states = 0;
  threads = 0;
  depth = 0;
  const start = (regionNext() + 7) & ~7;
  if (!emitNode(tree) || !put(ACCEPT, 0, 0, 0)) return 0;
  return start;
}

export function opOf(pc: usize): u8 {
  return load<u8>(pc);
}

export function depthOf(pc: usize): u32 {
  return load<u16>(pc, 2);
}

export function xOf(pc: usize): usize {
  return load<u32>(pc, 4);
}

export function yOf(pc: usize): usize {
  return load<u32>(pc, 8);
}

export function baseOf(pc: usize): u32 {
  return load<u32>(pc, 12);
}

/** Appends an instruction; its address, or 0. */
function put(op: u8, flags: u8, x: usize, y: usize): usize {
  if (instructions == MAX_INSTRUCTIONS || states + depth >= MAX_STATES) {
    return refuse(RULE_REGEX_SIZE, 0);
  }
  const pc = alloc(BYTES);
  if (!pc || !spend(1)) return 0;
  store<u8>(pc, op);
  store<u8>(pc, flags, 1);
  store<u16>(pc, <u16>depth, 2);
  store<u32>(pc, <u32>x, 4);
  store<u32>(pc, <u32>y, 8);
  store<u32>(pc, states, 12);
  instructions++;
  states += depth + 1;
  if (op <= ACCEPT) threads++;
  return pc;
}

function setX(pc: usize, x: usize): void {
  store<u32>(pc, <u32>x, 4);
}

function setY(pc: usize, y: usize): void {
  store<u32>(pc, <u32>y, 8);
}

function emitNode(node: usize): bool {
  if (faultRule || !spend(1)) return false;
  const kind = kindOf(node);
  if (isSingle(kind)) return put(kind, flagsOf(node), firstOf(node), 0) != 0;
  if (kind == AT) return put(PLACE, flagsOf(node), firstOf(node), 0) != 0;
  if (kind == LOOK) return put(LOOKS, 0, node, 0) != 0;
  if (kind == ALT) return emitAlternatives(node);
  if (kind == REPEAT) return emitRepeat(node);
  if (kind == CAT) {
    for (let item = firstOf(node); item; item = nextOf(item)) if (!emitNode(item)) return false;
    return true;
  }
  const group = secondOf(node);
  if (!group) return emitNode(firstOf(node));
  if (!put(SAVE, 0, group * 2, 0) || !emitNode(firstOf(node))) return false;
  return put(SAVE, 0, group * 2 + 1, 0) != 0;
}

function emitAlternatives(node: usize): bool {
  // Jumps to the end are chained by their target until that is known.
  let jumps: usize = 0;
  let one = firstOf(node);
  while (nextOf(one)) {
    const fork = put(FORK, 0, 0, 0);
    if (!fork) return false;
    setX(fork, regionNext());
    if (!emitNode(one)) return false;
    jumps = put(JUMP, 0, jumps, 0);
    if (!jumps) return false;
    setY(fork, regionNext());
    one = nextOf(one);
  }
  if (!emitNode(one)) return false;
  while (jumps) {
    const earlier = xOf(jumps);
    setX(jumps, regionNext());
    jumps = earlier;
  }
  return true;
}

function emitRepeat(node: usize): bool {
  const child = firstOf(node);
  const least = secondOf(node);
  const most = thirdOf(node);
  for (let i: u32 = 0; i < least; i++) {
    const before = instructions;
    if (!emitNode(child)) return false;
    // What has no instructions has none however often.
    if (instructions == before) break;
  }
  const lazy = (flagsOf(node) & LAZY) != 0;
  const canBeEmpty = isNullable(child);
  if (most == INFINITE) return emitLoop(child, lazy, canBeEmpty);
  return emitOptional(child, most - least, lazy, canBeEmpty && most - least > 1);
}

function emitLoop(child: usize, lazy: bool, canBeEmpty: bool): bool {
  const fork = put(FORK, 0, 0, 0);
  if (!fork) return false;
  const round = regionNext();
  if (canBeEmpty) depth++;
  if (!emitNode(child)) return false;
  const turn = put(canBeEmpty ? TURN : JUMP, 0, fork, 0);
  if (!turn) return false;
  if (canBeEmpty) depth--;
  const exit = regionNext();
  setY(turn, exit);
  setX(fork, lazy ? exit : round);
  setY(fork, lazy ? round : exit);
  return true;
}

/** So many rounds at most; forks and turns that lead out are chained by y until the end is known. */
function emitOptional(child: usize, rounds: u32, lazy: bool, canBeEmpty: bool): bool {
  let leaving: usize = 0;
  for (let i: u32 = 0; i < rounds; i++) {
    const fork = put(FORK, 0, 0, leaving);
    if (!fork) return false;
    leaving = fork;
    setX(fork, regionNext());
    const before = instructions;
    if (canBeEmpty) depth++;
    if (!emitNode(child)) return false;
    const isEmpty = instructions == before;
    if (canBeEmpty) {
      const turn = put(TURN, 0, 0, leaving);
      if (!turn) return false;
      leaving = turn;
      depth--;
      setX(turn, regionNext());
    }
    if (isEmpty) break;
  }
  const exit = regionNext();
  while (leaving) {
    const earlier = yOf(leaving);
    setY(leaving, exit);
    if (opOf(leaving) == FORK && lazy) {
      setY(leaving, xOf(leaving));
      setX(leaving, exit);
    }
    leaving = earlier;
  }
  return true;
}
