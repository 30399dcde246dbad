/** The report of a log, added up from what its parts gave, in their order. */
import { EvalmarkError, showPlace } from "../errors.ts";
import { Course, type Log, nameOfPlace, type Part, type SampleId } from "../log/index.ts";
import type { Summary, Tally } from "../result/index.ts";
import { Findings } from "./found.ts";
import { badLine } from "./line.ts";
import type { BadSampleAt, Found, PartResult, Wants } from "./part.ts";
import type { ScorerPlan } from "./plan.ts";

const CURE = "a log has each row once for each epoch: write or copy it again";

/** What a part added to the report. */
export interface Added {
  /** Its verdict lines, those of samples that can't be read among them. */
  lines: Uint8Array[];
  /** Why the log ends with it; null where it goes on. */
  stop: EvalmarkError | null;
}

export class Fold {
  readonly findings: Findings;
  /** Samples that were read so far. */
  samples = 0;
  readonly #log: Log;
  readonly #plan: ScorerPlan;
  readonly #tallies: Tally[];
  readonly #course: Course;
  readonly #lines: Wants["lines"];
  /** Samples that could not be read, and those over which workers died. */
  #bad = 0;
  #lost = 0;
  #firstBad: EvalmarkError | null = null;
  #rows: ReadonlySet<SampleId> | null = null;

  /** `tally` makes one for each scorer; `lines` as in Wants. */
  constructor(log: Log, plan: ScorerPlan, tally: () => Tally, keep: number, lines: Wants["lines"]) {
    this.#log = log;
    this.#plan = plan;
    this.#tallies = [tally(), ...plan.others.map(tally)];
    this.#course = new Course(log);
    this.#lines = lines;
    this.findings = new Findings(keep);
  }

  /**
   * Adds the next part. Throws ERR_FORMAT where a sample stands twice or is none of the log's
   * rows, and where the parts of an archive unpack to too much.
   */
  async add(part: Part, result: PartResult): Promise<Added> {
    this.#course.take(result);
    const { bad, stop } = result;
    // Until a sample could be read it is not even known whether this is such a log.
    if (this.samples === 0 && bad[0]?.before === 0 && !bad[0].lost) {
      return { lines: [], stop: await this.#course.explain(part, bad[0]) };
    }
    await this.#count(part, result);
    this.samples += result.samples.places.length;
    this.findings.add(this.#withOthers(result.found));
    return {
      lines: await this.#join(part, bad, result.lines),
      stop: stop && (await this.#course.explain(part, stop)),
    };
  }

  /** Summaries of the deciding scorer and the others. Throws what half of a log says is wrong. */
  finish(): Summary[] {
    if (this.#firstBad && this.#bad >= this.samples) throw this.#firstBad;
    if (this.#bad > 0) this.findings.doubt("the sample can't be read", this.#bad);
    if (this.#lost > 0) this.findings.doubt("whoever read the sample died", this.#lost);
    return this.#tallies.map((tally) => tally.finish());
  }

  async #count(part: Part, { samples, first, others }: PartResult): Promise<void> {
    let row = 0;
    const before = (rows: number) => {
      row = rows;
    };
    try {
      for (const [k, columns] of [first, ...others].entries()) {
        this.#tallies[k]!.addAll({ ...samples, ...columns }, before);
      }
    } catch (error) {
      if (!(error instanceof EvalmarkError)) throw error;
      const { code, message, cure = CURE } = error;
      throw await this.#course.explain(part, {
        place: samples.places[row]!,
        column: 1,
        code,
        message,
        cure,
      });
    }
  }

  /** The lines, with those of samples that can't be read in their places. */
  async #join(
    part: Part,
    bad: readonly BadSampleAt[],
    lines: Uint8Array | null,
  ): Promise<Uint8Array[]> {
    const out: Uint8Array[] = [];
    let from = 0;
    for (const one of bad) {
      const line = await this.#addBad(part, one);
      if (!lines) continue;
      out.push(lines.subarray(from, one.at), line);
      from = one.at;
    }
    if (lines) out.push(lines.subarray(from));
    return out;
  }

  /** Counts a sample that can't be read as errored, where its row is known; its line. */
  async #addBad(part: Part, bad: BadSampleAt): Promise<Uint8Array> {
    const error = await this.#course.explain(part, bad);
    if (bad.lost) this.#lost++;
    else {
      this.#firstBad ??= error;
      this.#bad++;
    }
    const { epoch } = bad;
    const id = bad.id ?? nameOfPlace(part, this.#course.before, bad.place);
    const { sampleIds } = this.#log.header;
    this.#rows ??= sampleIds && new Set(sampleIds);
    // Of rows that are listed, one without a name is missing.
    if (!this.#rows || this.#rows.has(id)) {
      const verdict = "errored";
      for (const tally of this.#tallies) tally.add({ id, epoch, num: 0n, den: 1n, verdict });
    }
    const message = `${error.place ? `${showPlace(error.place)}: ` : ""}${error.message}`;
    this.findings.error({ id, epoch, error: message });
    const scorers = [this.#plan.first, ...this.#plan.others];
    return badLine(id, epoch, scorers, message, this.#lines?.log ?? null);
  }

  /** Scores that stand elsewhere in the log, beside those of the differences. */
  #withOthers(found: Found): Found {
    const { beside } = this.#log;
    if (!beside || found.differences.length === 0) return found;
    const differences = found.differences.map((d) => ({
      ...d,
      harnessOthers: [...d.harnessOthers, ...beside(d.id)],
    }));
    return { ...found, differences };
  }
}
