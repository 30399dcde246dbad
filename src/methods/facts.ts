/** What several logs say of the same row of a dataset: which option is right, and the options. */
import type { Sample } from "../log/index.ts";
import { letterOf, rightOf } from "./picks.ts";

interface Fact {
  /** Letters of the right options, sorted. */
  right: string;
  options: Uint8Array[] | null;
}

export class Facts {
  readonly #rows = new Map<string, Fact>();
  /** Rows of which two logs say that different options are right, by the log that came later. */
  readonly contradicted = new Map<string, number>();

  /** False where another log says something else of the row: then they are not the same row. */
  agrees(file: string, row: string, sample: Sample): boolean {
    const right = lettersOf(sample);
    if (right === null) return true;
    const known = this.#rows.get(row);
    const options = optionsOf(sample);
    if (!known) this.#rows.set(row, { right, options });
    else if (known.right === right) known.options ??= options;
    else {
      this.contradicted.set(file, (this.contradicted.get(file) ?? 0) + 1);
      return false;
    }
    return true;
  }

  /** The options' texts of a row, where a log has them. */
  optionsOf(row: string): Uint8Array[] | null {
    return this.#rows.get(row)?.options ?? null;
  }
}

/** The right options as letters; null where the target is a text. */
export function lettersOf(sample: Sample): string | null {
  if (sample.likelihoods) return rightOf(sample).map(letterOf).sort().join(" ");
  const { alternatives } = sample.target;
  const [text, ...more] = alternatives
    .flat()
    .map((span) => Buffer.from(span).toString("utf8").trim());
  return more.length === 0 && /^[A-Z]$/.test(text ?? "") ? text! : null;
}

/** Texts of options; a log that asks for letters has the letters alone. */
export function optionsOf({ choices, likelihoods }: Sample): Uint8Array[] | null {
  if (likelihoods?.texts === null || choices === null || choices.length === 0) return null;
  const texts = choices.map((choice) => Buffer.from(choice).toString("utf8").trim());
  const empty = texts.every((text, i) => text === "" || text === letterOf(i));
  return empty ? null : choices;
}
