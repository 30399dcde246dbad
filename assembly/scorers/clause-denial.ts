/**
 * A number that its own clause denies or reports: "I don't think it's 42", "I previously said
 * 42"; and a text that declines to answer. Other languages are read in extract/abroad.ts.
 */
import { spend } from "../budget";
import { readSaid, saidKinds } from "../extract/said-before";
import { isLetter } from "../text/ascii";
import { MAY_REFUSE, rarePairs } from "../text/rare-pairs";
import { lastPair, PAIRS_BYTES, pairsOf } from "../text/seek";
import { DENYING, kindsAt, noteWords } from "../text/word-kinds";
import { endsInNot, hashedBytes, hashWord, mayBeWord, wordAt } from "../text/word-list";

const OPINIONS =
  "think|thinks|believe|say|says|said|guess|guessed|expect|agree|accept|claim|claimed|reckon|feel|thought|believed|suppose|assume";
const NEGATIONS = "not|never|cannot|nobody|hardly|can't|dont";
const EARLIER = "previously|initially|originally|formerly|earlier|first|once";
const DOUBTS = "doubt|deny|disagree|disbelieve|retract";
const CLAUSE_BYTES: usize = 160;

/** Does the clause before the number at `p` deny it, or say that it was thought once? */
export function isDeniedInClause(start: usize, p: usize): bool {
  const from = p;
  const low = p - start > CLAUSE_BYTES ? p - CLAUSE_BYTES : start;
  if (!spend(<u32>(p - low))) return false;
  readSaid(start, p);
  // the end of a word that begins further back may be a word by itself
  const cut = p > low ? kindsAt(hashWord(low, p), low + hashedBytes) : 0;
  if (!((saidKinds | cut) & DENYING)) return false;
  let opinion = false;
  let denied = false;
  while (p > low) {
    const b: u32 = load<u8>(p - 1);
    if (!isLetter(b)) {
      if (b == 0x0a || b == 0x2e || b == 0x2c || b == 0x3a || b == 0x3b) break;
      if (b == 0x21 || b == 0x3f) break;
      p--;
      continue;
    }
    const wordEnd = p;
    while (p > low && isLetter(load<u8>(p - 1))) p--;
    const hash = hashWord(p, wordEnd);
    denied = mayBeWord(DOUBTS, hash) && wordAt(DOUBTS, p, wordEnd) != 0;
    if (opinion && !denied) {
      denied = wordAt(NEGATIONS, p, from) != 0 || wordAt(EARLIER, p, wordEnd) != 0;
      // "don't", "didn't"
      if (endsInNot(low, p, wordEnd)) denied = true;
    }
    if (denied) break;
    if (mayBeWord(OPINIONS, hash) && wordAt(OPINIONS, p, wordEnd)) opinion = true;
  }
  return denied;
}

/** Notes the words without which no clause denies its number. */
export function noteClause(): void {
  noteWords(DOUBTS, DENYING);
  noteWords(OPINIONS, DENYING);
}

const REFUSALS =
  "cannot determine|can't determine|cannot be determined|can't be determined|cannot answer|can't answer|unable to answer|unable to determine|don't know the answer|do not know the answer|not enough information|insufficient information|cannot solve|can't solve|unable to solve|answer isn't clear|answer is not clear|answer is unclear|answer is not known|answer isn't known|answer is unknown|answer can't be found|answer cannot be found";

/** Each of them has one of these: deteRMine, infoRMation, anSWer, soLVe; no further behind. */
const RARE = pairsOf("rm|sw|lv", memory.data(PAIRS_BYTES, 16));
const REFUSAL_BYTES: usize = 24;

/** Does the text say that it has no answer? Asked where its last number is all there is. */
export function isRefused(start: usize, end: usize): bool {
  if (!spend((<u32>(end - start)) << 1)) return false;
  if (!(rarePairs(start, end) & MAY_REFUSE)) return false;
  // Each word is tried once: from here on they have been.
  let tried = end;
  for (let at = lastPair(start, end, RARE); at; at = lastPair(start, at + 1, RARE)) {
    let p = min(at, tried);
    tried = at - start > REFUSAL_BYTES ? at - REFUSAL_BYTES : start;
    while (p > tried) {
      if (!isLetter(load<u8>(--p)) || (p > start && isLetter(load<u8>(p - 1)))) continue;
      if (wordAt(REFUSALS, p, end)) return true;
    }
  }
  return false;
}
