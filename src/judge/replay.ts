/**
 * A judge's verdicts, replayed: its replies are in the log, the grades are read from them again,
 * offline. The judge is not asked; whether it would say the same again, nobody knows.
 */
import { createHash } from "node:crypto";
import { answerText, Engine, type PackedScorer, type Verdict } from "../core/index.ts";
import { EvalmarkError } from "../errors.ts";
import type { DeclaredScorer, HarnessScore, Log, Sample, SampleId } from "../log/index.ts";
import { Fraction } from "../result/index.ts";
import { GRADE_SCORES, type Grade, type GradeRules, gradeIn } from "./grade.ts";

/** One sample, judged. */
export interface Judged {
  id: SampleId;
  epoch: number;
  /** Model, SHA-256 of what it was asked, and its reply; null: the log has no transcript. */
  judge: { model: string | null; promptDigest: string; reply: string } | null;
  /** The grade in the reply; null where there is none that counts. */
  grade: Grade | null;
  /** What the harness recorded for it, as the log shows it. */
  recorded: string | null;
  /** The core's verdict beside it; null where none was asked for. */
  beside: Verdict | null;
  answer: string | null;
  target: string;
}

export interface JudgeReport {
  file: string;
  scorer: string;
  /** Models that judged, in the order they appear. */
  models: string[];
  /** Samples, and those without a transcript, without a grade, and recorded otherwise. */
  n: number;
  missing: number;
  ungraded: number;
  changed: number;
  /** Mean of the replayed grades over all samples, ungraded ones as 0. */
  value: Fraction;
  /** The same over the samples with a grade, as Inspect counts: null where none has. */
  graded: Fraction | null;
  beside: Beside | null;
}

/** How the core's scorer stands beside the judge. */
export interface Beside {
  scorer: PackedScorer;
  /** Samples that the core decided (equal, different, partial), and the mean over them. */
  decided: number;
  value: Fraction;
  /** Of those with a grade of C or I: how many, and on how many both say the same. */
  compared: number;
  agree: number;
  /** Cohen's kappa over these; null where either says one thing only. */
  kappa: number | null;
  /** Right by the judge, wrong by the core; and the other way round. */
  judgeOnly: number;
  coreOnly: number;
  disagreements: Judged[];
}

const JUDGES = new Set(["model_graded_qa", "model_graded_fact"]);

/** The log's scorer that a model stands behind, or null. */
export function judgeOf(log: Log): DeclaredScorer | null {
  return log.header.scorers.find(({ name }) => JUDGES.has(name)) ?? null;
}

/**
 * Replays the judge of a log. `onJudged` is called with each sample, in the log's order.
 * Throws ERR_REFUSED where no judge is declared, where it has a pattern of its own (Python's), or
 * where several models voted, of whose replies a log keeps none.
 */
export async function replayJudge(
  log: Log,
  beside: PackedScorer | null,
  onJudged: (one: Judged) => unknown = () => {},
): Promise<JudgeReport> {
  const declared = judgeOf(log);
  if (!declared) {
    throw new EvalmarkError("ERR_REFUSED", "no model judged this log", {
      place: { file: log.file },
      cure: `evalmark score ${log.file}`,
    });
  }
  const rules = rulesOf(declared, log.file);
  const tally = new JudgeTally(beside);
  const engine = beside ? new Engine() : null;
  for await (const { samples } of log.samples()) {
    const verdicts = engine && beside ? engine.score(samples.map((s) => toInput(s, beside))) : [];
    for (const [i, sample] of samples.entries()) {
      const one = judged(sample, declared.name, rules, verdicts[i] ?? null);
      tally.add(one);
      await onJudged(one);
    }
  }
  return tally.report(log.file, declared.name);
}

const toInput = (sample: Sample, scorer: PackedScorer) => ({
  scorer,
  text: sample.text,
  isAnswer: sample.isAnswer,
  target: sample.target,
  choices: sample.choices,
  stop: sample.stop,
  cut: sample.cut,
});

function rulesOf({ options }: DeclaredScorer, file: string): GradeRules {
  if (typeof options.grade_pattern === "string") {
    throw new EvalmarkError(
      "ERR_REFUSED",
      "the judge's grade_pattern is a regular expression of Python",
      {
        place: { file },
        cure: "--scorer NAME with evalmark score, for a scorer of the core",
      },
    );
  }
  return {
    partialCredit: options.partial_credit === true,
    ownInstructions: typeof options.instructions === "string" && options.instructions !== "",
  };
}

