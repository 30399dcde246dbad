/**
 * A task as a token holds it: in normal form under the key names of eval.yaml, all defaults filled
 * in, and what is long as its digest. Two tasks are shown alike only where they are the same, so
 * that of a changed one it can be said what differs.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../json/jcs.ts";
import type { SpecTask } from "./types.ts";

/** A value, or "sha256:" and the digest (base64url) of its canonical JSON. */
export type Shown = null | boolean | number | string | Shown[] | { [key: string]: Shown };
type Named<T> = { name: T; args: Shown };
export interface ShownTask {
  id: string | null;
  config: string;
  split: string;
  field_spec: Shown;
  shuffle_choices: boolean;
  epochs: number;
  epoch_reducer: string;
  solvers: Named<string>[] | string;
  scorers: Named<string>[] | string;
}

/** Characters of the longest text that is shown. */
const MOST_TEXT = 80;
/** Of the whole in canonical JSON: a token has 8,192 for all. Longer, and all that is long goes. */
const MOST_TASK = 1500;
const KEY = /^(?!__proto__$)[A-Za-z_][\w.-]{0,63}$/;

/** Throws EvalmarkError where a value has no canonical JSON (lone surrogates). */
export function shownTask(task: SpecTask): ShownTask {
  const { fieldSpec: f } = task;
  const named = (all: readonly { name: string; args: Record<string, unknown> }[]) =>
    all.map(({ name, args }) => ({ name, args }));
  const whole = shownWhole({
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
    solvers: named(task.solvers),
    scorers: named(task.scorers),
  }) as unknown as ShownTask;
  if (canonicalJson(whole).length <= MOST_TASK) return whole;
  const short = Object.entries(whole).map(([key, value]) => [
    key,
    canonicalJson(value).length <= MOST_TEXT ? value : digestOf(value),
  ]);
  return Object.fromEntries(short) as ShownTask;
}

/** What has no canonical text is refused before a part of it can be left out. */
function shownWhole(plain: object): Shown {
  canonicalJson(plain);
  return shown(plain);
}

/** Is it text that can be read, in its one spelling, and that is no digest by its looks? */
export function isShownText(text: string): boolean {
  return (
    text.length <= MOST_TEXT &&
    text === text.normalize("NFC") &&
    !/[\p{Cc}\p{Cf}]/u.test(text) &&
    !text.startsWith("sha256:")
  );
}

function shown(value: unknown): Shown {
  if (typeof value === "string") return isShownText(value) ? value : digestOf(value);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value as Shown;
  const entries = Object.entries(value);
  if (!entries.every(([key]) => KEY.test(key))) return digestOf(value);
  return Object.fromEntries(entries.map(([key, member]) => [key, shown(member)]));
}

function digestOf(value: unknown): string {
  const digest = createHash("sha256").update(canonicalJson(value)).digest("base64url");
  return `sha256:${digest}`;
}
