import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { SCORERS, type Signature, SOLVERS } from "../../src/spec/args.ts";
import { GENERATE_SETTINGS } from "../../src/spec/settings.ts";
import { describeWithPython } from "../support/python.ts";

const script = fileURLToPath(new URL("signatures.py", import.meta.url));

/** Taken through `**kwargs` there. */
const VARIADIC = new Set(["multiple_choice.shuffle"]);

const argumentsOf = (table: Record<string, Signature>) =>
  Object.fromEntries(
    Object.entries(table).map(([name, { args }]) => [
      name,
      Object.fromEntries(
        Object.entries(args)
          .filter(([key]) => !(name === "generate" && key in GENERATE_SETTINGS))
          .filter(([key]) => !VARIADIC.has(`${name}.${key}`))
          .map(([key, { required }]) => [key, required ?? false]),
      ),
    ]),
  );

describeWithPython("inspect", "solvers and scorers", (python) => {
  test("are those an eval.yaml may name, with the arguments they have there", () => {
    const theirs = JSON.parse(execFileSync(python, [script], { encoding: "utf8" }));
    expect(argumentsOf(SOLVERS)).toEqual(theirs.solvers);
    expect(argumentsOf(SCORERS)).toEqual(theirs.scorers);
    expect(Object.keys(GENERATE_SETTINGS).sort()).toEqual(theirs.settings);
  });
});
