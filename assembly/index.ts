/**
 * The scoring core: UTF-8 bytes in, records out. No imports, no strings, no garbage
 * collector; what a record says is a function of scorer, options, target, choices and text.
 *
 * A host asks `reserve(n)` for room, writes a batch there, calls `score(at, n)` and reads the
 * records from the address it returns. All numbers are little-endian.
 *
 *   batch     0 u32 samples
 *             4 u32 0
 *             8 entries of 48 bytes, then the bytes they point to
 *
 *   entry     0 u16 scorer (names.json)        2 u8 1: text is the bare answer, 0: an output
 *             3 u8 1: the harness had cut the text at its stops
 *             4 u32 options (bit fields, names.json)
 *             8 u32 text offset               12 u32 text bytes
 *            16 u32 target offset             20 u32 target bytes      (lists.ts)
 *            24 u32 choices offset            28 u32 choices bytes     (0: none)
 *            32 u32 stops offset              36 u32 stops bytes       (0: none)
 *            40 u32 words offset              44 u32 words bytes       (0: none; an option
 *                                                                      that is one string too)
 *            Offsets count from the start of the batch.
 *
 *   string    u32 length, bytes (UTF-8)       list  u32 count, strings
 *   target    u32 depth (0 string, 1 list, 2 list of lists), u32 alternatives, a list for each
 *             (one for depth 0 and 1). Lengths are unaligned; each fills its range exactly.
 *
 *   record    0 u64 score numerator            8 u64 score denominator
 *            16 u16 rule                      18 u8 verdict   19 u8 certainty
 *            20 u16 bits of a probable verdict
 *            22 u8 flags: 1 a stop cut the text, 2 a stop may have cut a decimal in two
 *            23 u8 0
 *            24 u32 span start                28 u32 span end (both 0xFFFFFFFF: none)
 *            32 u32 steps                     36 u32 end of the text that was scored
 *            Offsets count from the start of the text, ill-formed bytes read as U+FFFD.
 */
import { fail, limitPassed, resetBudget, spend } from "./budget";
import { scoreSample } from "./dispatch";
import { flagsOfOptions } from "./inspect/pattern";
import { MAX_SAMPLE } from "./limits";
import { ARENA_START, BATCH_START, ensure, useRegion } from "./memory";
import { RULE_LIMIT_SAMPLE, RULE_REGEX_INVALID, RULE_UNKNOWN_BYTES } from "./names.generated";
import { RECORD_BYTES, resetRecord, undecided, writeRecord } from "./record";
import { patternFault as faultOf, patternFaultAt, preparedPattern } from "./regex/pattern";
import { openSample, setText, text, textEnd } from "./sample";
import { listShape, SHAPE_BROKEN, SHAPE_GOOD, SHAPE_NOT_UTF8, targetShape } from "./shape";
import { applyStops, stopFlags } from "./stop";
import { mend, mendedEnd, wellFormedUntil } from "./text/utf8";

const ENTRY_BYTES: u32 = 48;
const HEAD_BYTES: u32 = 8;

/** Version of the tables above; it changes when they do. */
export function abi(): u32 {
  return 1;
}

/** Address where a batch of `bytes` bytes may be written, or 0 where memory has no room. */
export function reserve(bytes: u32): usize {
  const to = <u64>BATCH_START + bytes;
  return to < 1 << 26 && ensure(<usize>to) ? BATCH_START : 0;
}

