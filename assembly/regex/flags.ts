/** Flags of a pattern: those of Python's `re` for text, and those of nodes. */

/** re.I, re.M, re.S, re.X, re.A; the same bits for who compiles a pattern. */
export const IGNORE_CASE: u8 = 1;
export const MULTILINE: u8 = 2;
export const DOTALL: u8 = 4;
export const VERBOSE: u8 = 8;
export const ASCII: u8 = 16;
/** re.U: what text has anyhow; it only says that re.A is not meant. */
export const UNICODE: u8 = 32;

/** Of a REPEAT. */
export const LAZY: u8 = 1;
/** Of a LOOK. */
export const NEGATED: u8 = 1;
export const BEHIND: u8 = 2;

/** The flag of an inline letter, or 0. */
export function flagOf(letter: u32): u8 {
  switch (letter) {
    case 0x69:
      return IGNORE_CASE;
    case 0x6d:
      return MULTILINE;
    case 0x73:
      return DOTALL;
    case 0x78:
      return VERBOSE;
    case 0x61:
      return ASCII;
    case 0x75:
      return UNICODE;
  }
  return 0;
}
