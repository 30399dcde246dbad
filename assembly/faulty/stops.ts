/** Stops of a harness's task: its outputs end before them, whatever the log says. */
import { spend } from "../budget";
import { wordsEnd, wordsStart } from "./pattern";

/** End of `[p, end)` before the first of the stops, which have a NUL behind each. */
export function cutAt(stops: string, p: usize, end: usize): usize {
  const last = wordsEnd(stops);
  for (let stop = wordsStart(stops); stop < last; ) {
    let to = stop;
    while (load<u8>(to)) to++;
    const n = to - stop;
    const first: u32 = load<u8>(stop);
    if (!spend(<u32>(end - p))) return end;
    for (let q = p; q + n <= end; q++) {
      if (load<u8>(q) == first && memory.compare(q, stop, n) == 0) end = q;
    }
    stop = to + 1;
  }
  return end;
}
