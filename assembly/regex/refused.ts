/** Extensions that need backtracking, told by the signs behind `(?`. */
import {
  RULE_REGEX_ATOMIC,
  RULE_REGEX_BACKREFERENCE,
  RULE_REGEX_CONDITIONAL,
  RULE_REGEX_INVALID,
} from "../names.generated";
import { refuse } from "./fault";
import { here, patternEnd } from "./source";

/** Notes the extension at `here` where it is refused; `at` is its parenthesis. */
export function refusedBehind(at: usize): bool {
  const c: u32 = load<u8>(here);
  if (c == 0x3e) return refuse(RULE_REGEX_ATOMIC, at) == 0;
  if (c == 0x28) return refuse(RULE_REGEX_CONDITIONAL, at) == 0;
  if (c != 0x50) return false;
  const next: u32 = here + 1 < patternEnd ? load<u8>(here + 1) : 0;
  if (next == 0x3c) return false;
  return refuse(next == 0x3d ? RULE_REGEX_BACKREFERENCE : RULE_REGEX_INVALID, at) == 0;
}
