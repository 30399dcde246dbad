/** What is wrong with a JSON text, and at which byte. */

/** Ill-formed JSON, or JSON beyond a limit. Callers turn it into an error with a place. */
export class JsonError extends Error {
  override readonly name = "JsonError";
  /** Offset of the byte, counted from the start of the text that was read. */
  readonly offset: number;
  /** The text ended too early: it may have been cut. */
  readonly cut: boolean;
  /** What to do about it, where a reader of ours knows. */
  readonly cure: string | undefined;

  constructor(message: string, offset: number, cut = false, cure?: string) {
    super(message);
    this.cure = cure;
    this.offset = offset;
    this.cut = cut;
  }
}

/** A byte as a message shows it: 'x', or its number where it is no printable ASCII. */
export function showByte(byte: number): string {
  return byte > 32 && byte < 127 ? `"${String.fromCharCode(byte)}"` : `byte ${byte}`;
}
