/** Two digests of a spec: of the bytes, and of what one task of it means. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../json/jcs.ts";
import type { SpecTask } from "./types.ts";

/** SHA-256 of the raw bytes, lower-case hex: changes with every comment and line end. */
export function specDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * SHA-256, lower-case hex, of the canonical JSON (RFC 8785) of a task with all defaults filled
 * in, under the key names of eval.yaml: the same for two files that mean the same.
 */
export function taskDigest(task: SpecTask): string {
  const { fieldSpec: f } = task;
  const plain = {
    id: task.id,
    config: task.config,
    split: task.split,
    field_spec: {
      input: f.input,
      target: f.target,
      choices: f.choices,
      input_image: f.inputImage,
      metadata: f.metadata,
    },
    shuffle_choices: task.shuffleChoices,
    epochs: task.epochs,
    epoch_reducer: task.reducer,
    solvers: task.solvers.map(({ name, args }) => ({ name, args })),
    scorers: task.scorers.map(({ name, args }) => ({ name, args })),
  };
  return createHash("sha256").update(canonicalJson(plain)).digest("hex");
}
