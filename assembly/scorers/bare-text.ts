/** An answer or target without what only wraps it: `$...$`, `\boxed{}`, a final full stop. */
import { unwrap, unwrappedEnd, unwrappedStart } from "../extract/unwrap";

export let bareStart: usize = 0;
export let bareEnd: usize = 0;

/** Takes the wrappers off `[start, end)`, unless nothing would be left. */
export function bareText(start: usize, end: usize): void {
  unwrap(start, end);
  const isEmpty = unwrappedStart >= unwrappedEnd;
  bareStart = isEmpty ? start : unwrappedStart;
  bareEnd = isEmpty ? end : unwrappedEnd;
}
