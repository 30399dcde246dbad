/** Why two answers are neither equal nor different. */
import { firstLimit, notedLimits } from "../budget";
import { RULE_MATH_AMBIGUOUS, RULE_MATH_OPAQUE } from "../names.generated";
import { formTerm, isLoose, limitsOf, whyOpaque } from "./form";
import { IS_AMBIGUOUS, OPAQUE } from "./ops";
import { flags, kind } from "./term";

/** Why nothing was decided; of two reasons the later one in the list of names. */
export function whyUnknown(a: usize, b: usize): u16 {
  const why = max(whyOpaque(a), whyOpaque(b));
  if (why != RULE_MATH_OPAQUE) return why;
  const all = flags(formTerm(a)) | flags(formTerm(b));
  if (all & IS_AMBIGUOUS || isLoose(a) || isLoose(b)) return RULE_MATH_AMBIGUOUS;
  const limits = limitsOf(a) | limitsOf(b) | notedLimits();
  return limits && isRead(a) && isRead(b) ? firstLimit(limits) : RULE_MATH_OPAQUE;
}

/** It has a form, or a limit is why it has none. */
function isRead(form: usize): bool {
  return kind(formTerm(form)) != OPAQUE || limitsOf(form) != 0;
}
