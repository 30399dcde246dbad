/**
 * The example's eval.yaml, translated, run by each harness against a model server: the prompts
 * are those that Inspect AI sends for the eval.yaml itself, and what our scorer says in the
 * harness, live, is what scoring the harness's log again says.
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findLogs, openLog, type Sample } from "../../src/log/index.ts";
import { ASKING } from "../../src/run/asking.ts";
import { planScorers, scoreLog } from "../../src/score/index.ts";
import { findTask, readSpec } from "../../src/spec/index.ts";
import { type Harness, planTask, translate, writeTranslation } from "../../src/translate/index.ts";
import { type ChatServer, startChatServer } from "../support/chat-server.ts";
import { MINI, MINI_TASKS } from "../support/mini.ts";
import { describeWithPython } from "../support/python.ts";
import { runWithPackage } from "../support/python-package.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { spec } = readSpec(join(MINI, "eval.yaml"));
const SCORERS = { math: "inspect/match", choice: "inspect/choice", reading: "inspect/f1" };
const names = MINI_TASKS.map((task) => `evalmark_mini_${task}`);

let server: ChatServer;
let folder = "";
beforeAll(async () => {
  server = await startChatServer();
  folder = mkdtempSync(join(tmpdir(), "evalmark-"));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Translates all tasks into a folder of their own. */
function translateTo(harness: Harness): string {
  const place = join(folder, harness);
  for (const task of MINI_TASKS) {
    const rows = { file: join(MINI, `data/${task}.jsonl`) };
    const plan = planTask(spec!, findTask(spec!, task), rows);
    writeTranslation(translate(plan, harness), place);
  }
  return place;
}

/** What the server was asked, each prompt once. */
async function promptsOf(python: string, harness: string, place: string): Promise<string[]> {
  server.forget();
  await runWithPackage(python, "translated_run.py", harness, place, server.url, ...names);
  return [...new Set(server.asked.map((messages) => JSON.stringify(plain(messages))))].sort();
}

/** Messages as role and text, however a client writes their keys. */
const plain = (messages: ChatServer["asked"][0]) =>
  messages.map(({ role, content }) => ({ role, content }));

let original: string[] = [];
describeWithPython("inspect", "the eval.yaml itself", (python) => {
  test("asks each question once for each row", async () => {
    const place = join(folder, "original");
    mkdirSync(place);
    original = await promptsOf(python, "original", place);
    expect(original).toHaveLength(71 + 30 + 20);
  }, 300_000);
});

describeWithPython("inspect", "the task translated to promptfoo", () => {
  test("makes the very prompts that Inspect AI sends", async () => {
    const place = translateTo("promptfoo");
    mkdirSync(join(place, "node_modules"));
    symlinkSync(root, join(place, "node_modules/evalmark"));
    const load = async (name: string) =>
      (await import(pathToFileURL(join(place, name)).href)).default;
    const prompts = new Set<string>();
    for (const name of names) {
      const prompt = await load(`${name}.prompt.mjs`);
      for (const one of await (await load(`${name}.tests.mjs`))()) {
        prompts.add(JSON.stringify(plain(prompt(one))));
      }
    }
    expect([...prompts].sort()).toEqual(original);
  });
});

/** Score in the log, by the harness, of a sample scored live. */
function liveScore(sample: Sample): number | null {
  const ours = sample.harness.find(({ name }) => /named|evalmark_/.test(name));
  return ours ? Number(ours.value) : null;
}

for (const harness of ["inspect", "lm-eval", "lighteval"] as const) {
  describeWithPython(harness, `the task translated to ${harness}`, (python) => {
    test("sends the very prompts, and scores live as the log is scored again", async () => {
      const place = translateTo(harness);
      writeFileSync(join(place, "asking.py"), ASKING);
      expect(await promptsOf(python, harness, place)).toEqual(original);
      const table: Record<string, number> = {};
      for (const file of await findLogs([join(place, "logs")])) {
        const task = MINI_TASKS.find(
          (id) => file.includes(`mini_${id}`) || file.includes(`mini-${id}`),
        );
        if (!task) continue;
        const log = await openLog(file);
        const options = task === "math" ? { numeric: true } : {};
        const asked = { scorers: [SCORERS[task]], options, score: null, task: null };
        const plan = planScorers({ ...asked, header: log.header });
        for await (const { scored } of scoreLog(log, plan)) {
          for (const { sample, verdict } of scored) {
            table[task] = (table[task] ?? 0) + 1;
            const live = liveScore(sample);
            const about = [task, sample.id, sample.epoch];
            if (live !== null) expect.soft([...about, live]).toEqual([...about, verdict.score]);
          }
        }
        await log.close();
      }
      expect(table).toEqual({ math: 142, choice: 30, reading: 20 });
    }, 300_000);
  });
}
