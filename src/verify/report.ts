/**
 * Collects checks. What rejects decides before all else, so that a forgery can't be told as merely
 * stale; then the first other failure, then the gravest limit.
 */
import { EXIT } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import type { Claims } from "../token/index.ts";
import type { Signer } from "../trust/index.ts";
import { checkedOf, publisherOf } from "./axes.ts";
import { CODES, type Code } from "./codes.ts";
import { entryFields } from "./fields.ts";
import type { Check, CheckName, Outcome, Placement, ResultEntry, Verification } from "./types.ts";

const OUTCOMES: Record<number, Outcome> = {
  [EXIT.done]: "verified",
  [EXIT.notRescored]: "not re-scored",
  [EXIT.stale]: "stale",
  [EXIT.noTrustedSigner]: "no trusted signer",
  [EXIT.rejected]: "rejected",
  [EXIT.cannotCheck]: "cannot check",
};

/** What a failed check shows. */
export interface Failure {
  code: Code;
  expected?: string;
  found?: string;
  note?: string;
  cure?: string | undefined;
}

export class Report {
  readonly #checks: Check[] = [];
  #failed: Code | null = null;
  #limit: Code | null = null;
  /** Who has signed, once a trusted key has. */
  signer: Signer | null = null;
  /** Samples that were scored again, and of how many. */
  scored: { samples: number; of: number } | null = null;

  get failed(): boolean {
    return this.#failed !== null;
  }

  pass(name: CheckName, note?: string, code?: Code): void {
    this.#checks.push({ name, ok: true, ...(code ? { code } : {}), ...(note ? { note } : {}) });
  }

  skip(name: CheckName, note: string, code?: Code): void {
    this.#checks.push({ name, ok: "skipped", note, ...(code ? { code } : {}) });
  }

  fail(name: CheckName, { cure, ...shown }: Failure): void {
    const rejects = CODES[shown.code] === EXIT.rejected;
    if (this.#failed === null || (rejects && CODES[this.#failed] !== EXIT.rejected)) {
      this.#failed = shown.code;
    }
    this.#checks.push({ name, ok: false, ...shown, ...(cure === undefined ? {} : { cure }) });
  }

  /** The check holds, and yet no more than the code says can come of it. */
  limit(name: CheckName, code: Code, note: string): void {
    if (this.#limit === null || CODES[code] > CODES[this.#limit]) this.#limit = code;
    this.#checks.push({ name, ok: true, code, note });
  }

  /** Passes where both are the same text; else fails, showing both. */
  same(name: CheckName, expected: string, found: string, failure: Failure): boolean {
    const same = expected === found;
    if (same) this.pass(name, failure.note === undefined ? found : undefined);
    else this.fail(name, { expected, found, ...failure });
    return same;
  }

  /** The answer; `whole`: everything that a verified result needs was given and compared. */
  finish(
    entry: ResultEntry,
    claims: Claims | null,
    whole: boolean,
    placement: Placement | null,
  ): Verification {
    const code = this.#failed ?? this.#limit ?? (whole ? null : "S_NOT_RESCORED");
    const exit = code === null ? EXIT.done : CODES[code];
    const checks = this.#checks;
    return {
      outcome: OUTCOMES[exit]!,
      exit,
      code,
      publisher: publisherOf(exit, this.signer, placement),
      checked: checkedOf(exit, this.scored),
      checks,
      fields: entryFields(entry, checks),
      claims,
    };
  }
}

/** "inspect/match {"numeric":true}". */
export function showScorer(scorer: Claims["scorer"]["used"]): string {
  return `${scorer.name} ${canonicalJson(scorer.options)}`;
}
