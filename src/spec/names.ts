/** The closed lists of names an eval.yaml may use. */

/** `HFSolver.name` of inspect_ai 0.3.285 (inspect_ai/_eval/task/hf.py). */
export const SOLVER_NAMES = [
  "prompt_template",
  "system_message",
  "user_message",
  "chain_of_thought",
  "use_tools",
  "generate",
  "self_critique",
  "multiple_choice",
] as const;

/** `HFScorer.name` of inspect_ai 0.3.285. */
export const SCORER_NAMES = [
  "includes",
  "match",
  "pattern",
  "answer",
  "exact",
  "f1",
  "model_graded_qa",
  "model_graded_fact",
  "choice",
  "math",
] as const;

/** `HFEpochReducer` of inspect_ai 0.3.285; Python's \d takes the digits of every script. */
export const REDUCER = /^(?:pass_at_\p{Nd}+|at_least_\p{Nd}+|max|mode|median|mean)$/u;

/** `EVALUATION_FRAMEWORKS` of huggingface.js, packages/tasks/src/eval.ts, at fe42e68 (2026-08-21). */
export const FRAMEWORKS = [
  "exgentic",
  "inspect-ai",
  "math-arena",
  "mteb",
  "olmocr-bench",
  "harbor",
  "ifstruct",
  "pier",
  "redline-bench",
  "archipelago",
  "benchflow",
  "apex-evals",
  "screenspot-pro",
  "swe-bench",
  "swe-bench-pro",
  "nemo-evaluator",
  "yc-bench",
  "open-asr-leaderboard",
  "mdpbench",
  "real5-omnidocbench",
  "parsebench",
  "video-mme-v2",
  "claw-eval",
  "researchclawbench",
  "pbench",
  "wildclawbench",
  "wbench",
  "nanofold",
  "mmmu",
  "extractbench",
] as const;

/** The name of `names` nearest to `word`, where it is near enough to be a slip; else null. */
export function nearest(word: string, names: readonly string[]): string | null {
  const plain = (s: string) => s.toLowerCase().replace(/[^a-z0-9]/g, "");
  let best: string | null = null;
  let least = Math.max(1, Math.floor(plain(word).length / 3)) + 1;
  if (word.length > 60) return null;
  for (const name of names) {
    const away = distance(plain(word), plain(name));
    if (away < least) {
      least = away;
      best = name;
    }
  }
  return best;
}

/** Levenshtein distance of two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