/** Scores the batch; address of its records, or 0 where the batch is malformed. */
export function score(batch: usize, bytes: u32): usize {
  if (bytes < HEAD_BYTES) return 0;
  if (batch < BATCH_START || <u64>batch + bytes + 7 > (<u64>memory.size()) << 16) return 0;
  const samples = load<u32>(batch);
  if (<u64>samples * ENTRY_BYTES + HEAD_BYTES > <u64>bytes) return 0;
  const records = (batch + bytes + 7) & ~7;
  if (<u64>records + <u64>samples * RECORD_BYTES > 1 << 26) return 0;
  if (!ensure(records + samples * RECORD_BYTES)) return 0;
  let entry = batch + HEAD_BYTES;
  let record = records;
  for (let i: u32 = 0; i < samples; i++) {
    const shape = isInside(entry, bytes) ? entryShape(batch, entry) : SHAPE_BROKEN;
    if (shape == SHAPE_BROKEN) return 0;
    scoreEntry(batch, entry, record, shape);
    entry += ENTRY_BYTES;
    record += RECORD_BYTES;
  }
  return records;
}

/** Do all byte ranges of the entry lie within the batch? */
function isInside(entry: usize, bytes: u32): bool {
  for (let at: usize = 8; at < ENTRY_BYTES; at += 8) {
    if (<u64>load<u32>(entry + at) + load<u32>(entry + at, 4) > <u64>bytes) return false;
  }
  return true;
}

/** The worst shape of the entry's target, choices, stops and words. */
function entryShape(batch: usize, entry: usize): u32 {
  const target = batch + load<u32>(entry, 16);
  let shape = targetShape(target, target + load<u32>(entry, 20));
  for (let at: usize = 24; at < ENTRY_BYTES; at += 8) {
    const list = batch + load<u32>(entry + at);
    const bytes = load<u32>(entry + at, 4);
    if (bytes) shape = min(shape, listShape(list, list + bytes));
  }
  return shape;
}

/**
 * What keeps a scorer from running the pattern in `[at, at + bytes)`, within a batch's room, under
 * the options of its entry: the byte offset of the construct << 16, and its rule; 0 where it runs.
 */
export function patternFault(at: usize, bytes: u32, bits: u32): u64 {
  if (at < BATCH_START || <u64>at + bytes > (<u64>memory.size()) << 16) return RULE_REGEX_INVALID;
  resetBudget();
  useRegion(ARENA_START, BATCH_START);
  if (wellFormedUntil(at, at + bytes) != at + bytes) return RULE_UNKNOWN_BYTES;
  const pattern = preparedPattern(at, at + bytes, flagsOfOptions(bits));
  if (!pattern) return limitPassed();
  return ((<u64>patternFaultAt(pattern)) << 16) | faultOf(pattern);
}

function scoreEntry(batch: usize, entry: usize, record: usize, shape: u32): void {
  resetBudget();
  resetRecord();
  useRegion(ARENA_START, BATCH_START);
  openSample(batch, entry);
  let flags: u8 = 0;
  let end: usize = 0;
  if (sizeIsAllowed(entry) && openText(batch, entry)) {
    const stops = load<u32>(entry, 36) && shape == SHAPE_GOOD ? batch + load<u32>(entry, 32) : 0;
    end = applyStops(text, textEnd, stops, load<u8>(entry, 3) != 0) - text;
    flags = stopFlags;
    setText(text, text + end);
    if (shape == SHAPE_NOT_UTF8) undecided(RULE_UNKNOWN_BYTES);
    else if (!limitPassed()) scoreSample();
  }
  writeRecord(record, <u32>end, flags);
}

function sizeIsAllowed(entry: usize): bool {
  let bytes: u64 = 0;
  for (let at: usize = 12; at < ENTRY_BYTES; at += 8) bytes += load<u32>(entry + at);
  return bytes <= MAX_SAMPLE || fail(RULE_LIMIT_SAMPLE);
}

/** Makes the text well-formed and sets it. */
function openText(batch: usize, entry: usize): bool {
  const start = batch + load<u32>(entry, 8);
  const bytes = load<u32>(entry, 12);
  const end = start + bytes;
  setText(start, end);
  if (!spend(bytes >> 3)) return false;
  if (wellFormedUntil(start, end) == end) return true;
  const mended = mend(start, end);
  if (!mended) return false;
  setText(mended, mendedEnd);
  return true;
}
