import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { jsonl, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const folder = newFolder();
const run = (...args: string[]) => evalmarkHere(["diff", ...args], { cwd: folder });
const DOCS = readFileSync(fileURLToPath(new URL("../../docs/json.md", import.meta.url)), "utf8");
const MATH = join(MINI, "logs/inspect/math.eval");

/** Four rows right by both, and as many as wanted that only the default takes: 50 % for 50. */
function write(name: string, percents: number, wrong = 0): string {
  const row = (id: string, output: string) => ({
    id,
    output: `The answer is ${output}.`,
    target: "50",
  });
  const rows = [
    ...[1, 2, 3, 4].map((i) => row(`both ${i}`, "100/2")),
    ...Array.from({ length: percents }, (_, i) => row(`percent ${i}`, "50\\%")),
    ...Array.from({ length: wrong }, (_, i) => row(`wrong ${i}`, "7")),
  ];
  writeFileSync(join(folder, name), jsonl(...rows));
  return name;
}

const TWO = ["--scorer", "math percent=value", "--scorer", "math"];

test("values, paired difference and causes of one log are those of its rows", async () => {
  const { code, stdout } = await run(write("one.jsonl", 6), ...TWO, "--json", "--differences", "2");
  expect(code).toBe(0);
  const { logs, causes, ranking } = JSON.parse(stdout);
  expect(logs[0]).toMatchObject({ rows: 10, compared: 10, differing: 6 });
  expect([logs[0].a.value, logs[0].b.value]).toEqual([0.4, 1]);
  expect(logs[0].difference).toMatchObject({
    ...{ value: -0.6, test: "mcnemar-exact", higher_a: 0, higher_b: 6 },
    p: expect.closeTo(2 / 64, 12),
  });
  expect(causes).toHaveLength(1);
  expect(causes[0]).toMatchObject({ higher: "b", samples: 6 });
  expect(causes[0].shown.map((s: { id: string }) => s.id)).toEqual(["percent 0", "percent 1"]);
  expect(causes[0].shown[0]).toMatchObject({ target: "50", b: { score: 1, answer: "50\\%" } });
  expect(ranking).toBeNull();
});

test("over several logs: the ranking under each scorer, and how alike the two are", async () => {
  const files = [write("x.jsonl", 6), write("y.jsonl", 1, 5), write("z.jsonl", 0, 3)];
  const { stdout } = await run(...files, ...TWO, "--json");
  const { ranking } = JSON.parse(stdout);
  expect(
    ranking.ranked.map((r: Record<string, unknown>) => [r.log, r.rank_a, r.rank_b, r.change]),
  ).toEqual([
    ["z.jsonl", 1, 2, -1],
    ["x.jsonl", 2.5, 1, 1.5],
    ["y.jsonl", 2.5, 3, -0.5],
  ]);
  expect(ranking.tau_b).toBeCloseTo(0, 12);
  const text = await run(...files, ...TWO);
  expect(text.stdout).toContain("Kendall's tau-b");
  expect(text.stdout).toMatch(/z\.jsonl\s+1\s+2\s+down 1/);
});

test("the harness's own score is one of the two; what it gave no score is left out", async () => {
  const { stdout } = await run(MATH, "--scorer", "harness", "--scorer", "math", "--json");
  const { logs, causes } = JSON.parse(stdout);
  const scored = await evalmarkHere(["score", MATH, "--scorer", "math", "--json"], { cwd: folder });
  const { value, scale } = JSON.parse(scored.stdout).logs[0];
  expect(scale).toBe("percent");
  expect(100 * logs[0].b.value).toBeCloseTo(value, 2);
  expect(logs[0].difference.test).toBe("bootstrap");
  const sum = causes.reduce((all: number, c: { samples: number }) => all + c.samples, 0);
  expect(sum).toBe(logs[0].differing);
  expect(causes[0].rule_a).toMatch(/^match: [01]$/);
  const turned = await run(MATH, "--scorer", "math", "--scorer", "harness", "--json");
  const back = JSON.parse(turned.stdout).logs[0];
  expect([back.a, back.b]).toEqual([logs[0].b, logs[0].a]);
  expect(back.difference.value).toBeCloseTo(-logs[0].difference.value, 12);
  const none = await run(write("one.jsonl", 6), "--scorer", "harness", "--scorer", "math");
  expect(none.stdout).toContain("the harness gave 10 samples no score");
});

test("the same command prints the same, and writes one page", async () => {
  const args = [MATH, "--scorer", "harness", "--scorer", "math"];
  const [first, second] = [
    await run(...args, "--html", "a.html"),
    await run(...args, "--html", "b.html"),
  ];
  expect(second).toEqual(first);
  const [a, b] = ["a.html", "b.html"].map((name) => readFileSync(join(folder, name), "utf8"));
  expect(a).toBe(b);
  expect(a).toMatch(/^<!doctype html>[\s\S]*<mfrac>[\s\S]*<\/html>\n$/);
});

test("of a long output the end is shown, with the answers marked where they stand", async () => {
  const output = `${"é😀".repeat(2000)} The answer is 50\\%. So be it.`;
  writeFileSync(join(folder, "long.jsonl"), jsonl({ id: 1, output, target: "50" }));
  await run("long.jsonl", ...TWO, "--html", "long.html");
  const page = readFileSync(join(folder, "long.html"), "utf8");
  expect(page).toContain('😀 The answer is <mark class="ab">50\\%</mark>. So be it.</pre>');
  const before = Number(/\((\d+) bytes before\)/.exec(page)![1]);
  const shown = /<pre>([\s\S]*)<mark/.exec(page)![1]!;
  expect(shown).not.toContain("\ufffd");
  expect(before + Buffer.byteLength(shown)).toBe(Buffer.byteLength(output.split("50")[0]!));
});

test("all keys of its JSON are in the docs", async () => {
  const { stdout } = await run(
    MATH,
    write("one.jsonl", 6),
    "--scorer",
    "drop",
    "--scorer",
    "math",
    "--json",
  );
  const keys = new Set<string>();
  JSON.stringify(JSON.parse(stdout), (key, value) => {
    if (!/^\d*$/.test(key)) keys.add(key);
    return value;
  });
  for (const key of keys) expect(DOCS, key).toContain(`\`${key}\``);
});

test("what can't be compared is told, each with its cure", async () => {
  const one = write("one.jsonl", 6);
  const fails = async (...args: string[]) => {
    const { code, stderr } = await run(...args);
    expect(stderr).toContain("cure:");
    return [code, stderr.split("\n")[0]];
  };
  expect(await fails(one, "--scorer", "math")).toEqual([2, expect.stringContaining("two scorers")]);
  expect(await fails(one, "--scorer", "harness", "--scorer", "harness")).toEqual([
    2,
    expect.stringContaining("compared with itself"),
  ]);
  expect(await fails(one, "--scorer", "math", "--scorer", "none")).toEqual([
    2,
    expect.stringContaining("unknown scorer"),
  ]);
  expect(await fails("none.jsonl", ...TWO)).toEqual([3, expect.stringContaining("no such file")]);
  writeFileSync(join(folder, "bad.jsonl"), '{"id": 1, "output": "x", "target": "x"}\n{"id": 2\n');
  const bad = await run("bad.jsonl", ...TWO);
  expect([bad.code, bad.stdout]).toEqual([3, ""]);
  expect(bad.stderr).toContain("bad.jsonl:2:");
});

test("where no sample can be compared, no agreement is claimed", async () => {
  const { code, stdout } = await run(
    ...[write("one.jsonl", 6), "--scorer", "math", "--scorer", "harness"],
  );
  expect([code, stdout.includes("they differ on no sample")]).toEqual([1, false]);
  expect(stdout).toContain("no sample to compare");
});
