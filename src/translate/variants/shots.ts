/** Examples before each question: how many, from where, and how the sources draw theirs. */
import { EvalmarkError } from "../../errors.ts";
import type { RowsGiven } from "../plan.ts";
import { rowsCopies } from "../rows-file.ts";
import type { Plan } from "../types.ts";
import type { Variant } from "./sources.ts";

export interface Shots {
  count: number;
  split: string;
  /** A file to copy, and its place in the folder; null where the dataset has the split. */
  file: { source: string; place: string } | null;
}

/** What `--shots N --shots-from PLACE` say. */
export interface ShotsGiven {
  count: number;
  from: string | null;
}

/**
 * Where examples come from: a split of the dataset (MMLU's own are in "dev"), or beside a file of
 * rows another of the same kind. Throws ERR_USAGE where that is not named.
 */
export function shotsOf(
  { name, rows }: Pick<Plan, "name" | "rows">,
  given: RowsGiven,
  wanted: ShotsGiven,
): Shots {
  const { count, from } = wanted;
  if ("dataset" in given) return { count, split: from ?? "dev", file: null };
  const ending = (file: string) => /\.[a-z]+$/i.exec(file)?.[0].toLowerCase();
  if (from === null || ending(from) !== ending(given.file)) {
    throw new EvalmarkError("ERR_USAGE", "examples come from a file like that of the rows", {
      cure: `--shots-from FILE${ending(given.file) ?? ""}`,
    });
  }
  // datasets takes these two names of files in a folder for splits; "dev" it calls validation.
  const split = rows.split === "train" ? "validation" : "train";
  const extension = ending(given.file)!;
  return { count, split, file: { source: from, place: `rows/${name}/${split}${extension}` } };
}

/** Files to copy: rows, and examples where they have a file. */
export function variantCopies(
  plan: Pick<Plan, "name" | "rows"> & { shots: Shots | null },
): Map<string, string> {
  const file = plan.shots?.file;
  const more: [string, string][] = file ? [[file.place, file.source]] : [];
  return new Map([...rowsCopies(plan), ...more]);
}

const DRAWN: Record<Variant, string | null> = {
  original: null,
  "harness-2023": "draws them at random",
  helm: "draws them by their answers",
  "lm-eval": null,
  lighteval: "draws them by their answers",
};

/** What differs from the source, told as a warning. */
export function shotsWarning(variant: Variant, shots: Shots | null): string[] {
  if (shots === null) {
    return ["examples: none, where the published numbers have five (--shots 5)"];
  }
  const drawn = DRAWN[variant];
  const first = `the first ${shots.count} of ${shots.split}, in order`;
  return drawn === null ? [] : [`examples: ${first}; ${variant} ${drawn}`];
}
