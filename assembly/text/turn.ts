/**
 * The part of an output that is the model's last message: behind its reasoning
 * (`</think>`, `[/THINK]`, `<|end_of_thought|>`, the channel "final" of the harmony format), and before the sign that ends its
 * turn (`<|im_end|>`, `<|eot_id|>`, `</s>`, the next `[INST]`), behind which a model that wasn't stopped goes on
 * with a user's turn of its own. The signs are those of the chat templates of Qwen, Llama 3,
 * Gemma, Mistral, DeepSeek-R1, Seed-OSS, Sky-T1 and gpt-oss.
 */
import { startsWith } from "./ascii";
import { wordAt } from "./word-list";

/** `[turnStart, turnEnd)`. */
export let turnStart: usize = 0;
export let turnEnd: usize = 0;
/** The last reasoning stays open: what stands in it is no answer. */
export let isThinking: bool = false;

const REASONING =
  "think|thinking|reasoning|reason|thought|thoughts|scratchpad|analysis|reflection|seed:think";
const TURN_ENDS =
  "im_end|eot_id|eot|eom_id|endoftext|end_of_text|end|return|user|end_of_turn|start_header_id|im_start";

/** Finds the last message of `[start, end)`. The caller has paid for the pass. */
export function findTurn(start: usize, end: usize): void {
  turnStart = start;
  turnEnd = end;
  isThinking = false;
  let isOver = false;
  for (let p = start; p < end; p += 32) {
    let found = signs(p) | (signs(p + 16) << 16);
    for (; found; found &= found - 1) {
      isOver = readSign(start, p + <usize>ctz(found), end, isOver);
    }
  }
}

/** Which of the 16 bytes are "<" or "[". */
function signs(p: usize): u32 {
  const here = v128.load(p);
  const opens = v128.or(i8x16.eq(here, i8x16.splat(0x3c)), i8x16.eq(here, i8x16.splat(0x5b)));
  return i8x16.bitmask(opens);
}

/** Reads the "<" or "[" at `p`: is the turn over behind it? */
function readSign(start: usize, p: usize, end: usize, isOver: bool): bool {
  if (p + 3 >= end) return isOver;
  // a letter, a bar or a slash: no digit nor blank
  const next: i32 = load<i8>(p, 1);
  if (next <= 0x40 && next != 0x2f) return isOver;
  if (load<u8>(p) == 0x5b) {
    if (isOver || startsWith(p, end, "[INST]")) return isOver || endTurn(start, p, !isThinking);
    if (startsWith(p, end, "[THINK]")) isThinking = true;
    else if (startsWith(p, end, "[/THINK]")) closeThought(p + 8);
    return false;
  }
  const b: u32 = load<u8>(p, 1);
  if (b == 0x7c) return readToken(start, p, end, isOver);
  const isClose = b == 0x2f;
  const name = p + (isClose ? 2 : 1);
  const first: u32 = load<u8>(name) | 0x20;
  if (first != 0x74 && first != 0x72 && first != 0x73 && first != 0x61 && first != 0x65)
    return isOver;
  if (isClose && first == 0x73 && load<u8>(name, 1) == 0x3e)
    return isOver || endTurn(start, p, !isStruck(start, p));
  if (!isClose && startsWith(p, end, "<end_of_turn>")) return isOver || endTurn(start, p, true);
  if (isOver) return true;
  const n = wordAt(REASONING, name, end);
  if (!n || name + n >= end || load<u8>(name + n) != 0x3e) return false;
  if (isClose) closeThought(name + n + 1);
  else isThinking = true;
  return false;
}

/** The reasoning is over before `p`. */
function closeThought(p: usize): void {
  isThinking = false;
  turnStart = p;
}

/** Reads "<|name|>" at `p`; the channel "final" begins the message anew. */
function readToken(start: usize, p: usize, end: usize, isOver: bool): bool {
  if (startsWith(p, end, "<|channel|>final")) {
    let q = p + 16;
    if (startsWith(q, end, "<|message|>")) q += 11;
    turnStart = q;
    turnEnd = end;
    isThinking = false;
    return false;
  }
  if (startsWith(p, end, "<|channel|>analysis") || startsWith(p, end, "<|channel|>commentary")) {
    isThinking = !isOver;
  }
  if (isOver) return true;
  if (startsWith(p, end, "<|begin_of_thought|>")) isThinking = true;
  else if (startsWith(p, end, "<|end_of_thought|>")) closeThought(p + 18);
  // The bar parts words in a list, so that it must not be seen there.
  let to = p + 2;
  while (to < end && load<u8>(to) != 0x7c && to - p < 20) to++;
  if (!startsWith(to, end, "|>") || wordAt(TURN_ENDS, p + 2, to) != to - p - 2) return false;
  return endTurn(start, p, !isThinking);
}

/** Ends the turn at `p`, unless nothing was said before it. */
function endTurn(start: usize, p: usize, isSign: bool): bool {
  if (!isSign) return false;
  let q = max(start, turnStart);
  while (q < p && (load<u8>(q) <= 0x20 || load<u8>(q) == 0x2a)) q++;
  if (q == p) return false;
  turnEnd = p;
  return true;
}

/** Does `<s>` open what `</s>` at `p` closes on its line: text that is struck out? */
function isStruck(start: usize, p: usize): bool {
  for (let q = p; q > start && p - q < 200; q--) {
    const b: u32 = load<u8>(q - 1);
    if (b == 0x0a) return false;
    if (b == 0x3c && startsWith(q - 1, p, "<s>")) return q - 1 > start;
  }
  return false;
}
