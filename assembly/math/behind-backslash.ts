/** Whether a name is a command. What copies a text leaves a byte that is none before the copy. */
import { text } from "../sample";

/**
 * Does a backslash stand before `p`? Before the text's first byte none does, whatever the host
 * wrote there: it may be the last byte of another sample.
 */
export function isBehindBackslash(p: usize): bool {
  return p != text && load<u8>(p - 1) == 0x5c;
}
