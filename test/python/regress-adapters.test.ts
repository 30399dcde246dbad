import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ADAPTERS, launchAdapter, launchPython, pipeScorer } from "../../src/regress/index.ts";
import { MAIN, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { describeWithPython } from "../support/python.ts";

type Adapter = keyof typeof ADAPTERS;
type Target = string | string[] | string[][];
type Row = [
  name: string,
  output: string,
  target: Target,
  score: number | string,
  choices?: string[],
];

const LETTERS = ["a lake", "a hill", "a road", "a town"];
const limits = { silence: 60_000, start: 120_000, total: 300_000 };

const folder = newFolder();
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** All functions of an adapter in one interpreter: the sample's id says which one is meant. */
const DISPATCH = `
import importlib.util, os
spec = importlib.util.spec_from_file_location("adapter", os.environ["ADAPTER"])
adapter = importlib.util.module_from_spec(spec)
spec.loader.exec_module(adapter)
def score(sample):
    return getattr(adapter, sample["id"].split("/")[0].replace("-", "_"))(sample)
`;

/** What the functions of an adapter score, or the fault. */
async function scores(python: string, adapter: Adapter, rows: Row[], env = {}) {
  const launch = launchPython(`${write("dispatch.py", DISPATCH)}:score`, python);
  const file = fileURLToPath(
    new URL(`../../python/evalmark/adapters/${ADAPTERS[adapter].file}`, import.meta.url),
  );
  const all = { ...launch, env: { ...launch.env, HF_HUB_OFFLINE: "1", ADAPTER: file, ...env } };
  const questions = rows.map(([name, output, target, , choices], i) => ({
    ...{ id: `${name}/${i}`, output, target, choices },
  }));
  const { outcomes } = await pipeScorer(adapter, all, limits).ask(questions);
  return questions.map(({ id }) => {
    const outcome = outcomes.get(id)!;
    return "score" in outcome ? Math.round(outcome.score * 100) / 100 : outcome.fault;
  });
}

const SENTENCE = "Final Answer: The final answer is";

/** Right, wrong and known for it: each row is one that the real package answers so. */
const ROWS: Partial<Record<Adapter, Row[]>> = {
  "math-verify": [
    ["score", "so it is $\\boxed{\\frac{1}{2}}$", "0.5", 1],
    ["score", "so it is $\\boxed{3}$", ["4", "5"], 0],
  ],
  "lm-eval": [
    ["gsm8k", "9 + 9\n#### 18", "18", 1],
    ["gsm8k", "it is 18", "18", 0],
    ["gsm8k-flexible", "it is 18", "18", 1],
    ["gsm8k-flexible", "it is 18 ...", "18", 0],
    ["gsm8k-cot", "The answer is 187.", "18", 0],
    ["gsm8k-cot-flexible", "18 it is", "18", 1],
    ["hendrycks-math", "\\frac12", "\\frac{1}{2}", 1],
    ["drop", "27\n\nPassage: The orchard", ["27"], 0],
    ["drop", "the Otters", [["Falcons"], ["Otters"]], 1],
    ["drop-em", "7/9", ["79"], 1],
    ["mmlu-pro", "the answer is (C)", "C", 1, LETTERS],
    ["gpqa-cot", "The answer is (C).", "(C)", 1, LETTERS],
    ["gpqa-cot-flexible", "I take (B)", "(B)", 1, LETTERS],
    ["bbh-cot", "So the answer is True.", "True", 1],
    ["triviaqa", "the Danube", ["Danube", "the Danube"], 1],
    ["nq-open", "Danube.", ["Danube"], 1],
    ["minerva-math", `${SENTENCE} $\\frac{1}{2}$. I hope it is correct.`, "0.5", 1],
    ["minerva-math", "$2$", "2", 0],
    ["leaderboard-math", `${SENTENCE} $2x+y=6$. I hope it is correct.`, "x+2y=6", 1],
    ["leaderboard-math", "so it is $\\boxed{2}$", "2", 0],
    ["minerva-math-verify", "so it is $\\boxed{2}$", "2", 1],
  ],
  lighteval: [
    ["expr-gold", "so it is $\\boxed{18}$", "18", 1],
    ["gpqa", "Answer: B", "B", 1, LETTERS],
    ["exact-match", " Lisbon", "Lisbon", 1],
    ["f1", "old Lisbon", "Lisbon", 0.67],
    ["drop", "27\n\nPassage: The orchard", ["27"], 0],
    ["drop-em", "27", ["27"], 1],
  ],
  inspect: [
    ["match", "it is Lisbon.", "Lisbon", 1],
    ["match-numeric", "it is 711", "11", 0],
    ["includes", "Lisbon it is", "lisbon", 1],
    ["exact", "the Lisbon", "Lisbon", 1],
    ["f1", "old Lisbon", "Lisbon", 0.67],
    ["answer-letter", "ANSWER: B", "B", 1],
    ["answer-line", "ANSWER: Lisbon", "Lisbon", 1],
    ["answer-word", "ANSWER: Lisbon", "Lisbon", 1],
    ["choice", "ANSWER: C", "C", 1, LETTERS],
    ["choice", "ANSWER: C", "B", 0, LETTERS],
    ["match", "C", "C", "declined", LETTERS],
    ["math", "so it is \\boxed{\\frac{1}{2}}", "0.5", 1],
    ["math", "so it is \\boxed{2}", "3", 0],
  ],
  opencompass: [
    ["gsm8k", "so it is 1234", "1,234", 1],
    ["gsm8k", "so it is 1234", "1,000 + 234\n#### 1,234", 1],
    ["gsm8k", "so it is 1,234", "1234", 0],
    ["math", "the final answer is \\frac12.", "\\frac{1}{2}", 1],
    ["math", "the final answer is 4.5", "4.5", 0],
    ["math-v2", "so it is \\boxed{4.5}", ["3", "4.5"], 1],
    ["first-option", "The answer is B, I think", "B", 1, LETTERS],
    ["first-option", "The answer is B, I think", "B", "declined"],
    ["first-capital", "The B", "B", 0, LETTERS],
    ["general", "Lisbon. Old", "the Lisbon", 1],
  ],
};

/** Environments that others stand in as well. */
const BESIDE: Partial<Record<Adapter, string>> = { opencompass: "lm-eval" };

for (const [name, rows] of Object.entries(ROWS)) {
  const adapter = name as Adapter;
  describeWithPython(BESIDE[adapter] ?? adapter, `adapters of ${adapter}`, (python) => {
    test("score as the package does", async () => {
      expect(await scores(python, adapter, rows)).toEqual(rows.map((row) => row[3]));
    });

    test("have a row for each function", () => {
      const tested = new Set(rows.map(([name]) => name));
      expect(ADAPTERS[adapter].functions.filter((f) => !tested.has(f))).toEqual([]);
    });

    test("are started by their names", async () => {
      const [name, output, target, , choices] = rows[0]!;
      const scorer = pipeScorer(name, launchAdapter(`${adapter}:${name}`, python), limits);
      const { outcomes } = await scorer.ask([{ id: "1", output, target, choices }]);
      expect([...outcomes.values()]).toEqual([{ score: 1 }]);
    });
  });
}

describeWithPython("evalmark", "Python functions as scorers", (python) => {
  test("of a file: numbers, dicts, what they print, what they raise, what is no score", async () => {
    const file = write(
      "scoring.py",
      `import inspect, decimal
SCORES = {"1": True, "2": {"score": decimal.Decimal("0.25")}, "3": None, "4": float("nan")}
def score(sample):
    print("not an answer")
    return SCORES[sample["id"]]
`,
    );
    const scorer = pipeScorer("own", launchPython(`${file}:score`, python), limits);
    const questions = ["1", "2", "3", "4", "5"].map((id) => ({ id, output: "x", target: "y" }));
    const { outcomes, strays } = await scorer.ask(questions);
    const told = [...outcomes.values()].map((o) => ("score" in o ? o.score : o.fault));
    expect(told).toEqual([1, 0.25, "declined", "invalid", "error"]);
    expect(strays).toEqual([]);
  });

  test("by the workflow of the docs, as its own steps run it", () => {
    const docs = readFileSync(new URL("../../docs/regress.md", import.meta.url), "utf8");
    const { jobs } = parse(/```yaml\n([\s\S]*?)```/.exec(docs)![1]!);
    const steps: { run?: string; with?: { path?: string } }[] = jobs.regress.steps;
    const step = steps.find(({ run }) => run?.includes("evalmark regress"))!.run!;
    const line = step
      .replace("npx --yes evalmark", `"${process.execPath}" "${MAIN}"`)
      .replace("--python-path python", `--python-path "${python}"`);
    write("mypackage/__init__.py", "");
    write(
      "mypackage/scoring.py",
      "def score(sample):\n    return sample['output'].endswith(str(sample['target']))\n",
    );
    const run = (command: string) =>
      spawnSync("sh", ["-c", command], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, GITHUB_STEP_SUMMARY: join(folder, "summary.md") },
      });
    expect(run(line.replace("--baseline", "--write-baseline")).status).toBe(4);
    const { status, stderr } = run(line);
    expect([status, stderr]).toEqual([0, ""]);
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toMatch(/0 new, 0 gone/);
    const uploaded = steps.find((s) => s.with?.path)!.with!.path!;
    expect(readFileSync(join(folder, uploaded), "utf8")).toMatch(
      /^<\?xml[\s\S]*<\/testsuites>\s*$/,
    );
  });

  test("of a module in the current folder, by the command", async () => {
    write(
      "mine.py",
      "def score(sample):\n    return sample['output'].strip() in sample['target']\n",
    );
    const args = ["--python", "mine:score", "--python-path", python, "--family", "drop", "--json"];
    const { code, stdout } = await evalmarkHere(["regress", ...args], { cwd: folder });
    expect(code).toBe(4);
    const { scorer, findings } = JSON.parse(stdout);
    expect(scorer).toBe("mine:score");
    expect(findings.map((f: { key: string }) => f.key)).toContain("drop/newline-glue");
  });
});
