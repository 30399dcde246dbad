/** The first blocks of the harnesses' pages do what the pages say, as they stand but for lengths. */
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { commandIn, docsBlocks } from "../support/docs-blocks.ts";
import { offlineLighteval } from "../support/harness-run.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";
import { describeWithPython } from "../support/python.ts";
import { PYTHON_PACKAGE, runWithPackage } from "../support/python-package.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with the page's dataset, acme/bench, and nothing from the network. */
function place(name: string): string {
  const at = join(folder, name);
  mkdirSync(join(at, "acme/bench"), { recursive: true });
  const rows = [1, 2, 3, 4].map((i) => ({ question: `${i} and ${i}?`, answer: `${2 * i}` }));
  const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  writeFileSync(join(at, "acme/bench/test.jsonl"), lines);
  return at;
}

/** Types a command in a folder where a harness's programs are on the path. */
async function type(
  command: string,
  at: string,
  python: string,
  more: Record<string, string> = {},
) {
  const env = {
    ...process.env,
    ...{ HF_HUB_OFFLINE: "1", HF_DATASETS_OFFLINE: "1", TRANSFORMERS_OFFLINE: "1", HF_HOME: at },
    ...{ HOME: at, XDG_DATA_HOME: at, PYTHONPATH: PYTHON_PACKAGE, PYTHONDONTWRITEBYTECODE: "1" },
    PATH: `${dirname(python)}${delimiter}${process.env.PATH}`,
    ...more,
  };
  const running = run("sh", ["-c", command], { cwd: at, env, maxBuffer: 1 << 26 });
  // Whatever asks is answered with an end, and fails.
  running.child.stdin?.end();
  return await running;
}

const logs = (at: string, name: RegExp) =>
  readdirSync(at, { recursive: true, encoding: "utf8" })
    .filter((file) => name.test(file))
    .map((file) => join(at, file));

async function expectSame(log: string, n: number, ...more: string[]) {
  const said = await evalmarkHere(["score", log, "--json", ...more]);
  expect(JSON.parse(said.stdout).logs[0].compared).toEqual({ samples: n, same: n });
}

describeWithPython("lm-eval", "docs/harnesses/lm-eval.md", (python) => {
  test.each(["each answer", "a filter, in one batch"])(
    "%s",
    async (way) => {
      const at = place(`lm-eval ${way}`.replaceAll(/\W+/g, "-"));
      const [yaml, code, filter] = docsBlocks("harnesses/lm-eval.md");
      const batch = way !== "each answer";
      // A tiny model has room for few tokens, and says nothing for long.
      const short = yaml!.text.replace("max_gen_toks: 512", "max_gen_toks: 16");
      expect(short).not.toBe(yaml!.text);
      const plain = short.replace(/^process_results:.*\n/m, "");
      writeFileSync(join(at, "sums.yaml"), batch ? plain + filter!.text : short);
      const verdicts = "from evalmark.lm_eval import process_verdicts as verdicts\n";
      writeFileSync(join(at, "sums.py"), code!.text + (batch ? verdicts : ""));
      const model = join(at, "model");
      await runWithPackage(python, "tiny_model.py", model);
      const command = commandIn(yaml!).replace("pretrained=...", `pretrained=${model}`);
      const { stdout } = await type(
        `${command} --device cpu --output_path out --log_samples`,
        at,
        python,
      );
      expect(stdout).toContain("evalmark_math");
      const [log] = logs(join(at, "out"), /samples_.*\.jsonl$/);
      await expectSame(log!, 4, "--scorer", "math");
    },
    300_000,
  );
});

describeWithPython("lighteval", "docs/harnesses/lighteval.md", (found) => {
  test("the custom task", async () => {
    const at = place("lighteval");
    const [code] = docsBlocks("harnesses/lighteval.md");
    const short = code!.text.replace("generation_size=512", "generation_size=16");
    expect(short).not.toBe(code!.text);
    writeFileSync(join(at, "tasks.py"), short);
    const model = join(at, "model");
    await runWithPackage(found, "tiny_model.py", model);
    const given = `model_name=${model},max_length=256,batch_size=4`;
    const command = commandIn(code!).replace("model_name=...", given);
    const python = offlineLighteval(found, folder);
    await type(`${command} --output-dir out --save-details`, at, python);
    const [log] = logs(join(at, "out"), /details_.*\.parquet$/);
    await expectSame(log!, 4, "--scorer", "math");
  }, 300_000);
});

describeWithPython("evalmark", "docs/harnesses", (builder) => {
  test("math-verify.md", async () => {
    const [code] = docsBlocks("harnesses/math-verify.md");
    const at = place("math-verify");
    writeFileSync(join(at, "block.py"), `${code!.text}print("it holds")\n`);
    expect((await type("python block.py", at, builder)).stdout).toBe("it holds\n");
  });

  describeWithPython("inspect", "inspect.md", (python) => {
    test("a log is scored again, and a task takes the scorers", async () => {
      const at = place("inspect");
      // Inspect AI asks the path whether a module is of an installed package.
      const site = join(at, "site-packages");
      const copy = join(at, "package");
      cpSync(PYTHON_PACKAGE, copy, { recursive: true });
      const pip = ["-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation"];
      await run(builder, [...pip, "--target", site, copy]);
      const [first, task] = docsBlocks("harnesses/inspect.md");
      const [install, score] = first!.text.trimEnd().split("\n");
      expect(install).toBe("npm ci && npm run build && pip install ./python");
      mkdirSync(join(at, "logs"));
      cpSync(join(MINI, "logs/inspect/math.eval"), join(at, "logs/run.eval"));
      await type(score!, at, python, { PYTHONPATH: site });
      const said = await evalmarkHere(["score", join(at, "logs/run.eval"), "--json"]);
      const [report] = JSON.parse(said.stdout).logs;
      expect(report.others.map((o: { scorer: string }) => o.scorer)).toContain("math");
      const made = [
        "from inspect_ai import Task",
        "from inspect_ai.dataset import MemoryDataset, Sample",
        "from inspect_ai.solver import generate",
        task!.text.replace("dataset=...", "dataset=MemoryDataset([Sample(input='1', target='1')])"),
        'print("it is made")',
      ];
      writeFileSync(join(at, "made.py"), made.join("\n"));
      const { stdout } = await type("python made.py", at, python, { PYTHONPATH: site });
      expect(stdout).toContain("it is made");
    }, 300_000);
  });
});
