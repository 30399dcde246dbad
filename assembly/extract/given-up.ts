/**
 * A text that says it has no answer, and then mentions a number: "I don't know. There are 42
 * cases.", "我不知道。有42种情况。" The sentence ends soon behind the words, and nothing between it and
 * the number concludes or starts anew ("so", "but", "let", an operator). Asked where the number is
 * only the last of a text; words of other languages are in abroad-words.ts.
 */
import { spend } from "../budget";
import { isLetter } from "../text/ascii";
import { GIVING_UP, noteWords } from "../text/word-kinds";
import { wordAt } from "../text/word-list";
import {
  readToken,
  T_MARK,
  T_OPERATOR,
  T_QUESTION,
  T_STOP,
  T_WORD,
  tokenClass,
  tokenEnd,
  tokenKind,
} from "./abroad-token";
import { GIVE_UP, RESUME } from "./abroad-words";
import { kindsBetween } from "./said-before";

const GIVEN_UP =
  "i don't know|i do not know|i dont know|we don't know|we do not know|i'm not sure|i am not sure|i have no idea|no idea|i can't solve|i cannot solve|i couldn't solve|i can't answer|i cannot answer|i can't tell|i cannot tell|i can't figure|i cannot figure|i can't do|i cannot do|i'm stuck|i am stuck|i give up|i gave up|i'm unable|i am unable|i don't understand|i do not understand";
const RESUMES =
  "so|therefore|thus|hence|but|however|then|let|let's|yet|still|now|actually|although|though|until|first|total|altogether|finally|answer|gives|equals|yields";

/** Bytes before the number that are read. */
const REACH: usize = 300;
/** Words between those that give up and the end of their sentence. */
const MOST_WORDS: i32 = 4;

/** Notes the words without which no sentence gives up. */
export function noteGivenUp(): void {
  noteWords(GIVEN_UP, GIVING_UP);
}

/** Behind the last operator of `[p, end)`, which takes up whatever was given up before; else `p`. */
function behindOperator(p: usize, end: usize): usize {
  for (let q = end; q > p; q -= 16) {
    const bytes = v128.load(q - 16);
    // < = >, + and /
    const isRelation = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x3c)), i8x16.splat(3));
    const isPlus = i8x16.eq(bytes, i8x16.splat(0x2b));
    const isSign = v128.or(isPlus, i8x16.eq(bytes, i8x16.splat(0x2f)));
    // what a backslash stands before may be no operator
    const isEscaped = i8x16.eq(v128.load(q - 17), i8x16.splat(0x5c));
    const found = i8x16.bitmask(v128.andnot(v128.or(isRelation, isSign), isEscaped));
    const kept = q - p >= 16 ? found : found & (0xffff << (16 - <u32>(q - p)));
    if (kept) return q + 16 - <usize>clz(kept);
    if (q - p < 16) break;
  }
  return p;
}

/** Does a sentence shortly before the number at `to` give up, and nothing take it up again? */
export function isGivenUp(start: usize, to: usize): bool {
  let p = to - start > REACH ? to - REACH : start;
  if (!spend((<u32>(to - p)) << 1)) return false;
  p = behindOperator(p, to);
  if (!(kindsBetween(p, to) & GIVING_UP)) return false;
  // not within a character
  while (p < to && (load<u8>(p) & 0xc0) == 0x80) p++;
  let given = false;
  let isOpen = false;
  let words = 0;
  while (p < to) {
    const b: u32 = load<u8>(p);
    if (isLetter(b)) {
      const n = wordAt(GIVEN_UP, p, to);
      if (n || wordAt(RESUMES, p, to)) {
        isOpen = n != 0;
        given = false;
        words = 0;
        p += max(n, 1);
        while (p < to && isLetter(load<u8>(p))) p++;
        continue;
      }
    }
    readToken(p, to);
    p = tokenEnd;
    if (tokenKind == T_MARK || tokenKind == T_QUESTION) continue;
    if (tokenKind == T_STOP) {
      given = given || isOpen;
      isOpen = false;
    } else if (tokenKind == T_OPERATOR) given = isOpen = false;
    else if (tokenKind == T_WORD) {
      if (tokenClass == GIVE_UP) {
        isOpen = true;
        words = 0;
      } else if (tokenClass == RESUME) given = isOpen = false;
      else if (++words > MOST_WORDS) isOpen = false;
    }
  }
  return given;
}
