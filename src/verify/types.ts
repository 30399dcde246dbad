/** What verification takes and what it answers. */
import type { DeclaredScorer, Sample } from "../log/types.ts";
import type { Registry } from "../registry/index.ts";
import type { Summary } from "../result/index.ts";
import type { SpecTask } from "../spec/types.ts";
import type { CanaryCount, Claims } from "../token/index.ts";
import type { Material } from "../trust/index.ts";
import type { Code } from "./codes.ts";

/** The checks, in the order in which they are made. */
export const CHECKS = {
  token: "the token is spelled as it must be and signed by a trusted key",
  signer: "the key may have signed it: its time, its issuer, no revocation",
  model: "the model is the one that was signed",
  dataset: "dataset, task and revision are the ones that were signed",
  value: "the value is the one that was signed",
  counts: "value, k, n and the counts agree with one another",
  notes: "the notes are the ones that were signed",
  date: "the date is the one that was signed",
  weights: "the repository holds the weights that were signed",
  spec: "the eval.yaml is the one that was signed",
  declared: "the eval.yaml declares the scorer that the token names as declared",
  epochs: "epochs are reduced as the eval.yaml says",
  data: "the dataset's rows are the ones that were signed",
  plan: "the run was planned as the signer says",
  others: "other results of this dataset and task are told",
  core: "the scoring core is the one that was signed",
  log: "the log files are the ones that were signed",
  state: "the log was not edited and is complete",
  scorer: "samples were scored again as was signed: scorer, options, filter of the log",
  samples: "the samples and their verdicts are the ones that were signed",
  score: "scoring again gives the signed score",
  canary: "outputs hold canary strings as often as was signed",
  completeness: "the samples are those of the dataset, each as often as there are epochs",
} as const;
export type CheckName = keyof typeof CHECKS;

/** One line of a verification. */
export interface Check {
  name: CheckName;
  ok: boolean | "skipped";
  /** Of a failure, and of what limits the outcome or was left open. */
  code?: Code;
  /** Of a failure: what was signed, and what is there. */
  expected?: string;
  found?: string;
  note?: string;
  /** Of a failure: what the verifier can do about it. */
  cure?: string;
}

/** An entry of `.eval_results/*.yaml`, as its file has it. */
export interface ResultEntry {
  dataset: { id: string; task_id: string; revision?: string | undefined };
  value: unknown;
  verifyToken?: unknown;
  date?: unknown;
  /** Not signed: where the signer says the log can be had. */
  source?: unknown;
  notes?: unknown;
}

/** Names of the entry's fields ("dataset.id", "source.url"), without the token. */
export interface EntryFields {
  /** Compared with the token, and the same. */
  signed: string[];
  /** Not in the token, or not as there: whoever wrote the file may have put anything. */
  unsigned: string[];
}

/** What completeness needs of a sample. */
export type SeenSample = Pick<Sample, "id" | "epoch" | "target" | "choices" | "input">;

/** Where an entry was found. */
export interface Placement {
  /** On the main branch; else only in an open pull request. */
  merged: boolean;
  /** "main of hf:acme/tiny-1b", "pull request 3 of hf:acme/tiny-1b by eve, open". */
  where: string;
}

/** Another result of the same dataset and task; nothing of it was checked. */
export interface OtherResult {
  value: unknown;
  notes: unknown;
  verifyToken: unknown;
  /** "main of hf:acme/tiny-1b", "commit 0123456789ab of 2026-01-15". */
  where: string;
}

/** What is known of the model's repository. */
export interface Repository {
  /** Is this commit in the history of what is published? */
  hasCommit(commit: string): Promise<boolean>;
  /**
   * Digest of its weights by content, base64url; null where it holds nothing but results. Throws
   * EvalmarkError where there is something that can't be read: that isn't the same as nothing.
   */
  weights(): Promise<string | null>;
}

