/**
 * The option's letter in free text as open-compass/opencompass 0.5.4 looks for it
 * (opencompass/utils/text_postprocessors.py, first_option_postprocess): patterns one by one, `@` for
 * the letters. A comma is missing behind the fourteenth (#2600).
 */
import { spend } from "../budget";
import { listCount } from "../lists";
import { alloc } from "../memory";
import { DOTALL } from "../regex/flags";
import { groupEnd, groupStart, openSearch, search } from "../regex/machine";
import { preparedPattern } from "../regex/pattern";
import { choices, text, textEnd } from "../sample";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { decideExtracted, unansweredOutput } from "./extracted";
import { wordsEnd, wordsStart } from "./pattern";

/** Bytes of a pattern with the letters in it. */
const LONGEST: usize = 256;

let start: usize = 0;
let end: usize = 0;
let letters: u32 = 0;

/** The first option in what the first group takes, of the first pattern that has one. */
export function scoreOpencompassFirstOption(): void {
  start = skipSpaces(text, textEnd);
  end = trimSpaces(start, textEnd);
  letters = choices ? min(listCount(choices), 26) : 4;
  const found: usize =
    take("答案是?\\s*([@])") ||
    take("答案是?\\s*：\\s*([@])") ||
    take("答案是?\\s*:\\s*([@])") ||
    take("答案选项应?该?是\\s*([@])") ||
    take("答案选项应?该?为\\s*([@])") ||
    take("答案应该?是\\s*([@])") ||
    take("答案应该?选\\s*([@])") ||
    take("答案选项为?\\s*：\\s*([@])") ||
    take("答案选项为?\\s+\\(?\\*?\\*?([@])\\*?\\*?\\)?") ||
    take("答案选项是?\\s*:\\s*([@])") ||
    take("答案为\\s*([@])") ||
    take("答案选\\s*([@])") ||
    take("选择?\\s*([@])") ||
    take("故选?\\s*([@])只有选?项?\\s?([@])\\s?是?对") ||
    take("只有选?项?\\s?([@])\\s?是?错") ||
    take("只有选?项?\\s?([@])\\s?不?正确") ||
    take("只有选?项?\\s?([@])\\s?错误") ||
    take("说法不?对选?项?的?是\\s?([@])") ||
    take("说法不?正确选?项?的?是\\s?([@])") ||
    take("说法错误选?项?的?是\\s?([@])") ||
    take("([@])\\s?是正确的") ||
    take("([@])\\s?是正确答案") ||
    take("选项\\s?([@])\\s?正确") ||
    take("所以答\\s?([@])") ||
    take("所以\\s?([@][.。$]?$)") ||
    take("所有\\s?([@][.。$]?$)") ||
    take("[\\s，：:,]([@])[。，,\\.]?$") ||
    take("[\\s，,：:][故即]([@])[。\\.]?$") ||
    take("[\\s，,：:]因此([@])[。\\.]?$") ||
    take("[是为。]\\s?([@])[。\\.]?$") ||
    take("因此\\s?([@])[。\\.]?$") ||
    take("显然\\s?([@])[。\\.]?$") ||
    take("答案是\\s?(\\S+)(?:。|$)") ||
    take("答案应该是\\s?(\\S+)(?:。|$)") ||
    take("答案为\\s?(\\S+)(?:。|$)") ||
    take("(?i)ANSWER\\s*:\\s*([@])") ||
    take("[Tt]he answer is:?\\s+\\(?([@])\\)?") ||
    take("[Tt]he answer is:?\\s+\\(?\\*?\\*?([@])\\*?\\*?\\)?") ||
    take("[Tt]he answer is option:?\\s+\\(?([@])\\)?") ||
    take("[Tt]he correct answer is:?\\s+\\(?([@])\\)?") ||
    take("[Tt]he correct answer is option:?\\s+\\(?([@])\\)?") ||
    take("[Tt]he correct answer is:?.*?boxed{([@])}") ||
    take("[Tt]he correct option is:?.*?boxed{([@])}") ||
    take("[Tt]he correct answer option is:?.*?boxed{([@])}") ||
    take("[Tt]he answer to the question is:?\\s+\\(?([@])\\)?") ||
    take("^选项\\s?([@])") ||
    take("^([@])\\s?选?项") ||
    take("(\\s|^)[@][\\s。，,：:\\.$]") ||
    take("1.\\s?(.*?)$") ||
    take("1.\\s?([@])[.。$]?$") ||
    take("([@]):") ||
    take("([@])");
  if (found) decideExtracted(found, found + 1, "", 0);
  else unansweredOutput();
}

/** Where the letter stands that the pattern gives, or 0. */
function take(words: string): usize {
  const pattern = alloc(LONGEST);
  if (!pattern) return 0;
  let to = pattern;
  for (let w = wordsStart(words), last = wordsEnd(words); w < last; w++) {
    const b = load<u8>(w);
    if (b != 0x40) store<u8>(to++, b);
    else for (let i: u32 = 0; i < letters; i++) store<u8>(to++, <u8>(0x41 + i));
  }
  const prepared = preparedPattern(pattern, to, DOTALL);
  if (!prepared || !openSearch(prepared, start, end) || !search(start)) return 0;
  const group: u32 = groupEnd(1) > groupStart(1) ? 1 : 0;
  return firstLetter(groupStart(group), groupEnd(group));
}

/** Where the letter stands that is first in the alphabet, or 0. */
function firstLetter(p: usize, to: usize): usize {
  let found: usize = 0;
  if (!spend(<u32>(to - p))) return 0;
  for (; p < to; p++) {
    const b: u32 = load<u8>(p);
    if (b - 0x41 < letters && (!found || b < load<u8>(found))) found = p;
  }
  return found;
}
