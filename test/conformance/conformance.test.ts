import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";

const root = fileURLToPath(new URL("../../conformance/", import.meta.url));
const cases = readdirSync(root).filter((name) => existsSync(join(root, name, "expected.json")));
const env = { EVALMARK_HOME: join(newFolder(), "home") };

/** The arguments that a case asks for, beside the result's. */
function argsOf(input: string): string[] {
  const there = (name: string) => existsSync(join(input, name));
  const log = ["log.jsonl", "log.json", "log.eval"].find(there);
  const model = there("model") ? ["--model", readFileSync(join(input, "model"), "utf8")] : [];
  const data = there("rows.jsonl") ? ["--data", join(input, "rows.jsonl")] : [];
  if (!log) return model;
  const core = ["--core", join(root, "core.wasm"), "--allow-scorer"];
  return [
    ...model,
    "--log",
    join(input, log),
    "--spec",
    join(input, "eval.yaml"),
    ...core,
    ...data,
  ];
}

test.each(cases)("%s", async (name) => {
  const input = join(root, name, "input");
  const args = ["verify", join(input, "result.yaml"), "--key", join(input, "keys.json")];
  const { code, stdout } = await evalmarkHere([...args, ...argsOf(input), "--offline", "--json"], {
    env,
  });
  const { rescored: _, ...expected } = JSON.parse(
    readFileSync(join(root, name, "expected.json"), "utf8"),
  );
  const found = JSON.parse(stdout);
  expect({ exit: code, code: found.code }).toMatchObject(expected);
  expect(found.exit).toBe(code);
  if (name.startsWith("log-") && expected.code === "S_SCORER_UNKNOWN") {
    const whole = name !== "log-rows-needed";
    expect(found.checks.find((c: { name: string }) => c.name === "samples").ok).toBe(
      whole ? true : "skipped",
    );
    expect(found.checked.kind).toBe("re-scored");
  }
});

test("there are cases, honest ones among them", () => {
  expect(cases.length).toBeGreaterThan(45);
  expect(cases.filter((name) => name.startsWith("honest")).length).toBe(2);
  expect(cases.filter((name) => name.startsWith("log-")).length).toBeGreaterThan(20);
});