/** What scoring the log again gave. */
export interface Rescored {
  /** LeafSet.root(); null where the samples are closed with a key that is not there. */
  root: string | null;
  summary: Summary;
  /** The scorer that was used. */
  scorer: DeclaredScorer;
  /** Who graded in the log, as claims have it; undefined: it was not looked for. */
  judge?: Claims["judge"];
  /** The verifier's canary strings, and outputs that hold them; null: none were given. */
  canary?: CanaryCount | null;
  /** LogHeader.filter. */
  filter?: string | null;
  /** Why log or samples can't be verified (Log.header.doubts, Sample.doubts); empty where they can. */
  doubts: readonly string[];
}

export interface VerifyInput {
  entry: ResultEntry;
  /** Public keys that are trusted whatever the time, as JSON Web Keys. */
  keys?: readonly unknown[] | undefined;
  /** Keys with their windows and revocations: of the trust store, or of --key. */
  trust?: readonly Material[] | undefined;
  /** Where the entry was found; without it nobody is known to have published it. */
  placement?: Placement | undefined;
  /** What else is published of this dataset and task, and where it was looked for, in words. */
  others?: { results: readonly OtherResult[]; scope: string } | undefined;
  /** The model's repository; without it neither its commits nor its weights are compared. */
  repository?: Repository | undefined;
  /** Pins the model id; without it the model is what the token says. */
  model?: string | undefined;
  /** Seconds since 1970, to refuse tokens of the future; without it they are not looked for. */
  now?: number | undefined;
  /** The eval.yaml: digest of its bytes (Spec.digest), and the entry's task; null: it has none. */
  spec?: { digest: string; task: SpecTask | null } | undefined;
  /**
   * Digest (lower-case hex) and ABI of the core that `rescore` uses. `chosen`: it was named
   * (--core), so that another digest than the signed one is a swap. `unlisted`: it may be run
   * though no registry lists it (--allow-scorer).
   */
  core: { digest: string; abi: number; chosen?: boolean; unlisted?: boolean };
  /** Which cores are known. Default: the shipped scorers.json. */
  registry?: Registry | undefined;
  /** Log.digests(): of the raw log file, then of the results file beside it. */
  logs?: readonly string[] | undefined;
  /** Rows of the dataset, in order; without them, or without `spec`, completeness stays open. */
  rows?: readonly Readonly<Record<string, unknown>>[] | undefined;
  /** The plan that the token names, as it is signed. */
  plan?: string | undefined;
  /** When the run began, ISO-8601, where its log says: a plan is not later. */
  startedAt?: string | null | undefined;
  /**
   * The log is of a harness that makes inputs and targets of the rows by templates of its own, and
   * not by the eval.yaml: what differs then shows nothing (30 instead of 20).
   */
  templated?: boolean | undefined;
  /**
   * Scores the logs again, as the claims say: their scorer and options, their errors mode. Calls
   * `see` with every sample, before anything refuses it; `key` is that of the rows, where they were
   * signed and given. Without it the value is not re-scored.
   */
  rescore?:
    | ((
        claims: Claims,
        see: (sample: SeenSample) => void,
        key: Uint8Array | null,
      ) => Promise<Rescored>)
    | undefined;
}

export type Outcome =
  | "verified"
  | "not re-scored"
  | "stale"
  | "no trusted signer"
  | "rejected"
  | "cannot check";

/** Who has published the number. */
export interface Publisher {
  kind: "verified signer" | "self-reported" | "community pull request" | "unknown";
  /** Of a verified signer: the key, the issuer that the verifier's trust gives it, and from where. */
  kid: string | null;
  iss: string | null;
  sources: string[];
  where: string | null;
}

/** What of the number was checked. */
export interface Checked {
  kind: "re-scored" | "signature only" | "stale" | "rejected" | "nothing" | "cannot check";
  /** How many samples were scored again, of how many there should be. */
  samples: number;
  of: number;
}

export interface Verification {
  outcome: Outcome;
  /** 0, 10, 11, 12, 20 or 30. */
  exit: number;
  /** What decided; null where it is verified. */
  code: Code | null;
  publisher: Publisher;
  checked: Checked;
  checks: Check[];
  /** Which of the entry's fields are the signed ones. */
  fields: EntryFields;
  /** What was signed, once the token was opened. */
  claims: Claims | null;
}
