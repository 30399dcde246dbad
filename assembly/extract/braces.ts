/** Brace groups of LaTeX: `\{` and `\}` are no braces. */
import { spend } from "../budget";

/** Address of the brace that closes the one at `open`, or 0 where none does. */
export function closingBrace(open: usize, end: usize): usize {
  let depth = 0;
  for (let p = open; p < end; p++) {
    const b: u32 = load<u8>(p);
    if (b == 0x5c) {
      p++;
    } else if (b == 0x7b) {
      depth++;
    } else if (b == 0x7d && --depth == 0) {
      return spend(<u32>(p - open)) ? p : 0;
    }
  }
  spend(<u32>(end - open));
  return 0;
}
