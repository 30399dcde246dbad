/**
 * normalize_final_answer of lm_eval/tasks/leaderboard/math/utils.py (EleutherAI/
 * lm-evaluation-harness 0.4.4), which is that of Lewkowycz et al. (2022), appendix D.
 */
import { limitPassed, spend } from "../budget";
import { alloc } from "../memory";
import { codePoint, codePointBytes } from "../text/utf8";
import { digitOf } from "../unicode/numeric";
import { substitute, wordsEnd, wordsStart, writtenEnd } from "./pattern";

/** What is replaced: words, a byte 1, what comes instead, and a NUL behind each. */
const REPLACED =
  "an \x01\0a \x01\0.$\x01$\0\\$\x01\0\\ \x01\0 \x01\0mbox\x01text\0,\\text{and}\x01,\0\\text{and}\x01,\0\\text{m}\x01\\text{}\0";
/** What is deleted afterwards, in the middle of words and commands too. */
const REMOVED =
  'square\0ways\0integers\0dollars\0mph\0inches\0ft\0hours\0km\0units\0\\ldots\0sue\0points\0feet\0minutes\0digits\0cents\0degrees\0cm\0gm\0pounds\0meters\0meals\0edges\0students\0childrentickets\0multiples\0\\text{s}\0\\text{.}\0\\text{\ns}\0\\text{}^2\0\\text{}^3\0\\text{\n}\0\\text{}\0\\mathrm{th}\0^\\circ\0^{\\circ}\0\\;\0,\\!\0{,}\0"\0\\dots\0';

let start: usize = 0;
let end: usize = 0;
/** End of what `normalFinal` wrote last. */
export let normalFinalEnd: usize = 0;

/** The normal form of `[p, to)`, in memory from `alloc`; 0 where a limit is passed. */
export function normalFinal(p: usize, to: usize): usize {
  for (let q = p; q < to; q++) if (load<u8>(q) == 0x3d) p = q + 1;
  start = alloc(to - p);
  if (!start || !spend(<u32>(to - p))) return 0;
  memory.copy(start, p, to - p);
  end = start + (to - p);
  replaceAll(REPLACED);
  replaceAll(REMOVED);
  apply("(.*?)(\\$)(.*?)(\\$)(.*)", "$\x03$");
  apply("(\\\\text\\{)(.*?)(\\})", "\x02");
  apply("(\\\\textbf\\{)(.*?)(\\})", "\x02");
  apply("(\\\\overline\\{)(.*?)(\\})", "\x02");
  apply("(\\\\boxed\\{)(.*)(\\})", "\x02");
  apply("(frac)([^{])(.)", "frac{\x02}{\x03}");
  apply("(sqrt)([^{])", "sqrt{\x02}");
  replaceAll("$\0");
  if (limitPassed()) return 0;
  if (isDigitsAndCommas()) replaceAll(",\0");
  normalFinalEnd = end;
  return start;
}

function apply(pattern: string, template: string): void {
  if (!start) return;
  start = substitute(wordsStart(pattern), wordsEnd(pattern), template, start, end);
  end = writtenEnd;
}

/** str.replace with each of the words in turn; nothing gets longer. */
function replaceAll(words: string): void {
  const last = wordsEnd(words);
  for (let word = wordsStart(words); word < last && start; ) {
    let wordEnd = word;
    while (load<u8>(wordEnd) > 1) wordEnd++;
    let instead = wordEnd;
    if (load<u8>(instead)) instead++;
    let behind = instead;
    while (load<u8>(behind)) behind++;
    if (!spend(<u32>(end - start))) return;
    replace(word, wordEnd - word, instead, behind - instead);
    word = behind + 1;
  }
}

function replace(word: usize, n: usize, instead: usize, m: usize): void {
  const first = load<u8>(word);
  let to = start;
  for (let p = start; p < end; ) {
    if (load<u8>(p) == first && end - p >= n && memory.compare(p, word, n) == 0) {
      memory.copy(to, instead, m);
      to += m;
      p += n;
    } else store<u8>(to++, load<u8>(p++));
  }
  end = to;
}

/** str.isdigit but for commas. */
function isDigitsAndCommas(): bool {
  let has = false;
  for (let p = start; p < end; p += codePointBytes(p)) {
    if (load<u8>(p) == 0x2c) continue;
    if (digitOf(codePoint(p)) < 0) return false;
    has = true;
  }
  return has;
}
