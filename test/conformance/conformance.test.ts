import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";

const root = fileURLToPath(new URL("../../conformance/", import.meta.url));
const cases = readdirSync(root).filter((name) => existsSync(join(root, name, "expected.json")));
const env = { EVALMARK_HOME: join(newFolder(), "home") };

test.each(cases)("%s", async (name) => {
  const input = join(root, name, "input");
  const model = join(input, "model");
  const pin = existsSync(model) ? ["--model", readFileSync(model, "utf8")] : [];
  const args = ["verify", join(input, "result.yaml"), "--key", join(input, "keys.json"), ...pin];
  const { code, stdout } = await evalmarkHere([...args, "--offline", "--json"], { env });
  const expected = JSON.parse(readFileSync(join(root, name, "expected.json"), "utf8"));
  const found = JSON.parse(stdout);
  expect({ exit: code, code: found.code }).toMatchObject(expected);
  expect(found.exit).toBe(code);
});

test("there are cases, honest ones among them", () => {
  expect(cases.length).toBeGreaterThan(25);
  expect(cases.filter((name) => name.startsWith("honest")).length).toBe(2);
});
