/** Errors that users meet: a closed list of codes, each with its exit code, and a cure. */

/** Exit codes of the command, one table for good. */
export const EXIT = {
  done: 0,
  incomplete: 1,
  usage: 2,
  unreadable: 3,
  lint: 4,
  refused: 5,
  notRescored: 10,
  stale: 11,
  noTrustedSigner: 12,
  rejected: 20,
  cannotCheck: 30,
  interrupted: 130,
} as const;

/** Stable codes; the exit code follows from the code. */
export const ERROR_EXITS = {
  ERR_USAGE: EXIT.usage,
  ERR_SCORER_UNKNOWN: EXIT.usage,
  ERR_OPTION: EXIT.usage,
  ERR_FILE: EXIT.unreadable,
  ERR_FORMAT: EXIT.unreadable,
  ERR_SPEC: EXIT.lint,
  ERR_REFUSED: EXIT.refused,
  ERR_STALE: EXIT.stale,
  ERR_NO_SIGNER: EXIT.noTrustedSigner,
  ERR_REJECTED: EXIT.rejected,
  ERR_CANNOT_CHECK: EXIT.cannotCheck,
} as const;

export type ErrorCode = keyof typeof ERROR_EXITS;

/** A place in a file: 1-based line and column, or a byte offset, or a member of an archive. */
export interface Place {
  file: string;
  line?: number;
  column?: number;
  member?: string;
}

/**
 * An error with a code, the place it concerns and what to do about it. `message` is one
 * sentence without place and cure; `report` joins the three.
 */
export class EvalmarkError extends Error {
  override readonly name = "EvalmarkError";
  readonly code: ErrorCode;
  readonly place: Place | undefined;
  readonly cure: string | undefined;
  /** The rule that was broken, where verification names it (docs/threats.md): "E_ARCHIVE_PATH". */
  readonly fault: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    about: {
      place?: Place | undefined;
      cure?: string | undefined;
      cause?: unknown;
      fault?: string | undefined;
    } = {},
  ) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause });
    this.code = code;
    this.place = about.place;
    this.cure = about.cure;
    this.fault = about.fault;
  }

  get exit(): number {
    return ERROR_EXITS[this.code];
  }

  /** The same error with a place, where it had none. */
  at(place: Place): EvalmarkError {
    if (this.place) return this;
    return new EvalmarkError(this.code, this.message, {
      place,
      cure: this.cure,
      cause: this,
      fault: this.fault,
    });
  }

  /** "file:line:column: message [fault]" and, on a line of its own, the cure. */
  report(): string {
    const head = this.place ? `${showPlace(this.place)}: ` : "";
    const fault = this.fault === undefined ? "" : ` [${this.fault}]`;
    return `${head}${this.message}${fault}${this.cure ? `\n  cure: ${this.cure}` : ""}`;
  }
}

/** "file:line:column" or "file(member):line:column". */
export function showPlace(place: Place): string {
  const member = place.member === undefined ? "" : `(${place.member})`;
  const line = place.line === undefined ? "" : `:${place.line}`;
  const column = place.column === undefined ? "" : `:${place.column}`;
  return `${place.file}${member}${line}${column}`;
}
