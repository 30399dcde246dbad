/**
 * Translated files as promptfoo 0.121.20 uses them: the prompt function gives messages, the tests
 * function gives test cases, the assertion a grading result. The real thing is run by hand
 * (examples/mini/harnesses/promptfoo/make-logs.mjs shows how), for it is 1.4 GB large.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { assertion, hubRows, Replay } from "../../src/promptfoo/index.ts";
import { findTask, readSpec } from "../../src/spec/index.ts";
import { planTask, translate, writeTranslation } from "../../src/translate/index.ts";
import { MINI, MINI_TASKS, miniLines, miniScript } from "../support/mini.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true }));
const root = fileURLToPath(new URL("../../", import.meta.url));
const { spec } = readSpec(join(MINI, "eval.yaml"));

interface Case {
  vars: { row: Record<string, unknown>; target: string; choices?: string[] };
  options: object;
}

beforeAll(() => {
  for (const task of MINI_TASKS) {
    const plan = planTask(spec!, findTask(spec!, task), { file: join(MINI, `data/${task}.jsonl`) });
    writeTranslation(translate(plan, "promptfoo"), folder);
  }
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/evalmark"));
});

/** The assertions of a translated task: one for each scorer that it declares. */
const assertions = (name: string, task: string) =>
  task === "reading" ? [`${name}.assert1.mjs`, `${name}.assert2.mjs`] : [`${name}.assert.mjs`];

const load = async (name: string) =>
  (await import(pathToFileURL(join(folder, name)).href)).default as (...args: unknown[]) => unknown;

describe.each(MINI_TASKS)("%s", (task) => {
  const name = `evalmark_mini_${task}`;

  test("its files are those that the configuration names", () => {
    const config = parse(readFileSync(join(folder, `${name}.yaml`), "utf8"));
    expect(config).toMatchObject({
      description: name,
      prompts: [`file://${name}.prompt.mjs`],
      tests: `file://${name}.tests.mjs`,
      defaultTest: {
        assert: assertions(name, task).map((file) => ({
          type: "javascript",
          value: `file://${file}`,
        })),
      },
    });
  });

  test.each(assertions(name, task))("asks and scores each row by %s", async (file) => {
    const cases = (await (await load(`${name}.tests.mjs`))()) as Case[];
    const rows = miniLines<Record<string, unknown>>(`data/${task}.jsonl`);
    expect(cases.map(({ vars }) => vars.row)).toEqual(rows);
    const prompt = await load(`${name}.prompt.mjs`);
    const grade = await load(file);
    const said = new Map(miniScript(task).map((line) => [line.id, line.output]));
    const passes = cases.map((one, i) => {
      const messages = prompt(one) as { role: string; content: string }[];
      expect(messages.map((m) => m.role)).toEqual(["user"]);
      expect(messages[0]!.content).toContain(rows[i]!.question ?? rows[i]!.passage_and_question);
      const grading = grade(said.get(i + 1), { vars: one.vars }) as Record<string, unknown>;
      expect(grading).toMatchObject({ metadata: { evalmark: { core: /^/ } } });
      expect(grading.pass).toBe(grading.score === 1);
      return grading.pass;
    });
    expect(new Set(passes).size).toBe(2);
  });
});

test("an assertion says why, by which core", () => {
  const grade = assertion("math", { preset: "math-verify" });
  expect(grade("so \\boxed{0.5}", { vars: { target: "1/2" } })).toMatchObject({
    pass: true,
    score: 1,
    reason: expect.stringMatching(/^equal: /),
    metadata: { evalmark: { scorer: "math", rule: "math/number", answer: "0.5" } },
  });
  expect(grade({ answer: 1 }, { vars: { target: 2 } }).pass).toBe(false);
  expect(() => grade("1", { vars: {} })).toThrow(/no variable target/);
  expect(() => assertion("maths")).toThrow(/unknown scorer/);
});

test("a log is replayed, sample by sample", async () => {
  const log = join(folder, "samples.jsonl");
  const line = (id: number, epoch: number, output: string) =>
    `${JSON.stringify({ id, epoch, output, target: "1" })}\n`;
  writeFileSync(log, line(1, 1, "one") + line(1, 2, "uno") + line(2, 1, "two"));
  const replay = new Replay({ config: { log } });
  const ask = (row: number, repeatIndex = 0) =>
    replay.callApi("", { test: { metadata: { row } }, repeatIndex });
  expect(await ask(1)).toEqual({ output: "one" });
  expect(await ask(1, 1)).toEqual({ output: "uno" });
  expect(await ask(2)).toEqual({ output: "two" });
  expect((await ask(3)).error).toMatch(/no sample 3, epoch 1/);
  expect(() => new Replay({})).toThrow(/needs a log/);
});

test("rows of the Hub come page by page", async () => {
  const all = Array.from({ length: 230 }, (_, i) => ({ question: `q${i}` }));
  const server = createServer((request, response) => {
    const query = new URL(request.url!, "http://x").searchParams;
    const from = Number(query.get("offset"));
    const rows = all.slice(from, from + Number(query.get("length"))).map((row) => ({ row }));
    if (query.get("dataset") === "acme/none") response.statusCode = 404;
    response.end(JSON.stringify({ rows, num_rows_total: all.length }));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  process.env.HF_DATASETS_SERVER = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const from = { dataset: "acme/bench", config: "default", split: "test" };
    expect(await hubRows(from)).toEqual(all);
    await expect(hubRows({ ...from, dataset: "acme/none" })).rejects.toThrow(/says 404/);
  } finally {
    delete process.env.HF_DATASETS_SERVER;
    await new Promise((done) => server.close(done));
  }
});
