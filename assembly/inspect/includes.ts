/** includes() of Inspect AI 0.3.285 (scorer/_match.py): `target in output`, case-folded. */
import { limitPassed } from "../budget";
import { RULE_INSPECT_INCLUDES, RULE_UNKNOWN_TARGET } from "../names.generated";
import { decide, span, undecided } from "../record";
import { text, textEnd } from "../sample";
import { preparedTarget } from "../targets";
import { alternativeAt, alternativeCount, tableOf, textEndOf, textOf } from "./alternatives";
import { decideIncorrect } from "./blank";
import { ignoresCase, prepareIncludes } from "./match-target";
import { findAnywhere, findAtEnd } from "./search";

/** Equal where any target is part of the output; an empty target is part of everything. */
export function scoreInspectIncludes(): void {
  const targets = preparedTarget(prepareIncludes);
  if (!targets) {
    if (!limitPassed()) undecided(RULE_UNKNOWN_TARGET);
    return;
  }
  const fold = ignoresCase();
  const count = alternativeCount(targets);
  for (let i: u32 = 0; i < count && !limitPassed(); i++) {
    const entry = alternativeAt(targets, i);
    const t = textOf(entry);
    const tEnd = textEndOf(entry);
    const end = findAnywhere(text, textEnd, t, tEnd, tableOf(entry), fold);
    if (!end) continue;
    decide(true, RULE_INSPECT_INCLUDES);
    if (t < tEnd) spanOf(findAtEnd(text, end, t, tEnd, fold), end);
    return;
  }
  decideIncorrect(RULE_INSPECT_INCLUDES);
}

/** Sets the span from addresses. */
export function spanOf(p: usize, end: usize): void {
  span(<u32>(p - text), <u32>(end - text));
}
