/**
 * The sample in hand: what a scorer may read. A record is a function of these values alone.
 */
import { forgetSaid } from "./extract/said-before";
import { OPTION_METRIC } from "./names.generated";
import { forgetPairs } from "./text/rare-pairs";

/** The text that is scored, `[text, textEnd)`: well-formed UTF-8, already cut by a stop. */
export let text: usize = 0;
export let textEnd: usize = 0;
/** True where the text is the bare answer: unwrap it, do not search it. */
export let isAnswer: bool = false;
/** The target (lists.ts says how to read it) and the bytes it takes. */
export let target: usize = 0;
export let targetBytes: u32 = 0;
/** The choices as a list, or 0 where the sample has none. */
export let choices: usize = 0;
/** Words given as an option (`stop_words`), or one string (`regex`); 0 where there is none. */
export let words: usize = 0;
/** Bit fields of the options; names.json has the layout. */
export let options: u32 = 0;
export let scorer: u16 = 0;

/** Takes a sample's values over; `base` is where the offsets of `entry` count from. */
export function openSample(base: usize, entry: usize): void {
  scorer = load<u16>(entry);
  isAnswer = load<u8>(entry, 2) != 0;
  options = load<u32>(entry, 4);
  target = base + load<u32>(entry, 16);
  targetBytes = load<u32>(entry, 20);
  choices = load<u32>(entry, 28) ? base + load<u32>(entry, 24) : 0;
  words = load<u32>(entry, 44) ? base + load<u32>(entry, 40) : 0;
}

/** Sets the text that is scored. */
export function setText(start: usize, end: usize): void {
  text = start;
  textEnd = end;
  forgetSaid();
  forgetPairs();
}

/** Value of the option that begins at bit `at` and is `bits` wide. */
export function option(at: u32, bits: u32): u32 {
  return (options >> at) & ((1 << bits) - 1);
}

/** True where `metric` is `em`. */
export function metricIsExactMatch(): bool {
  return option(OPTION_METRIC, 1) == 1;
}
