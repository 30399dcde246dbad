/** A task that has the right shape, with every default filled in. */
import type { RawTask } from "./schema.ts";
import type { SpecTask } from "./types.ts";

type Named = { name: string; args?: Record<string, unknown> | undefined };

/** Defaults are those of `HFTask` and `HFFieldSpec` in inspect_ai 0.3.285. */
export function normaliseTask(raw: RawTask): SpecTask {
  const fields = raw.field_spec;
  const named = ({ name, args }: Named) => ({ name, args: args ?? {} });
  return {
    id: raw.id ?? null,
    config: raw.config ?? "default",
    split: raw.split ?? "test",
    fieldSpec: {
      input: fields.input ?? "input",
      target: fields.target ?? "target",
      choices: fields.choices ?? null,
      inputImage: fields.input_image ?? null,
      metadata: fields.metadata ?? null,
    },
    shuffleChoices: raw.shuffle_choices ?? false,
    epochs: raw.epochs ?? 1,
    reducer: raw.epoch_reducer ?? "mean",
    solvers: raw.solvers.map(named),
    scorers: raw.scorers.map(named),
  };
}
