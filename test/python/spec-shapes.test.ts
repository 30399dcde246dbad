import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LINTS, readSpec, type SpecTask } from "../../src/spec/index.ts";
import { describeWithPython } from "../support/python.ts";

const script = fileURLToPath(new URL("spec_shapes.py", import.meta.url));

type Shape = { [key: string]: unknown };
type Answer = { unreadable: string } | { tasks: (Shape | string)[] };

/** Refused here and not by Inspect, each for its own reason. */
const STRICTER = new Map([
  ["yaml-1.1", "a date among arguments, which JSON can't hold"],
  ["not-finite", "an infinite number among arguments, which JSON can't hold"],
  ["big-integer", "an integer above 2^53, which a JavaScript number can't hold"],
  ["key-not-text", "a number or boolean as a key inside arguments, which JSON can't hold"],
  ["duplicate-key", "PyYAML takes the last, the Hub's reader refuses"],
  ["merge-key", "PyYAML merges, YAML 1.2 readers do not"],
]);
/** Rules beyond the shape: Inspect meets them when it builds or runs the task. */
const BEYOND = new Set(LINTS.map(({ rule }) => rule));

const anything = fc.constantFrom(
  ...[
    "no|yes|On|y|null|~||2024|0|1|-1|4.0|1.5|1e3|1e-3|0123|1_000|12:30|\"4\"|' 4 '|\"4.0\"|'4.5'",
    '"yes"|\'Off\'|"T"|"2"|text|""|2026-01-15|.inf|[]|{}|[a]|[1]|[no]|[null]|{a: b}|{1: b}',
    '[[a]]|true|"literal:A"|pass_at_1|pass_at_2|at_least_1|mean|MEAN|pass_k_2|majority|"pass_at_٣"|max',
    '{<<: {a: 1}}|12345678901234567890|{a: 1, a: 2}|"a\\nb"',
  ]
    .join("|")
    .split("|"),
);
const name = fc.constantFrom(
  ..."generate|match|multiple_choice|choice|model_graded_fact|math|Match|exact_match|null|3".split(
    "|",
  ),
);
const map = (pairs: [string, string][]) => `{${pairs.map(([k, v]) => `${k}: ${v}`).join(", ")}}`;
const mapOf = (keys: string[], value: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 3 })
    .map((pairs) => map([...new Map(pairs)]));
