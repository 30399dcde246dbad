/**
 * Takes the wrappers off an answer: white space, `$...$`, `$$...$$`, `\(...\)`, `\[...\]`,
 * `\boxed{...}`, `\fbox{...}`, `\text{...}` and its kin, `**...**`, backquotes, marks that end
 * or begin an answer ("42,", "= 42", "42 \checkmark"), and one final full stop. A wrapper goes only if it spans the whole; nothing is searched.
 */
import { spend } from "../budget";
import { literalLength, skipSpace, startsWith, trimEnd } from "../text/ascii";
import { closingBrace } from "./braces";

/** What `unwrap` left: `[unwrappedStart, unwrappedEnd)`; may be empty. */
export let unwrappedStart: usize = 0;
export let unwrappedEnd: usize = 0;

/** Unwraps `[start, end)` until nothing more comes off. */
export function unwrap(start: usize, end: usize): void {
  unwrappedStart = start;
  unwrappedEnd = end;
  do {
    unwrappedStart = skipSpace(unwrappedStart, unwrappedEnd);
    unwrappedEnd = trimEnd(unwrappedStart, unwrappedEnd);
    if (!spend(1)) return;
  } while (dropFullStop() || dropLineBreak() || dropMark() || dropPair() || dropCommand());
}

/** `42 \\\\`: the end of a row. */
function dropLineBreak(): bool {
  const n = unwrappedEnd - unwrappedStart;
  if (n < 3 || load<u16>(unwrappedEnd - 2) != 0x5c5c || load<u8>(unwrappedEnd - 3) == 0x5c) {
    return false;
  }
  unwrappedEnd -= 2;
  return true;
}

function dropFullStop(): bool {
  const n = unwrappedEnd - unwrappedStart;
  if (!n || load<u8>(unwrappedEnd - 1) != 0x2e) return false;
  // Dots in a row are an ellipsis, which belongs to the answer.
  if (n > 1 && load<u8>(unwrappedEnd - 2) == 0x2e) return false;
  unwrappedEnd--;
  return true;
}

/** A comma, colon or tick that ends an answer; "=", \therefore and \approx that begin one. */
function dropMark(): bool {
  if (unwrappedEnd - unwrappedStart < 2) return false;
  const b: u32 = load<u8>(unwrappedEnd - 1);
  if (b == 0x2c || b == 0x3a || b == 0x3b) {
    unwrappedEnd--;
    return true;
  }
  if (endsWith("\\checkmark")) return dropEnd(10);
  if (endsWith("✅") || endsWith("✓") || endsWith("✔")) return dropEnd(3);
  const a: u32 = load<u8>(unwrappedStart);
  let n: usize = 0;
  if (a == 0x3d) n = 1;
  else if (a == 0x5c) {
    if (startsWith(unwrappedStart, unwrappedEnd, "\\therefore")) n = 10;
    else if (startsWith(unwrappedStart, unwrappedEnd, "\\approx ")) n = 7;
  }
  unwrappedStart += n;
  return n != 0;
}

function endsWith(mark: string): bool {
  const n = literalLength(mark);
  return unwrappedEnd - unwrappedStart > n && startsWith(unwrappedEnd - n, unwrappedEnd, mark);
}

function dropEnd(n: usize): bool {
  unwrappedEnd -= n;
  return true;
}

