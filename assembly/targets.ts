/**
 * Targets prepared once per batch (parsed, normalised), patterns too, and charged to every sample
 * that uses them: the steps of the preparation are spent again at each use, so a record does not
 * show whether the target was met before.
 *
 * A table of slots `u32 hash, u32 entry` stands at the start of the cache, the entries behind
 * it. An entry is `u32 options, u16 kind, u16 limit, u32 steps, u32 prepared, u32 length`
 * and the target's bytes, which outlive the batch they came in; its kind is the scorer of a
 * target. A full cache is emptied.
 */
import { fail, limitPassed, resetBudget, spend, stepsSpent } from "./budget";
import { CACHE_BYTES, TARGET_BYTES } from "./limits";
import { BATCH_START, CACHE_START, regionNext, useRegion } from "./memory";
import { options, scorer, target, targetBytes } from "./sample";

const SLOTS: u32 = 4096;
const FIRST: usize = CACHE_START + <usize>SLOTS * 8;
const CACHE_END: usize = CACHE_START + CACHE_BYTES;
/** Longer targets are prepared in the sample's own arena and not kept. */
const KEPT_BYTES: u32 = 64 << 10;
const HEAD: usize = 20;

let free: usize = FIRST;
let used: u32 = 0;

/**
 * What `prepare` made of the sample's target, from the cache where it was met before.
 * `prepare(target)` allocates with `alloc` and returns an address, or 0 where the target
 * can't be read. Returns 0 as well when a limit is passed. Call it first in a scorer, before
 * anything is allocated.
 */
export function preparedTarget(prepare: (target: usize) => usize): usize {
  return preparedBy(scorer, options, target, targetBytes, prepare);
}

/** What is prepared, for `prepare`: its options and its bytes. */
export let keyOptions: u32 = 0;
export let keyBytes: u32 = 0;
let keyKind: u16 = 0;
let key: usize = 0;

/**
 * The same for any bytes; what is made of them depends on `kind`, `by` and the bytes alone.
 * Two things prepared for one sample need `makeRoom(2)` before the first.
 */
export function preparedBy(
  kind: u16,
  by: u32,
  at: usize,
  bytes: u32,
  prepare: (at: usize) => usize,
): usize {
  keyKind = kind;
  keyOptions = by;
  key = at;
  keyBytes = bytes;
  if (bytes > KEPT_BYTES) return prepareHere(prepare);
  const slot = find();
  const known = load<u32>(slot, 4);
  if (known) return charge(known);
  return charge(keep(prepare));
}

/** Sees to it that so many things (3 at most) can be prepared without the cache being emptied. */
export function makeRoom(things: u32): void {
  const each = HEAD + KEPT_BYTES + TARGET_BYTES + 64;
  if ((used + things) * 2 > SLOTS || free + each * things > CACHE_END) clear();
}

const MIX: u64 = 0x9e3779b97f4a7c15;

function hashOfKey(): u32 {
  // Eight bytes at a time; the last ones may be read twice.
  let h: u64 = keyOptions ^ ((<u32>keyKind) << 16) ^ keyBytes;
  const last = key + keyBytes - 8;
  if (keyBytes < 8) {
    let tail: u64 = 0;
    for (let i: u32 = 0; i < keyBytes; i++) tail = (tail << 8) | load<u8>(key + i);
    h = (h ^ tail) * MIX;
  } else {
    for (let p = key; p < last; p += 8) h = rotl((h ^ load<u64>(p)) * MIX, 29);
    h = (h ^ load<u64>(last)) * MIX;
  }
  return <u32>(h >> 32);
}

/** The slot that holds this target, or the empty one where it belongs. */
function find(): usize {
  const hash = hashOfKey();
  let slot = slotAt(hash);
  for (let i = hash + 1; load<u32>(slot, 4); i++) {
    if (load<u32>(slot) == hash && isEntryFor(load<u32>(slot, 4))) return slot;
    slot = slotAt(i);
  }
  store<u32>(slot, hash);
  return slot;
}

function slotAt(i: u32): usize {
  return CACHE_START + <usize>(i & (SLOTS - 1)) * 8;
}

function isEntryFor(entry: usize): bool {
  return (
    load<u32>(entry) == keyOptions &&
    load<u16>(entry, 4) == keyKind &&
    load<u32>(entry, 16) == keyBytes &&
    isSame(entry + HEAD, key, keyBytes)
  );
}

/** Are these bytes the same? Eight at a time; the last ones may be read twice. */
function isSame(a: usize, b: usize, n: u32): bool {
  if (n < 8) return memory.compare(a, b, n) == 0;
  const last = a + n - 8;
  for (; a < last; a += 8) {
    if (load<u64>(a) != load<u64>(b)) return false;
    b += 8;
  }
  return load<u64>(last) == load<u64>(b - (a - last));
}

/** Prepares the target at the end of the cache and returns its entry. */
function keep(prepare: (at: usize) => usize): usize {
  if (used * 2 >= SLOTS || free + HEAD + keyBytes + TARGET_BYTES + 64 > CACHE_END) clear();
  const slot = find();
  const entry = free;
  store<u32>(entry, keyOptions);
  store<u16>(entry, keyKind, 4);
  store<u32>(entry, keyBytes, 16);
  memory.copy(entry + HEAD, key, keyBytes);
  const spentBefore = stepsSpent();
  const mark = regionNext();
  resetBudget();
  const from = (entry + HEAD + keyBytes + 15) & ~15;
  useRegion(from, from + TARGET_BYTES);
  const prepared = prepare(entry + HEAD);
  store<u16>(entry, limitPassed(), 6);
  store<u32>(entry, stepsSpent(), 8);
  store<u32>(entry, <u32>prepared, 12);
  free = (regionNext() + 15) & ~15;
  used++;
  store<u32>(slot, <u32>entry, 4);
  resetBudget();
  spend(spentBefore);
  useRegion(mark, BATCH_START);
  return entry;
}

/** Spends what the preparation cost and passes its limit on. */
function charge(entry: usize): usize {
  if (!spend(load<u32>(entry, 8))) return 0;
  const limit = load<u16>(entry, 6);
  if (limit) {
    fail(limit);
    return 0;
  }
  return load<u32>(entry, 12);
}

function prepareHere(prepare: (at: usize) => usize): usize {
  useRegion(regionNext(), min(BATCH_START, regionNext() + TARGET_BYTES));
  const prepared = prepare(key);
  useRegion(regionNext(), BATCH_START);
  return limitPassed() ? 0 : prepared;
}

function clear(): void {
  memory.fill(CACHE_START, 0, <usize>SLOTS * 8);
  free = FIRST;
  used = 0;
}
