import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Sample } from "../../src/log/index.ts";
import { sampleKey as key, MINI, MINI_TASKS, miniSamples, miniScript } from "../support/mini.ts";

const logs = new Map(
  await Promise.all(
    MINI_TASKS.map(async (task) => [task, await miniSamples(`${task}.eval`)] as const),
  ),
);

describe.each(MINI_TASKS)("%s", (task) => {
  const samples = logs.get(task)!;
  const script = miniScript(task);

  test("the log holds what the scripted model said", () => {
    expect([...samples.keys()].sort()).toEqual(script.map(key).sort());
    for (const line of script) {
      expect(Buffer.from(samples.get(key(line))!.text).toString()).toBe(line.output);
    }
  });

  test("each sample that the harness misjudges is noted, and there are both kinds", () => {
    const differ = script.filter(
      (line) => samples.get(key(line))!.harness[0]!.value !== line.right,
    );
    expect(differ.map(key)).toEqual(script.filter(({ why }) => why).map(key));
    expect(differ.length).toBeGreaterThanOrEqual(samples.size / 10);
    expect(new Set(differ.map(({ right }) => right))).toEqual(new Set([0, 1]));
  });
});

test("the README lists exactly these samples", () => {
  const rows = readFileSync(join(MINI, "README.md"), "utf8").matchAll(
    /^\| (\w+) (\d+)(?:\/(\d+))? \|.*\| (\d(?:\.\d+)?) \| (\d) \| (.+) \|$/gm,
  );
  const listed = [...rows].map(([, task, id, epoch = "1", harness, right, why]) =>
    [task, id, epoch, harness, right, why].join(),
  );
  const noted = MINI_TASKS.flatMap((task) =>
    miniScript(task)
      .filter(({ why }) => why)
      .map((line) => {
        const { value } = logs.get(task)!.get(key(line))!.harness[0]!;
        return [task, line.id, line.epoch, value, line.right, line.why].join();
      }),
  );
  expect(listed).toEqual(noted);
});

test("reading holds the two classics: a decimal cut at its point, a number glued to a line", () => {
  const reading = logs.get("reading")!;
  const said = (id: number) =>
    reading.get(`${id}/1`)!.harness.map(({ name, value, answer }) => ({ name, value, answer }));
  expect(said(1)[0]).toMatchObject({ name: "f1", value: 0 });
  expect(said(2)).toEqual([
    { name: "f1", value: 0.5, answer: "The answer is 12.25." },
    { name: "pattern", value: 0, answer: "12" },
  ]);
});

test("the .json log of reading holds the same samples as its .eval", async () => {
  const plain = (samples: Map<string, Sample>) =>
    [...samples.values()].map(({ id, text, target, harness, stopReason }) =>
      JSON.stringify([id, Buffer.from(text).toString(), target, harness, stopReason]),
    );
  expect(plain(await miniSamples("reading.json"))).toEqual(plain(logs.get("reading")!));
});
