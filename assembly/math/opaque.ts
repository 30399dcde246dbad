/** Answers that don't parse, as their tokens: equal only token by token. */
import { advance, openLexer, token, tokenEnd, tokenRelation, tokenStart } from "./lexer";
import { IS_OPAQUE, OPAQUE, SYMBOL, TOKEN } from "./ops";
import { leaf, ofVector, seal, setFlags } from "./term";
import {
  T_AND,
  T_CLOSE_BRACE,
  T_CURRENCY,
  T_END,
  T_FUNCTION,
  T_NUMBER,
  T_OPEN_BRACE,
  T_RELATION,
  T_SUPERSCRIPT,
  T_SYMBOL,
  T_TEXT,
  T_TIMES,
  T_TRANSPARENT,
  T_UNION,
  T_UNKNOWN,
  T_WORD,
} from "./tokens";
import { push, vector } from "./vector";

/** The OPAQUE term of `[start, end)`; 0 where a limit was passed. */
export function opaqueForm(start: usize, end: usize): usize {
  const v = vector();
  openLexer(start, end);
  // \boxed{...} and its like only show what they hold: braces that belong to one are left out.
  let depth: u32 = 0;
  let hidden: u64 = 0;
  let isShown = false;
  while (token != T_END) {
    const wasShown = isShown;
    isShown = token == T_TRANSPARENT;
    let leaves = isShown;
    if (token == T_OPEN_BRACE && depth++ < 64) {
      if (wasShown) hidden |= (<u64>1) << (depth - 1);
      leaves = wasShown;
    } else if (token == T_CLOSE_BRACE && depth && --depth < 64) {
      leaves = ((hidden >> depth) & 1) != 0;
      hidden &= ~((<u64>1) << depth);
    }
    if (!leaves && !push(v, tokenLeaf())) return 0;
    advance();
  }
  const t = v ? ofVector(OPAQUE, v) : 0;
  if (!t) return 0;
  setFlags(t, IS_OPAQUE);
  return seal(t);
}

/** Names, numbers and unknown signs by their bytes, everything else by its kind. */
export function tokenLeaf(): usize {
  const named =
    token == T_NUMBER ||
    token == T_SYMBOL ||
    token == T_WORD ||
    token == T_TEXT ||
    token == T_FUNCTION ||
    token == T_CURRENCY ||
    token == T_SUPERSCRIPT ||
    token == T_UNKNOWN ||
    token > T_FUNCTION;
  if (named) return leaf(SYMBOL, <u32>tokenStart, <u32>tokenEnd);
  const hasMeaning = token == T_RELATION || token == T_UNION || token == T_TIMES || token == T_AND;
  return leaf(TOKEN, <u32>token | (hasMeaning ? tokenRelation << 8 : 0), 0);
}
