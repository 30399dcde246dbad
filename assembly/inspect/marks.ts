/**
 * Which options an output marks: the end of parse_answers in Inspect AI 0.3.285
 * (solver/_multiple_choice.py), from the list behind ANSWER: on.
 */
import { spend } from "../budget";
import { alloc } from "../memory";
import { startsWithNoCase } from "../text/ascii";
import { codePointBytes } from "../text/utf8";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { allowedOption, BEYOND } from "./options";

/** Place of the option where the list names one alone, otherwise 0. */
export let markStart: usize = 0;
export let markEnd: usize = 0;
let marked: u32 = 0;

/** Marks at `marks` (a byte a choice) what the list `[p, end)` names; how many options. */
export function markOptions(p: usize, end: usize, isMultiple: bool, marks: usize, count: u32): u32 {
  p = skipSpaces(p, end);
  end = trimSpaces(p, end);
  marked = 0;
  markStart = 0;
  if (!spend(<u32>(end - p) * 5)) return 0;
  if (isMultiple) markSeveral(p, end, marks, count);
  else markOne(p, end, marks, count);
  return marked;
}

function mark(index: u32, p: usize, end: usize, marks: usize): void {
  if (load<u8>(marks + index)) return;
  store<u8>(marks + index, 1);
  marked++;
  markStart = p;
  markEnd = end;
}

/** One token between commas, taken with its blanks. */
function markOne(p: usize, end: usize, marks: usize, count: u32): void {
  let from: usize = 0;
  let to: usize = 0;
  while (p <= end) {
    const next = commaFrom(p, end);
    if (next > p) {
      if (from) return;
      from = p;
      to = next;
    }
    p = next + 1;
  }
  const index = from ? allowedOption(from, to, count) : BEYOND;
  if (index != BEYOND) mark(index, from, to, marks);
}

function commaFrom(p: usize, end: usize): usize {
  while (p < end && load<u8>(p) != 0x2c) p++;
  return p;
}

/**
 * " AND " is a comma and blanks are nothing; then the tokens between commas if all are
 * options, else every character if all are.
 */
function markSeveral(p: usize, end: usize, marks: usize, count: u32): void {
  const isSingle = allowedOption(p, end, count) != BEYOND;
  const copy = alloc(end - p);
  if (!copy) return;
  const copyEnd = joined(p, end, copy);
  if (markTokens(copy, copyEnd, 0, count)) markTokens(copy, copyEnd, marks, count);
  else if (markCharacters(copy, copyEnd, 0, count)) markCharacters(copy, copyEnd, marks, count);
  markStart = isSingle ? p : 0;
  markEnd = end;
}

function joined(p: usize, end: usize, to: usize): usize {
  while (p < end) {
    const b = load<u8>(p);
    if (b != 0x20) {
      store<u8>(to++, b);
      p++;
    } else if (startsWithNoCase(p, end, " and ")) {
      store<u8>(to++, 0x2c);
      p += 5;
    } else p++;
  }
  return to;
}

/** Are all tokens options? Marks them where `marks` is given. */
function markTokens(p: usize, end: usize, marks: usize, count: u32): bool {
  while (p < end) {
    const to = commaFrom(p, end);
    const index = to > p ? allowedOption(p, to, count) : 0;
    if (index == BEYOND) return false;
    if (marks && to > p) mark(index, p, to, marks);
    p = to + 1;
  }
  return true;
}

/** Are all characters options? */
function markCharacters(p: usize, end: usize, marks: usize, count: u32): bool {
  while (p < end) {
    const to = p + codePointBytes(p);
    const index = allowedOption(p, to, count);
    if (index == BEYOND) return false;
    if (marks) mark(index, p, to, marks);
    p = to;
  }
  return true;
}
