import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { canonicalJson } from "../../src/json/jcs.ts";
import { sha256 } from "../../src/token/index.ts";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { HEADER, inspectJson, inspectSample } from "../support/inspect.ts";
import { specText } from "../support/spec.ts";

const folder = newFolder();
const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
const template = `Judge it. ${"x".repeat(300)}`;

/** A log of three samples whose judge replied this to each. */
function logWith(reply: string): string {
  const samples = [1, "two", 3].map((id) => {
    const asked = { role: "user", content: `Is it right? ${id}` };
    const grading = [asked, { role: "assistant", model: "judge-7b", content: reply }];
    const scores = { model_graded_qa: { value: "C", metadata: { grading } } };
    return inspectSample(id, { scores });
  });
  const scorers = [{ name: "model_graded_qa", options: { template } }];
  return inspectJson(samples, { ...HEADER, eval: { ...HEADER.eval, scorers } });
}

async function claimsOf(name: string, reply: string) {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, `${name}.json`), logWith(reply));
  writeFileSync(
    join(folder, "eval.yaml"),
    specText({ id: "sums", scorers: "{name: model_graded_qa}" }),
  );
  const hub = ["--model", "a/b", "--dataset", "c/d", "--results", name, "--sign", "key"];
  const spec = ["--spec", "eval.yaml", "--scorer", "gsm8k"];
  const made = await run("score", `${name}.json`, ...spec, ...hub, "--workers", "2");
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const file = join(name, ".eval_results/c--d--sums.yaml");
  expect(readFileSync(join(folder, file), "utf8")).toMatch(/verifyToken/);
  return JSON.parse((await run("verify", file, "--key", "key.pub", "--json")).stdout).claims;
}

test("who judged is in the token, and what was said under its root", async () => {
  await run("keygen", "--out", "key");
  const claims = await claimsOf("one", "GRADE: C");
  expect(claims.judge).toEqual({
    scorer: {
      name: "model_graded_qa",
      options: `sha256:${sha256(canonicalJson({ template })).toString("base64url")}`,
    },
    models: ["judge-7b"],
    n: 3,
  });
  const other = await claimsOf("two", "GRADE: I");
  expect(other.judge).toEqual(claims.judge);
  expect(other.run.samples.root).not.toBe(claims.run.samples.root);
});
