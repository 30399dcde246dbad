/** A growing array of term pointers in the arena: `u32 length, u32 room, u32 address`. */
import { alloc } from "../memory";

/** An empty vector, or 0 where memory is used up. */
export function vector(): usize {
  const v = alloc(12);
  const items = alloc(32);
  if (!v || !items) return 0;
  store<u32>(v, 0);
  store<u32>(v, 8, 4);
  store<u32>(v, <u32>items, 8);
  return v;
}

export function length(v: usize): u32 {
  return load<u32>(v);
}

export function item(v: usize, i: u32): usize {
  return load<u32>(<usize>load<u32>(v, 8) + ((<usize>i) << 2));
}

/** Address of the pointers. */
export function items(v: usize): usize {
  return load<u32>(v, 8);
}

/** Appends `t`; false where `v` or `t` is 0 or memory is used up. */
export function push(v: usize, t: usize): bool {
  if (!v || !t) return false;
  const n = load<u32>(v);
  if (n == load<u32>(v, 4)) {
    const more = alloc((<usize>n) << 3);
    if (!more) return false;
    memory.copy(more, load<u32>(v, 8), (<usize>n) << 2);
    store<u32>(v, n << 1, 4);
    store<u32>(v, <u32>more, 8);
  }
  store<u32>(<usize>load<u32>(v, 8) + ((<usize>n) << 2), <u32>t);
  store<u32>(v, n + 1);
  return true;
}
