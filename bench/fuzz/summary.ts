/** What a run of the fuzzer found, as Markdown. */
import { MAX_MEMORY, MAX_STEPS } from "./check.ts";
import type { Run } from "./journal.ts";
import { digestOf } from "./journal.ts";
import type { Slice } from "./slice.ts";

/** `slices` in any order. */
export function summary(run: Run, slices: readonly Slice[]): string {
  const sorted = slices.toSorted((a, b) => a.from - b.from);
  const sum = (of: (s: Slice) => number) => sorted.reduce((n, s) => n + of(s), 0);
  const most = (of: (s: Slice) => number) => Math.max(...sorted.map(of));
  const steps = sorted.reduce((a, b) => (b.steps.count > a.steps.count ? b : a)).steps;
  const problems = sorted.flatMap((s) => s.problems);
  const names = [...new Set(sorted.flatMap((s) => Object.keys(s.verdicts)))].sort();
  const lines = [
    `- inputs: ${sum((s) => s.to - s.from)}, seed ${run.seed}; ${sum((s) => s.again)} samples were scored again, swapped, against themselves or alone`,
    `- verdicts: ${names.map((n) => `${n} ${sum((s) => s.verdicts[n] ?? 0)}`).join(", ")}`,
    `- most steps: ${steps.count} of ${MAX_STEPS}, by input ${steps.index}`,
    `- largest memory: ${most((s) => s.memory) / (1 << 20)} MiB of ${MAX_MEMORY >> 20}`,
    `- core SHA-256 \`${run.core}\``,
    `- case files SHA-256 \`${run.corpus}\``,
    `- records SHA-256 \`${digestOf(sorted.map((s) => Buffer.from(s.digest)))}\``,
    `- problems: ${problems.length}`,
    ...problems.slice(0, 100).map((p) => `  - input ${p.index}: ${p.what}`),
  ];
  return `${lines.join("\n")}\n`;
}
