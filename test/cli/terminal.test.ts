import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { evalmark, jsonl, newFolder, type Ran } from "../support/command.ts";
import { MINI } from "../support/mini.ts";
import { zip } from "../support/zip.ts";

/** Clears a screen, turns text around, begins a C1 sequence, ends a line. */
const EVIL = "\u001b[2J\u202eabc\u009b31m\u2028\u2066\u0007\r";
const folder = newFolder();
const write = (name: string, content: Uint8Array | string) => {
  writeFileSync(join(folder, name), content);
  return name;
};

function harmless({ stdout, stderr }: Ran): void {
  expect(stdout + stderr).toMatch(/\\u|\\x/);
  expect((stdout + stderr).replaceAll("\n", "")).not.toMatch(
    /[\p{Cc}\u2028\u2029\p{Bidi_Control}]/u,
  );
}

test("what a log says never drives the terminal: ids, outputs, errors, task, model", async () => {
  const samples = write(
    "evil.jsonl",
    jsonl(
      { id: `1${EVIL}`, output: `${EVIL}12`, target: `12.5${EVIL}`, stop: ["."], cut: true },
      { id: 2, error: `${EVIL} down`, target: EVIL },
    ),
  );
  const log = JSON.parse(readFileSync(join(MINI, "logs/inspect/reading.json"), "utf8"));
  Object.assign(log.eval, { task: `task${EVIL}`, model: EVIL, scorers: [] });
  log.eval.dataset = { name: EVIL, sample_ids: [EVIL] };
  const [first] = log.samples;
  const score = { ...first.scores.f1, value: 1, answer: EVIL };
  const sample = { ...first, id: EVIL, target: EVIL, scores: { [EVIL]: score } };
  sample.output.completion = `no ${EVIL}`;
  write("evil.json", JSON.stringify({ ...log, status: EVIL, samples: [sample] }));
  const runs = await Promise.all([
    evalmark(["score", samples, "evil.json", "--scorer", "drop"], { cwd: folder }),
    evalmark(["score", samples, "evil.json", "--scorer", "drop", "--json"], { cwd: folder }),
    evalmark(["score", samples, "--scorer", "drop", "--verdicts", "-"], { cwd: folder }),
    evalmark(["check", EVIL, EVIL, "--scorer", "drop"]),
    evalmark(["check", EVIL, EVIL, "--scorer", "drop", "--json"]),
  ]);
  for (const ran of runs) harmless(ran);
  expect(JSON.parse(runs[1]!.stdout).logs[1].header.model).toBe(EVIL);
  expect(JSON.parse(runs[2]!.stdout.split("\n")[0]!).id).toBe(`1${EVIL}`);
});

test("nor do errors, findings or the entries of results", async () => {
  const evil = JSON.stringify(EVIL);
  write("spec.yaml", `name: ${evil}\ntasks: [{id: ${evil}, scorers: [{name: ${evil}}]}]\n`);
  write(
    "twice.jsonl",
    jsonl({ id: EVIL, answer: "1", target: "1" }, { id: EVIL, answer: "1", target: "1" }),
  );
  write("member.eval", zip([{ name: `../${EVIL}`, data: "{}" }]));
  write(
    "result.yaml",
    `- dataset: {id: ${evil}, task_id: ${evil}}\n  value: 1\n  notes: ${evil}\n`,
  );
  const runs = await Promise.all(
    [
      ["lint", "spec.yaml"],
      ["lint", "spec.yaml", "--json"],
      ["score", "twice.jsonl", "--scorer", "drop"],
      ["score", "member.eval"],
      ["verify", "result.yaml"],
      ["score", `no${EVIL}`],
      [`scor${EVIL}`],
    ].map((args) => evalmark(args, { cwd: folder })),
  );
  for (const ran of runs) harmless(ran);
});