/** A delimiter at either end; inside, the same delimiter must not end it earlier. */
function dropPair(): bool {
  const b: u32 = unwrappedEnd - unwrappedStart >= 2 ? load<u8>(unwrappedStart) : 0;
  if (b == 0x24) return dropSame(b, 2) || dropSame(b, 1);
  if (b == 0x2a) return dropSame(b, 2);
  if (b == 0x60) return dropQuotes("``", "''") || dropSame(b, 1);
  if (b == 0x22) return dropSame(b, 1);
  if (b == 0xe2) return dropQuotes("“", "”");
  if (b != 0x5c || unwrappedEnd - unwrappedStart < 4) return false;
  // \\[42\\]: an encoder of strings has doubled the backslashes
  const n: usize = load<u8>(unwrappedStart, 1) == 0x5c ? 3 : 2;
  if (unwrappedEnd - unwrappedStart < 2 * n) return false;
  const open: u32 = load<u8>(unwrappedStart + n - 1);
  const close: u32 = open == 0x28 ? 0x29 : open == 0x5b ? 0x5d : 0;
  if (!close || load<u8>(unwrappedEnd - 1) != close) return false;
  if (load<u8>(unwrappedEnd - 2) != 0x5c) return false;
  if (n == 3 && load<u8>(unwrappedEnd - 3) != 0x5c) return false;
  if (!spend(<u32>(unwrappedEnd - unwrappedStart))) return false;
  for (let p = unwrappedStart + n; p < unwrappedEnd - n; p++) {
    if (load<u8>(p) != 0x5c) continue;
    if (load<u8>(p, 1) == close || (n == 3 && load<u8>(p, 1) == open)) return false;
    if (n == 2) p++;
  }
  unwrappedStart += n;
  unwrappedEnd -= n;
  return true;
}

/** The quotation marks of either side, and none between. */
function dropQuotes(open: string, close: string): bool {
  const n = literalLength(close);
  const end = unwrappedEnd;
  if (end - unwrappedStart < 2 * n || !startsWith(unwrappedStart, end, open)) return false;
  if (!startsWith(end - n, end, close) || !spend(<u32>(end - unwrappedStart))) return false;
  for (let p = unwrappedStart + n; p < end - n; p++) if (startsWith(p, end, open)) return false;
  unwrappedStart += n;
  unwrappedEnd -= n;
  return true;
}

/** `n` times the byte `b` at both ends and, unescaped, nowhere between. */
function dropSame(b: u32, n: usize): bool {
  if (unwrappedEnd - unwrappedStart < 2 * n) return false;
  for (let i: usize = 0; i < n; i++) {
    if (load<u8>(unwrappedStart + i) != b || load<u8>(unwrappedEnd - 1 - i) != b) return false;
  }
  const from = unwrappedStart + n;
  const to = unwrappedEnd - n;
  if (!spend(<u32>(to - from))) return false;
  for (let p = from; p < to; p++) {
    const c: u32 = load<u8>(p);
    if (c == b) return false;
    if (c != 0x5c) continue;
    if (p + 1 == to) return false; // the closing delimiter is an escaped one
    p++;
  }
  unwrappedStart = from;
  unwrappedEnd = to;
  return true;
}

/** `\boxed{...}`, `\text{...}`: the group must end where the answer ends. */
function dropCommand(): bool {
  const n = wrapperLength(unwrappedStart, unwrappedEnd);
  if (!n) return false;
  const open = skipSpace(unwrappedStart + n, unwrappedEnd);
  if (open == unwrappedEnd || load<u8>(open) != 0x7b) return false;
  if (load<u8>(unwrappedEnd - 1) != 0x7d) return false;
  if (closingBrace(open, unwrappedEnd) != unwrappedEnd - 1) return false;
  unwrappedStart = open + 1;
  unwrappedEnd--;
  return true;
}

/** Length of the command at `p` that only wraps its argument, or 0. */
export function wrapperLength(p: usize, end: usize): usize {
  if (p == end || load<u8>(p) != 0x5c) return 0;
  if (startsWith(p, end, "\\boxed")) return 6;
  if (startsWith(p, end, "\\fbox")) return 5;
  if (startsWith(p, end, "\\mbox")) return 5;
  if (startsWith(p, end, "\\textbf")) return 7;
  if (startsWith(p, end, "\\textit")) return 7;
  if (startsWith(p, end, "\\textrm")) return 7;
  if (startsWith(p, end, "\\textnormal")) return 11;
  if (startsWith(p, end, "\\text")) return 5;
  return startsWith(p, end, "\\mathrm") ? 7 : 0;
}