function judged(sample: Sample, name: string, rules: GradeRules, beside: Verdict | null): Judged {
  const score: HarnessScore | undefined = sample.harness.find(
    (h) => h.name === name || h.name.startsWith(name),
  );
  const transcript = score?.judge ?? null;
  return {
    id: sample.id,
    epoch: sample.epoch,
    judge: transcript && {
      model: transcript.model,
      promptDigest: createHash("sha256").update(transcript.prompt).digest("hex"),
      reply: transcript.reply,
    },
    grade: transcript ? gradeIn(transcript.reply, rules) : null,
    recorded: score?.shown ?? null,
    beside,
    answer: beside ? answerText(sample, beside) : null,
    target: sample.target.alternatives
      .map((spans) => spans.map((s) => Buffer.from(s).toString("utf8")).join(", "))
      .join(" | "),
  };
}

const DECIDED = new Set(["equal", "different", "partial"]);

class JudgeTally {
  readonly #scorer: PackedScorer | null;
  readonly #models = new Set<string>();
  readonly #disagreements: Judged[] = [];
  #n = 0;
  #missing = 0;
  #ungraded = 0;
  #changed = 0;
  /** Sum of grades, in halves. */
  #halves = 0;
  #decided = 0;
  #core: Fraction = Fraction.ZERO;
  /** [judge says right][core says right] */
  readonly #table = [
    [0, 0],
    [0, 0],
  ];

  constructor(scorer: PackedScorer | null) {
    this.#scorer = scorer;
  }

  add(one: Judged): void {
    this.#n++;
    if (one.judge === null) this.#missing++;
    else if (one.grade === null) this.#ungraded++;
    if (one.judge?.model) this.#models.add(one.judge.model);
    if (one.grade !== null) this.#halves += 2 * GRADE_SCORES[one.grade];
    if (one.judge !== null && (one.grade ?? "NaN").toLowerCase() !== one.recorded?.toLowerCase()) {
      this.#changed++;
    }
    if (one.beside) this.#compare(one, one.beside);
  }

  #compare(one: Judged, { verdict, num, den }: Verdict): void {
    if (!DECIDED.has(verdict)) return;
    this.#decided++;
    this.#core = this.#core.add(Fraction.of(num, den));
    if ((one.grade !== "C" && one.grade !== "I") || verdict === "partial") return;
    const judge = one.grade === "C" ? 1 : 0;
    const core = verdict === "equal" ? 1 : 0;
    this.#table[judge]![core]!++;
    if (judge !== core) this.#disagreements.push(one);
  }

  report(file: string, scorer: string): JudgeReport {
    const graded = this.#n - this.#missing - this.#ungraded;
    const sum = Fraction.of(this.#halves, 2);
    return {
      file,
      scorer,
      models: [...this.#models],
      n: this.#n,
      missing: this.#missing,
      ungraded: this.#ungraded,
      changed: this.#changed,
      value: this.#n === 0 ? Fraction.ZERO : sum.div(Fraction.of(this.#n)),
      graded: graded === 0 ? null : sum.div(Fraction.of(graded)),
      beside: this.#scorer && this.#beside(this.#scorer),
    };
  }

  #beside(scorer: PackedScorer): Beside {
    const [[bothWrong, coreOnly], [judgeOnly, bothRight]] = this.#table as [
      [number, number],
      [number, number],
    ];
    const compared = bothWrong + coreOnly + judgeOnly + bothRight;
    return {
      scorer,
      decided: this.#decided,
      value: this.#decided === 0 ? Fraction.ZERO : this.#core.div(Fraction.of(this.#decided)),
      compared,
      agree: bothWrong + bothRight,
      kappa: kappa(bothRight, bothWrong, judgeOnly, coreOnly),
      judgeOnly,
      coreOnly,
      disagreements: this.#disagreements,
    };
  }
}

/** Agreement beyond chance (Cohen 1960, Educational and Psychological Measurement 20, 37-46). */
function kappa(right: number, wrong: number, judgeOnly: number, coreOnly: number): number | null {
  const n = right + wrong + judgeOnly + coreOnly;
  if (n === 0) return null;
  const judge = (right + judgeOnly) / n;
  const core = (right + coreOnly) / n;
  const chance = judge * core + (1 - judge) * (1 - core);
  return chance === 1 ? null : ((right + wrong) / n - chance) / (1 - chance);
}
