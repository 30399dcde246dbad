/** Gathers the claims of a result. */
import { canonicalJson } from "../json/jcs.ts";
import type { DeclaredScorer } from "../log/types.ts";
import { formatValue, type Scale, type Summary } from "../result/index.ts";
import type { ShownTask } from "../spec/shown.ts";
import { type CanaryCount, claimedCanary } from "./canary.ts";
import { type Claims, TOKEN_VERSION } from "./claims.ts";
import { digestOfHex, sha256 } from "./digest.ts";
import { jtiOf } from "./jti.ts";
import type { ClaimedTask } from "./task.ts";

/** Longer options (a judge's template, say) go into the token as their digest. */
const MAX_OPTIONS = 256;

/** What is not known is null, in the token as here. Digests are base64url but where hex is said. */
export interface ClaimsInput {
  iss: string | null;
  /** Seconds since 1970. */
  iat: number;
  /** `id`: a Hub id, "owner/name". */
  model: Claims["model"];
  dataset: Claims["dataset"];
  summary: Summary;
  scale: Scale;
  decimals: number;
  /** `raw`: digest of the eval.yaml's bytes, lower-case hex; `task`: shownTask. */
  spec: { raw: string; task: ShownTask };
  /** Digest in lower-case hex. */
  core: { digest: string; abi: number };
  /** `declared`: the first scorer of the task as the eval.yaml has it, its args as options. */
  scorer: { declared: DeclaredScorer; used: DeclaredScorer };
  run: Omit<Claims["run"], "logs" | "settings"> & {
    /** Lower-case hex, one for each log file. */
    logs: readonly string[];
    /** Canonical JSON of LogHeader.settings. */
    settings: string | null;
  };
  judge: { scorer: DeclaredScorer; models: readonly string[]; n: number } | null;
  canary: CanaryCount | null;
  notes: string | null;
}

/** Claims ready to be signed. Throws ERR_FORMAT where a digest is none. */
export function makeClaims(input: ClaimsInput): Claims {
  const { core, judge, run, scorer, spec, summary } = input;
  const claims = {
    v: TOKEN_VERSION,
    iss: input.iss,
    iat: input.iat,
    model: input.model,
    dataset: input.dataset,
    result: {
      value: Number(formatValue(summary.value, input.scale, input.decimals)),
      scale: input.scale,
      decimals: input.decimals,
      k: [`${summary.k.num}`, `${summary.k.den}`] as [string, string],
      n: summary.n,
      rows: summary.rows,
      epochs: summary.epochs,
      reducer: summary.reducer,
      errors: summary.errors,
      counts: summary.counts,
    },
    spec: { raw: digestOfHex(spec.raw), task: spec.task as ClaimedTask },
    core: { digest: digestOfHex(core.digest), abi: core.abi },
    scorer: { declared: claimedScorer(scorer.declared), used: claimedScorer(scorer.used) },
    run: {
      harness: run.harness,
      settings: run.settings === null ? null : sha256(run.settings).toString("base64url"),
      logs: run.logs.map(digestOfHex),
      filter: run.filter,
      samples: run.samples,
      plan: run.plan,
    },
    judge: judge && {
      scorer: claimedScorer(judge.scorer),
      models: [...judge.models],
      n: judge.n,
    },
    canary: input.canary && claimedCanary(input.canary),
    notes: input.notes,
  } satisfies Omit<Claims, "jti">;
  return { ...claims, jti: jtiOf(claims) };
}

/** A scorer as a token holds it; verifiers make it again and compare. */
export function claimedScorer(scorer: DeclaredScorer): Claims["scorer"]["used"] {
  const text = canonicalJson(scorer.options);
  if (text.length <= MAX_OPTIONS) {
    return { name: scorer.name, options: JSON.parse(text) as Record<string, never> };
  }
  return { name: scorer.name, options: `sha256:${sha256(text).toString("base64url")}` };
}
