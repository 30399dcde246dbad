/** `evalmark run` where the harness is of another version, or not there: what is said, and the cure. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { evalmark } from "../support/harness-run.ts";
import { MINI } from "../support/mini.ts";
import { describeWithPython } from "../support/python.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const args = (harness: string) => [
  ...["run", join(MINI, "eval.yaml"), "--task", "reading", "--with", harness, "--model", "m"],
  ...["--rows", join(MINI, "data/reading.jsonl"), "--out", harness],
];

/** An environment with version 0.1.0 of a harness, whose command fails. */
function stub(python: string, harness: string, distribution: string) {
  const old = join(folder, "old");
  const told = join(old, `${distribution}-0.1.0.dist-info`);
  mkdirSync(told, { recursive: true });
  const metadata = `Metadata-Version: 2.1\nName: ${distribution}\nVersion: 0.1.0\n`;
  writeFileSync(join(told, "METADATA"), metadata);
  // Its command, as far as these tests go: it fails as an old one does that lacks an argument.
  const bin = mkdtempSync(join(folder, "bin-"));
  const lines = `#!/bin/sh\necho "no such option: --log-dir" >&2\nexit 2\n`;
  writeFileSync(join(bin, harness.replace("-", "_")), lines, { mode: 0o755 });
  writeFileSync(join(bin, "python"), `#!/bin/sh\nexec "${python}" "$@"\n`, { mode: 0o755 });
  return { old, bin };
}

describeWithPython("evalmark", "evalmark run with another environment", (python) => {
  test.each([
    ["inspect", "inspect_ai", "0.3.285"],
    ["lm-eval", "lm_eval", "0.4.13"],
    ["lighteval", "lighteval", "0.13.0"],
  ])(
    "an old %s: told before it starts, and what it fails with has the pinned install",
    async (harness, distribution, version) => {
      const { old, bin } = stub(python, harness, distribution);
      const given = [...args(harness), "--python", join(bin, "python")];
      const said = await evalmark(folder, given, undefined, { PYTHONPATH: old });
      expect(said).toMatchObject({ code: 3, out: "" });
      const warning = `this is ${harness} 0.1.0; evalmark is tested with ${version}`;
      expect(said.err.startsWith(`evalmark ${warning}: `)).toBe(true);
      expect(said.err).toContain(`${harness} ended with exit code 2; ${harness} said last:`);
      expect(said.err).toContain("  | no such option: --log-dir");
      expect(said.err).toContain(`cure: ${warning}: ${join(bin, "python")} -m pip install `);
      expect(said.err).toMatch(new RegExp(`'${distribution}(?:\\[.*\\])?==${version}'`));
    },
  );

  test("lm-eval with several epochs: the same command says that it begins anew, and why", async () => {
    const { old, bin } = stub(python, "lm-eval", "lm_eval");
    const given = ["run", join(MINI, "eval.yaml"), "--task", "math", "--with", "lm-eval"];
    given.push("--model", "m", "--rows", join(MINI, "data/math.jsonl"), "--out", "epochs");
    given.push("--python", join(bin, "python"));
    const run = () => evalmark(folder, given, undefined, { PYTHONPATH: old });
    expect((await run()).err).not.toContain("starting again");
    expect((await run()).err).toContain(
      "starting again: lm-eval's cache knows a request by its text and would answer all 2 epochs",
    );
  });

  test("no harness: the command that installs it", async () => {
    const said = await evalmark(folder, [...args("lm-eval"), "--python", python]);
    expect(said).toMatchObject({
      code: 3,
      err: expect.stringMatching(
        /no lm_eval in the environment[\s\S]*cure: .*'lm_eval\[hf,api\]==/,
      ),
    });
  });
});

test("no promptfoo: the command that installs it", async () => {
  const said = await evalmark(folder, args("promptfoo"), undefined, { PATH: folder });
  expect(said).toMatchObject({
    code: 3,
    err: expect.stringMatching(
      /can't start promptfoo: .*\n +cure: npm install --global promptfoo@0\.121\.20\n$/,
    ),
  });
});
