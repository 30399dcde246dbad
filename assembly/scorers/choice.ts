import { firstAlternative, firstString, stringEnd, stringStart } from "../lists";
import { RULE_TEXT_IDENTICAL } from "../names.generated";
import { decide } from "../record";
import { target, text, textEnd } from "../sample";
import { sameBytes, skipSpace, trimEnd } from "../text/ascii";

/** Skeleton: bytes only. */
export function scoreChoice(): void {
  const a = skipSpace(text, textEnd);
  const string = firstString(firstAlternative(target));
  decide(
    sameBytes(a, trimEnd(a, textEnd), stringStart(string), stringEnd(string)),
    RULE_TEXT_IDENTICAL,
  );
}
