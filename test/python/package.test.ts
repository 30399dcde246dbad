/** The Python package: the same bytes as here, and what Python hosts do with it. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type CoreInput,
  Engine,
  loadCore,
  packScorer,
  toTarget,
  verdictFields,
} from "../../src/core/index.ts";
import { fill, readAnswerCases } from "../support/answer-cases.ts";
import { describeWithPython } from "../support/python.ts";
import { PYTHON_PACKAGE, runWithPackage } from "../support/python-package.ts";
import { recordBytes } from "../support/record-bytes.ts";
import { readCases } from "../support/scoring.ts";

const run = promisify(execFile);

/** A line for package_records.py. */
interface Sample {
  scorer: string;
  options: Record<string, unknown>;
  target: string | string[] | string[][];
  output: string;
  choices: string[] | null;
  stop: string[] | null;
  is_answer: boolean;
}

const plain = { options: {}, choices: null, stop: null, is_answer: false };

/** Samples of every scorer, target shape and option kind, hostile text among them. */
function samples(): Sample[] {
  const out: Sample[] = [];
  const kinds = readdirSync(new URL("../cases/math", import.meta.url));
  for (const file of kinds) {
    if (["extraction.txt", "options.txt", "policies.txt"].includes(file)) continue;
    for (const { gold, answer } of readCases(file.replace(".txt", ""))) {
      out.push({ ...plain, scorer: "math", target: gold, output: answer, is_answer: true });
    }
  }
  for (const name of ["gsm8k", "math", "choice"] as const) {
    for (const { output, choices } of readAnswerCases(name)) {
      const text = name === "choice" ? fill(output, "B", "C") : fill(output, "42", "50");
      const target = name === "choice" ? "B" : "42";
      out.push({ ...plain, scorer: name, target, output: text, choices });
    }
  }
  const odd = ["", "12.25\n\nPassage: a", "\ud800 so 1\udc00", "€ \u0000 ½", "(".repeat(5000)];
  for (const output of odd) {
    const rest = { ...plain, output };
    for (const target of ["12.25", ["12.25", "x"], [["12.25"], ["a", "b"]], [], ""]) {
      out.push({ ...rest, scorer: "drop", options: { metric: "em" }, target, stop: ["."] });
      out.push({ ...rest, scorer: "squad", target });
      out.push({ ...rest, scorer: "math", options: { preset: "math-verify" }, target });
      out.push({ ...rest, scorer: "inspect/f1", options: { stop_words: ["a", "the"] }, target });
      out.push({ ...rest, scorer: "inspect/match", options: { numeric: true }, target });
    }
  }
  return out;
}

const toInput = (sample: Sample): CoreInput => ({
  scorer: packScorer(sample.scorer, sample.options),
  text: Buffer.from(sample.output),
  isAnswer: sample.is_answer,
  target: toTarget(sample.target),
  choices: sample.choices?.map((c) => Buffer.from(c)) ?? null,
  stop: sample.stop?.map((s) => Buffer.from(s)) ?? null,
  cut: false,
});

describeWithPython("evalmark", "the Python package", (python) => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "evalmark-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("writes the very records that Node does, byte for byte", async () => {
    const all = samples();
    const inputs = all.map(toInput);
    const file = join(folder, "samples.jsonl");
    writeFileSync(file, all.map((s) => `${JSON.stringify(s)}\n`).join(""));
    const lines = (await runWithPackage(python, "package_records.py", file)).trimEnd().split("\n");
    const { core, sha256 } = JSON.parse(lines.pop()!) as Record<string, string>;
    expect(core).toBe(loadCore().digest);
    expect(all.length).toBeGreaterThan(1900);
    const told = new Engine().score(inputs).map((verdict, i) => {
      const { scorer, ...rest } = JSON.parse(`{${verdictFields("", verdict, inputs[i]!)}}`);
      return rest;
    });
    expect(lines.map((line) => JSON.parse(line))).toEqual(told);
    expect(sha256).toBe(createHash("sha256").update(recordBytes(inputs)).digest("hex"));
  });

  test("works in threads, forks, pools and copies, and says what is wrong", async () => {
    const said = JSON.parse(await runWithPackage(python, "package_hosts.py"));
    expect(said).toMatchObject({ threads: true, fork: true, pools: true, copies: true });
    expect(said.large).toMatchObject({ verdict: "undecided", rule: "limit/sample" });
    expect(said.surrogate).toMatchObject({ verdict: "equal", span: [7, 8] });
    expect(said.scorer).toMatch(/unknown scorer "maths"; there are: math, drop/);
    expect(said.option).toMatch(/scorer "math" has no option "metric"; it takes: preset/);
    expect(said.value).toMatch(/option "metric" can't be 'F1'; use one of: 'f1', 'em'/);
    expect(said.needed).toMatch(/"inspect\/answer" needs the option "pattern"/);
    expect(said.pattern).toEqual([
      expect.stringMatching(/regex\/backreference, at character 6: "\\\\1"\); use another scorer/),
      expect.stringMatching(/regex\/invalid, at character 1: "\("\); correct it/),
      expect.stringMatching(/regex\/size, at character 1: "a{24}\.\.\."/),
      null,
    ]);
    expect(said.target).toMatch(/a target is a string/);
    expect(said.counts).toMatch(/2 targets for 1 outputs/);
  });

  test("builds a wheel that holds this core, and runs from it", async () => {
    const pip = ["-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"];
    const copy = join(folder, "python");
    await run("cp", ["-r", PYTHON_PACKAGE, copy]);
    await run(python, [...pip, "-w", folder, copy]);
    const wheel = readdirSync(folder).find((name) => name.endsWith(".whl"));
    expect(wheel).toMatch(/^evalmark-.*-py3-none-any\.whl$/);
    const code = "import evalmark; print(evalmark.__file__, evalmark.score('1/2', '0.5').verdict)";
    const env = { ...process.env, PYTHONPATH: join(folder, wheel!) };
    const { stdout } = await run(python, ["-c", code], { env });
    expect(stdout).toContain(".whl");
    expect(stdout).toMatch(/ equal\n$/);
  }, 60_000);

  test("refuses to score with a core that is not the one it was made with", async () => {
    const copy = join(folder, "tampered");
    await run("cp", ["-r", PYTHON_PACKAGE, copy]);
    const file = join(copy, "evalmark/core/evalmark.wasm");
    const bytes = readFileSync(file);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(file, bytes);
    const code = [
      "import evalmark",
      "try: print(evalmark.verify('1', '1'))",
      "except evalmark.EvalmarkError as error: print(error)",
    ];
    const env = { ...process.env, PYTHONPATH: copy };
    const { stdout } = await run(python, ["-c", code.join("\n")], { env });
    const digest = createHash("sha256").update(bytes).digest("hex");
    expect(stdout).toBe(
      `the scoring core has the digest ${digest}, but this package was made with ` +
        `${loadCore().digest}: install evalmark again\n`,
    );
  });

  test("is typed throughout", async () => {
    const strict = ["-m", "mypy", "--strict", "--no-incremental", "evalmark"];
    const { stdout } = await run(python, strict, { cwd: PYTHON_PACKAGE });
    expect(stdout).toMatch(/^Success/);
  }, 120_000);
});
