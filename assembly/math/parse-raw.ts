/** Names that are read token by token: indices, what stands under a decoration, bracketed parts. */
import { advance, token } from "./lexer";
import { tokenLeaf } from "./opaque";
import { RAW } from "./ops";
import { ofVector, seal } from "./term";
import {
  T_CLOSE,
  T_CLOSE_BRACE,
  T_END,
  T_FUNCTION,
  T_INFINITY,
  T_MINUS,
  T_NUMBER,
  T_OPEN,
  T_OPEN_BRACE,
  T_PI,
  T_PLUS,
  T_SYMBOL,
  T_TEXT,
  T_TIMES,
  T_WORD,
} from "./tokens";
import { push, vector } from "./vector";

/** A group without its braces, or one name, number or sign; 0 for anything else. */
export function rawArgument(): usize {
  const v = vector();
  if (token == T_OPEN_BRACE) {
    advance();
    return rawUntil(v, T_OPEN_BRACE, T_CLOSE_BRACE);
  }
  if (token == T_MINUS || token == T_PLUS) {
    if (!push(v, tokenLeaf())) return 0;
    advance();
    if (token == T_NUMBER || token == T_SYMBOL) if (!pushToken(v)) return 0;
    return seal(ofVector(RAW, v));
  }
  const isName =
    token == T_NUMBER ||
    token == T_SYMBOL ||
    token == T_WORD ||
    token == T_TEXT ||
    token == T_PI ||
    token == T_INFINITY ||
    token == T_FUNCTION ||
    token == T_TIMES;
  return isName && pushToken(v) ? seal(ofVector(RAW, v)) : 0;
}

/** Everything from the "(" in hand to the ")" that closes it. */
export function rawBrackets(): usize {
  const v = vector();
  return pushToken(v) ? rawUntil(v, T_OPEN, T_CLOSE) : 0;
}

/** The letters and words in a row: `\angle A B C`. */
export function rawLetters(): usize {
  if (token == T_OPEN_BRACE) return rawArgument();
  if (token != T_SYMBOL && token != T_WORD) return 0;
  const v = vector();
  while (token == T_SYMBOL || token == T_WORD) if (!pushToken(v)) return 0;
  return seal(ofVector(RAW, v));
}

function pushToken(v: usize): bool {
  if (!push(v, tokenLeaf())) return false;
  advance();
  return true;
}

/** The tokens before the closer, which is used up. */
function rawUntil(v: usize, opener: u8, closer: u8): usize {
  for (let open: u32 = 0; token != closer || open > 0; ) {
    if (token == T_END) return 0;
    if (token == opener) open++;
    else if (token == closer) open--;
    if (!pushToken(v)) return 0;
  }
  advance();
  return v ? seal(ofVector(RAW, v)) : 0;
}
