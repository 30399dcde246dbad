import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithPython } from "../support/python.ts";

const mini = fileURLToPath(new URL("../../examples/mini/", import.meta.url));
const tasks = ["math", "choice", "reading"];

interface Sample {
  id: number;
  epoch: number;
  target: string;
  scores: Record<string, { value: string | number }>;
}
/** Members of each log, without times and random ids (normal_logs.py). */
type Logs = Record<string, [member: string, content: unknown][]>;

const jsonl = (path: string) =>
  readFileSync(join(mini, path), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/** What the harness gave: its letters as it turns them into numbers. */
function harnessScore({ scores }: Sample): number {
  const { value } = Object.values(scores)[0]!;
  return typeof value === "number" ? value : value === "C" ? 1 : 0;
}

describeWithPython("inspect", "the logs of examples/mini", (python) => {
  let again: string;
  let kept: Logs;
  let made: Logs;

  beforeAll(() => {
    again = mkdtempSync(join(tmpdir(), "evalmark-mini-"));
    execFileSync(python, [join(mini, "make_logs.py"), again], { stdio: "pipe" });
    const read = (folder: string): Logs => {
      const script = fileURLToPath(new URL("normal_logs.py", import.meta.url));
      const files = readdirSync(folder).sort();
      const args = [script, ...files.map((file) => join(folder, file))];
      return JSON.parse(execFileSync(python, args, { encoding: "utf8", maxBuffer: 1 << 28 }));
    };
    kept = read(join(mini, "logs/inspect"));
    made = read(again);
  });

  afterAll(() => rmSync(again, { recursive: true, force: true }));

  const samplesOf = (task: string) =>
    kept[`${task}.eval`]!.filter(([member]) => member.startsWith("samples/")).map(
      ([, sample]) => sample as Sample,
    );

  test("are what Inspect writes when it is run again", () => {
    expect(Object.keys(made)).toEqual(Object.keys(kept));
    for (const [file, members] of Object.entries(kept)) {
      expect(made[file]!.map(([member]) => member)).toEqual(members.map(([member]) => member));
      members.forEach(([member, content], i) => {
        expect(made[file]![i]![1], `${file} ${member}`).toEqual(content);
      });
    }
  });

  test("say nothing about the machine they were made on", () => {
    const text = JSON.stringify(kept);
    expect(text).not.toMatch(/\/tmp\/|\/home\/|\/Users\/|\/root\/|\/usr\/|[A-Z]:\\\\|Traceback/);
    expect(text).not.toMatch(/"revision":|"task_file":|"sandbox":|"traceback":/);
  });

  test.each(tasks)("%s: each sample the harness misjudges is noted, with the reason", (task) => {
    const samples = samplesOf(task);
    const script = jsonl(`model/${task}.jsonl`);
    const key = ({ id, epoch }: { id: number; epoch: number }) => `${id}/${epoch}`;
    expect(samples.map(key).sort()).toEqual(script.map(key).sort());
    const given = new Map(samples.map((sample) => [key(sample), harnessScore(sample)]));
    const differ = script.filter((line) => given.get(key(line)) !== line.right);
    expect(differ.map(key)).toEqual(script.filter((line) => line.why).map(key));
    expect(differ.length).toBeGreaterThanOrEqual(samples.length / 10);
    expect(differ.some(({ right }) => right === 0)).toBe(true);
    expect(differ.some(({ right }) => right === 1)).toBe(true);
  });

  test("the README lists exactly these samples", () => {
    const rows = readFileSync(join(mini, "README.md"), "utf8").matchAll(
      /^\| (\w+) (\d+)(?:\/(\d+))? \|.*\| (\d(?:\.\d+)?) \| (\d) \| (.+) \|$/gm,
    );
    const listed = [...rows].map(([, task, id, epoch = "1", harness, right, why]) =>
      JSON.stringify([task, +id!, +epoch, +harness!, +right!, why]),
    );
    const noted = tasks.flatMap((task) => {
      const samples = samplesOf(task);
      return jsonl(`model/${task}.jsonl`)
        .filter(({ why }) => why)
        .map(({ id, epoch, right, why }) => {
          const sample = samples.find((s) => s.id === id && s.epoch === epoch)!;
          return JSON.stringify([task, id, epoch, harnessScore(sample), right, why]);
        });
    });
    expect(listed).toEqual(noted);
  });

  test("reading holds the two classics: a decimal cut at its point, a number glued to a line", () => {
    const [glued, decimal] = samplesOf("reading");
    expect(glued).toMatchObject({ target: "10", scores: { f1: { value: 0 } } });
    expect(decimal).toMatchObject({
      target: "12.25",
      scores: { f1: { value: 0.5 }, pattern: { value: "I", answer: "12" } },
    });
  });
});
