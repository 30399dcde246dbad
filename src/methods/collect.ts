/** Logs read by every rule that they allow. */
import { Engine, type PackedScorer, type Target, toTarget } from "../core/index.ts";
import { HARNESS } from "../diff/index.ts";
import type { Log, Sample } from "../log/index.ts";
import { toInput } from "../score/run.ts";
import { Entries, type Entry, rowKey } from "./entry.ts";
import { Facts, lettersOf, optionsOf } from "./facts.ts";
import { picksOfSample, rightOf } from "./picks.ts";
import { LIKELIHOOD_RULES } from "./rules.ts";

/** How lm-eval (api/task.py) and lighteval call what the rules give. */
const OWN_NAMES: Record<string, readonly string[]> = {
  letters: ["acc"],
  raw: ["acc"],
  characters: ["acc_norm"],
  bytes: ["acc_bytes"],
  tokens: ["acc_norm_token"],
  unconditional: ["acc_mutual_info"],
};

/** A generated text that answers a question with options. */
const isGenerated = (sample: Sample) =>
  sample.textKind !== "likeliest-choice" && (sample.choices !== null || lettersOf(sample) !== null);

/** The letter without the blank that lighteval's mmlu has in front of it, which regexes don't. */
function bareTarget(sample: Sample): Target {
  const letter = lettersOf(sample);
  return letter === null ? sample.target : toTarget(letter);
}

export interface Collected {
  entries: Entry[];
  doubts: string[];
  /** Are there generated texts, which a second pass reads? */
  generated: boolean;
}

export class Collector {
  readonly facts = new Facts();
  readonly #engine = new Engine();

  /** First pass through a log: what its log-probabilities say, and what it says of rows. */
  async likelihoods(log: Log, onProgress: (read: number) => void): Promise<Collected> {
    const entries = new Entries(log);
    const [differing, out] = [new Map<string, number>(), { lost: 0, generated: false }];
    for await (const { samples, read } of log.samples()) {
      for (const sample of samples) {
        const row = rowKey(log, sample.id);
        if (isGenerated(sample)) out.generated = true;
        if (!this.facts.agrees(log.file, row, sample)) continue;
        if (sample.textKind !== "likeliest-choice") continue;
        if (!sample.likelihoods || sample.error !== null) out.lost++;
        else this.#add(entries, row, sample, differing);
      }
      onProgress(read);
    }
    const doubts = [...differing].map(
      ([rule, rows]) => `${log.file}: the log's own score by ${rule} is another on ${rows} rows`,
    );
    if (out.lost > 0) doubts.push(`${log.file}: ${out.lost} samples lack a log-probability`);
    if (this.facts.isOtherwise(log.file)) return { entries: [], doubts: [], generated: false };
    return { entries: entries.list(), doubts, generated: out.generated };
  }

  #add(entries: Entries, row: string, sample: Sample, differing: Map<string, number>): void {
    const right = rightOf(sample);
    for (const [rule, pick] of picksOfSample(sample.likelihoods!)) {
      const says = LIKELIHOOD_RULES.find((r) => r.name === rule)!.says;
      const score = right.includes(pick) ? 1 : 0;
      entries.add(rule, says, row, score, pick);
      const own = sample.harness.find((h) => OWN_NAMES[rule]?.includes(h.name.split(",")[0]!));
      if (!own || own.value === null || own.value === score) continue;
      differing.set(rule, (differing.get(rule) ?? 0) + 1);
    }
  }

  /** Second pass, of generated texts: each scorer, and the scores that the log has itself. */
  async generated(
    log: Log,
    scorers: readonly { name: string; packed: PackedScorer }[],
    onProgress: (read: number) => void,
  ): Promise<Collected> {
    const entries = new Entries(log);
    let [errored, bare] = [0, 0];
    for await (const { samples, read } of log.samples()) {
      const good = samples.filter((sample) => {
        if (!isGenerated(sample)) return false;
        if (this.facts.isContradicted(log.file, rowKey(log, sample.id))) return false;
        if (sample.error !== null) errored++;
        return sample.error === null;
      });
      const rows = good.map((sample) => rowKey(log, sample.id));
      const options = good.map((sample, i) => optionsOf(sample) ?? this.facts.optionsOf(rows[i]!));
      bare += options.filter((o) => o === null).length;
      for (const { name, packed } of scorers) {
        const verdicts = this.#engine.score(
          good.map((sample, i) => {
            const target = bareTarget(sample);
            return toInput({ ...sample, target, choices: options[i]! }, packed);
          }),
        );
        for (const [i, verdict] of verdicts.entries()) {
          entries.add(`generated, ${name}`, "", rows[i]!, verdict.score, null);
        }
      }
      for (const [i, sample] of good.entries()) {
        const beside = log.beside?.(sample.id) ?? [];
        for (const { name, value } of [...sample.harness, ...beside]) {
          if (value === null || value < 0 || value > 1) continue;
          entries.add(`generated, ${HARNESS}'s ${name}`, "", rows[i]!, value, null);
        }
      }
      onProgress(read);
    }
    const doubts: string[] = [];
    if (errored > 0) doubts.push(`${log.file}: ${errored} samples errored and are left out`);
    if (bare > 0) doubts.push(`${log.file}: of ${bare} samples no log has the options' texts`);
    return { entries: entries.list(), doubts, generated: true };
  }
}
