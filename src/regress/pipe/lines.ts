/** The lines of a stream of bytes, none of them longer than an answer can be. */

/** The longest line that is read; what is longer is no answer. */
export const LINE_BYTES = 64 << 10;
const TOO_LONG = `(a line of more than ${LINE_BYTES} bytes)`;

export class Lines {
  readonly #onLine: (line: string) => void;
  #rest: Buffer[] = [];
  #held = 0;

  /** `onLine` is given each line, without its end; of one that is too long, that it was. */
  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  take(piece: Buffer): void {
    let from = 0;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      this.#hold(piece.subarray(from, at));
      this.#tell();
      from = at + 1;
    }
    this.#hold(piece.subarray(from));
  }

  /** The last line may have no end. */
  end(): void {
    if (this.#held > 0) this.#tell();
  }

  #hold(piece: Buffer): void {
    this.#held += piece.length;
    if (this.#held > LINE_BYTES) this.#rest = [];
    else if (piece.length > 0) this.#rest.push(piece);
  }

  #tell(): void {
    const long = this.#held > LINE_BYTES;
    const line = long ? TOO_LONG : Buffer.concat(this.#rest).toString("utf8");
    this.#rest = [];
    this.#held = 0;
    this.#onLine(line);
  }
}
