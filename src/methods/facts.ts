/** What several logs say of the same row of a dataset: which option is right, and the options. */
import type { Sample } from "../log/index.ts";
import { letterOf, rightOf } from "./picks.ts";

interface Fact {
  /** Letters of the right options, sorted. */
  right: string;
  options: Uint8Array[] | null;
}

/** How the rows of one log stand to those of the logs before it. */
interface Met {
  /** Rows that a log before it has, too. */
  shared: number;
  /** Those of them of which it says that another option is right. */
  contradicted: Set<string>;
}

/**
 * From this share of contradicted rows on, a log numbers its rows otherwise. Shuffled rows of two
 * options still agree on half of them by chance, and a mended dataset changes few.
 */
const OTHER_ORDER = 1 / 4;

export class Facts {
  readonly #rows = new Map<string, Fact>();
  readonly #logs = new Map<string, Met>();

  /** False where another log says something else of the row: then they are not the same row. */
  agrees(file: string, row: string, sample: Sample): boolean {
    const right = lettersOf(sample);
    if (right === null) return true;
    const known = this.#rows.get(row);
    const options = optionsOf(sample);
    const met = this.#metOf(file);
    if (known) met.shared++;
    if (!known) this.#rows.set(row, { right, options });
    else if (known.right === right) known.options ??= options;
    else {
      met.contradicted.add(row);
      return false;
    }
    return true;
  }

  /** Does another log say something else of this row of the log? */
  isContradicted(file: string, row: string): boolean {
    return this.#logs.get(file)?.contradicted.has(row) ?? false;
  }

  /** Are the log's rows in another order, so that those which agree do so by chance? */
  isOtherwise(file: string): boolean {
    const { shared, contradicted } = this.#metOf(file);
    return contradicted.size > 1 && contradicted.size >= shared * OTHER_ORDER;
  }

  /** What a user should know of logs whose rows are not those of the logs before. */
  doubts(): string[] {
    return [...this.#logs].flatMap(
      ([
        file,
        {
          shared,
          contradicted: { size },
        },
      ]) => {
        if (size === 0) return [];
        return this.isOtherwise(file)
          ? `${file}: left out, for its rows are numbered otherwise: ${size} of ${shared} have another right option than the rows of the same number`
          : `${file}: ${size} rows have another right option than the rows of the same number`;
      },
    );
  }

  #metOf(file: string): Met {
    const met = this.#logs.get(file) ?? { shared: 0, contradicted: new Set() };
    this.#logs.set(file, met);
    return met;
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