const args = fc.oneof(anything, mapOf(["template", "numeric", "x y", "a"], anything));
const item = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(name, args).map(([n, a]) => `{name: ${n}, args: ${a}}`) },
  { weight: 4, arbitrary: name.map((n) => `{name: ${n}}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "{args: {}}",
      "generate",
      "{name: generate, extra: 1}",
      "{}",
      "null",
    ),
  },
);
const items = (good: string) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(`[{name: ${good}}]`) },
    {
      weight: 3,
      arbitrary: fc.array(item, { maxLength: 2 }).map((list) => `[${list.join(", ")}]`),
    },
    { weight: 1, arbitrary: anything },
  );
const fields = [
  "input|target|choices|input_image|metadata|description|id|sandbox|files|setup|checkpoint|inptu|split",
]
  .join("")
  .split("|");
const fieldSpec = fc.oneof(
  {
    weight: 4,
    arbitrary: mapOf(fields, fc.oneof(fc.constant("col"), fc.constant("[col]"), anything)),
  },
  { weight: 1, arbitrary: anything },
);
const TASK_KEYS = [
  "config|split|shuffle_choices|epochs|epoch_reducer|scores|metrics|revision|limit|name",
]
  .join("")
  .split("|");
const task = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...TASK_KEYS.slice(0, 5), ...TASK_KEYS), anything), {
      maxLength: 2,
    }),
    fc.oneof({ weight: 12, arbitrary: fc.constant("t") }, { weight: 1, arbitrary: anything }),
    fc.oneof({ weight: 3, arbitrary: fc.constant("{}") }, { weight: 2, arbitrary: fieldSpec }),
    items("generate"),
    items("match"),
    fc.nat(20),
  )
  .map(([more, id, spec, solvers, scorers, drop]) => {
    const pairs: [string, string][] = [
      ["id", id],
      ["field_spec", spec],
      ["solvers", solvers],
      ["scorers", scorers],
      ...new Map(more),
    ];
    const kept = pairs.filter((_, i) => i !== drop);
    return `  - ${kept.map(([k, v]) => `${k}: ${v}`).join("\n    ")}\n`;
  });

/** Our task under Inspect's names, as far as we keep it. */
const theirNames = (t: SpecTask) => ({
  id: t.id,
  config: t.config,
  split: t.split,
  shuffle_choices: t.shuffleChoices,
  epochs: t.epochs,
  epoch_reducer: t.reducer,
  solvers: t.solvers,
  scorers: t.scorers,
  field_spec: {
    input: t.fieldSpec.input,
    target: t.fieldSpec.target,
    choices: t.fieldSpec.choices,
    input_image: t.fieldSpec.inputImage,
    metadata: t.fieldSpec.metadata,
  },
});

describeWithPython("inspect", "the shape of eval.yaml", (python) => {
  const ask = (texts: string[]): Answer[] =>
    JSON.parse(
      execFileSync(python, [script], {
        input: JSON.stringify(texts),
        encoding: "utf8",
        maxBuffer: 1 << 28,
      }),
    );

  test("what Inspect accepts is accepted, what it refuses is refused, with the same values", () => {
    const texts = fc.sample(task, 2000).map((one) => `name: n\ntasks:\n${one}`);
    let accepted = 0;
    let refused = 0;
    ask(texts).forEach((theirs, i) => {
      const text = texts[i]!;
      const { spec, findings } = readSpec({ file: "f", bytes: Buffer.from(text) });
      const errors = findings.filter((f) => f.severity === "error" && !BEYOND.has(f.rule));
      const about = `${text}\n${JSON.stringify(theirs)}\n${JSON.stringify(errors)}`;
      const [answer] = "tasks" in theirs ? theirs.tasks : ["unreadable"];
      if (errors.some(({ rule }) => STRICTER.has(rule))) return;
      expect(errors.length === 0, about).toBe(typeof answer === "object");
      if (typeof answer !== "object") {
        refused++;
        return;
      }
      accepted++;
      const expected = {
        ...answer,
        shuffle_choices: answer.shuffle_choices ?? false,
        epoch_reducer: answer.epoch_reducer ?? "mean",
      };
      expect(JSON.parse(JSON.stringify(expected)), about).toMatchObject(
        theirNames(spec!.tasks[0]!),
      );
    });
    expect(accepted).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(400);
  });

  test("each difference that is allowed is one", () => {
    const good =
      "  - id: t\n    field_spec: {}\n    scorers: [{name: match}]\n    solvers: [{name: generate, args: ARGS}]\n";
    const cases: Record<string, string> = {
      "yaml-1.1": "{seed: 2026-01-15}",
      "not-finite": "{seed: .inf}",
      "big-integer": "{seed: 12345678901234567890}",
      "key-not-text": "{seed: {1: 2}}",
      "duplicate-key": "{seed: 1, seed: 2}",
      "merge-key": "{<<: {seed: 1}}",
    };
    expect(Object.keys(cases)).toEqual([...STRICTER.keys()]);
    const texts = Object.values(cases).map(
      (args) =>
        `name: n\ndescription: d\nevaluation_framework: inspect-ai\ntasks:\n${good.replace("ARGS", args)}`,
    );
    ask(texts).forEach((theirs, i) => {
      expect("tasks" in theirs && typeof theirs.tasks[0], texts[i]).toBe("object");
      const rules = readSpec({ file: "f", bytes: Buffer.from(texts[i]!) }).findings;
      expect(rules.filter((f) => f.severity === "error").map((f) => f.rule)).toEqual([
        Object.keys(cases)[i],
      ]);
    });
  });
});
