/** The task of the eval.yaml as claims hold it (src/spec/shown.ts), and as a plan names it. */
import { z } from "zod";
import { canonicalJson } from "../json/jcs.ts";
import { isShownText } from "../spec/shown.ts";
import { sha256 } from "./digest.ts";
import { count } from "./fields.ts";

/** What is too long to be shown: the digest of its canonical JSON. */
const away = z.string().regex(/^sha256:[\w-]{43}$/);
const text = z.union([
  z.string().refine(isShownText, {
    error: "expected plain NFC text, short, or its digest",
    params: { fault: "E_UNICODE" },
  }),
  away,
]);
const value: z.ZodType = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), text, z.array(value), record]),
);
const record = z.record(z.string().regex(/^(?!__proto__$)[A-Za-z_][\w.-]{0,63}$/), value);
const named = z.array(z.strictObject({ name: text, args: z.union([record, away]) }));

export const taskSchema = z.strictObject({
  id: text.nullable(),
  config: text,
  split: text,
  field_spec: z.union([
    z.strictObject({
      input: text,
      target: text,
      choices: z.union([text, z.array(text)]).nullable(),
      input_image: text.nullable(),
      metadata: z.array(text).nullable(),
    }),
    away,
  ]),
  shuffle_choices: z.boolean(),
  epochs: count.min(1),
  epoch_reducer: text,
  solvers: z.union([named, away]),
  scorers: z.union([named, away]),
});
export type ClaimedTask = z.infer<typeof taskSchema>;

/** SHA-256 over it, base64url: taskDigest of src/spec/. */
export function claimedTaskDigest(task: ClaimedTask): string {
  return sha256(canonicalJson(task)).toString("base64url");
}

/** The first thing that claims say of the task twice and not alike; null where there is none. */
export function taskContradiction(claims: {
  dataset: { config: string; split: string; task: string };
  spec: { task: ClaimedTask };
}): string | null {
  const { dataset, spec } = claims;
  const { task } = spec;
  const pairs: [string, string, string | null][] = [
    ["dataset.config", dataset.config, task.config],
    ["dataset.split", dataset.split, task.split],
    ["dataset.task", dataset.task, task.id],
  ];
  for (const [name, said, shown] of pairs) {
    if (shown === null || shown.startsWith("sha256:") || said === shown) continue;
    return `${name}: spec.task has ${JSON.stringify(shown)}`;
  }
  return null;
}
