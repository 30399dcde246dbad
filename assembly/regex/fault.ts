/** What keeps a pattern from being run: the first thing met, and where it stands. */

/** A `regex/...` rule, or 0. */
export let faultRule: u16 = 0;
/** Where the construct begins, in the pattern. */
export let faultAt: usize = 0;

export function resetFault(): void {
  faultRule = 0;
  faultAt = 0;
}

/** Notes a fault; the first one stays. Always 0, for who returns an address. */
export function refuse(rule: u16, at: usize): usize {
  if (!faultRule) {
    faultRule = rule;
    faultAt = at;
  }
  return 0;
}
