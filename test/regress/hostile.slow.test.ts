import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Outcome, pipeScorer, type Question } from "../../src/regress/index.ts";
import { ended, newFolder, start } from "../support/command.ts";

const folder = newFolder();
let files = 0;

/** A scorer: `body` is run for each sample `s` with `say(id, score)`; it scores 1 for "yes". */
function scorer(body: string, before = "") {
  const file = join(folder, `scorer-${files++}.mjs`);
  const text = `
    import { createInterface } from "node:readline";
    import { spawn } from "node:child_process";
    import { closeSync, writeFileSync, writeSync } from "node:fs";
    const say = (id, score) => writeSync(1, JSON.stringify({ id, score }) + "\\n");
    const right = (s) => (s.output === "yes" ? 1 : 0);
    ${before}
    for await (const line of createInterface({ input: process.stdin })) {
      const s = JSON.parse(line);
      ${body}
    }`;
  writeFileSync(file, text);
  const launch = { program: process.execPath, args: [file], shell: false };
  return pipeScorer("hostile", launch, { silence: 400, start: 3000, total: 40_000 });
}

const NAMES = ["a", "b", "bad", "c", "d", "e"];
const questions: Question[] = NAMES.map((id) => ({
  id,
  output: id < "c" ? "yes" : "no",
  target: "yes",
}));

async function ask(body: string, before?: string) {
  const asked = await scorer(body, before).ask(questions);
  expect([...asked.outcomes.keys()].sort()).toEqual([...NAMES].sort());
  const told = (o: Outcome) => ("score" in o ? o.score : o.fault);
  return { ...asked, told: NAMES.map((id) => told(asked.outcomes.get(id)!)) };
}

const with3rd = (what: unknown) => [1, 1, what, 0, 0, 0];

test("a good scorer is started once", async () => {
  const { told, strays, restarts } = await ask("say(s.id, right(s));");
  expect(told).toEqual(with3rd(1));
  expect([strays, restarts]).toEqual([[], 0]);
});

test("true and false are scores, null declines, an error is told, other scores are none", async () => {
  const values = ["true", "false", "null", "2", "'x'", "0.25"];
  const lines = values.map((v, i) => `if (s.id === "${NAMES[i]}") say(s.id, ${v});`);
  const { told } = await ask(lines.join("\n"));
  expect(told).toEqual([1, 0, "declined", "invalid", "invalid", 0.25]);
  const infinite = await ask(`writeSync(1, '{"id": "' + s.id + '", "score": 1e999}\\n');`);
  expect(infinite.outcomes.get("a")).toEqual({
    fault: "invalid",
    note: "its score is Infinity, not from 0 to 1",
  });
  const failing = await ask('writeSync(1, JSON.stringify({ id: s.id, error: "no" }) + "\\n");');
  expect(failing.told).toEqual(NAMES.map(() => "error"));
});

test.each([
  ["crash", "process.exit(9)"],
  ["crash", "process.kill(process.pid, 'SIGSEGV')"],
  ["hang", "for (;;);"],
  ["hang", "await new Promise(() => setInterval(() => {}, 1000))"],
  ["flood", "for (;;) writeSync(1, 'x'.repeat(9999) + '\\n')"],
  ["flood", "for (;;) writeSync(1, 'x'.repeat(99999))"],
  ["missing", "process.exit(0)"],
])("over one sample a %s by %s: it alone is to blame, the run goes on", async (fault, act) => {
  const { told, restarts } = await ask(
    `if (s.id === "bad") { ${act}; } else say(s.id, right(s));`,
    'process.on("SIGTERM", () => {});',
  );
  expect(told).toEqual(with3rd(fault));
  expect(restarts).toBe(2);
});

test("one that dies of the first cases, all of a kind, is asked the others", async () => {
  const many: Question[] = Array.from({ length: 30 }, (_, i) => {
    return { id: `q${i}`, output: i < 12 ? "5\n\nmore" : "yes", target: "yes" };
  });
  const dying = scorer('if (s.output.startsWith("5")) process.exit(1); say(s.id, right(s));');
  const { outcomes } = await dying.ask(many);
  const told = many.map((q) => outcomes.get(q.id));
  expect(told.slice(0, 12).every((o) => o && "fault" in o && o.fault === "crash")).toBe(true);
  expect(told.slice(12)).toEqual(many.slice(12).map(() => ({ score: 1 })));
});

test("the guilty one is found in a scorer that writes at its end", async () => {
  const { told, restarts } = await ask(
    "all.push(s);",
    `const all = [];
     process.on("exit", () => {
       if (all.some((s) => s.id === "bad")) process.abort();
       for (const s of all) say(s.id, right(s));
     });`,
  );
  expect(told).toEqual(with3rd("crash"));
  expect(restarts).toBeLessThan(12);
});

test("a sample that is passed over is missing, without a restart", async () => {
  const { told, restarts } = await ask('if (s.id !== "bad") say(s.id, right(s));');
  expect(told).toEqual(with3rd("missing"));
  expect(restarts).toBe(0);
});

test("garbage, wrong ids and second answers are told, and change no score", async () => {
  const { told, strays } = await ask(`
    say(s.id, right(s));
    say(s.id, 1 - right(s));
    say("nobody", 1);
    writeSync(1, "{\\n[1]\\nnull\\n\\n" + (s.id === "a" ? "y".repeat(99999) : "") + "\\n");`);
  expect(told).toEqual(with3rd(1));
  expect(strays.map(({ kind, times }) => [kind, times])).toEqual([
    ["duplicate", 6],
    ["wrong-id", 6],
    ["garbage", 19],
  ]);
  expect(strays.every(({ first }) => first.length <= 200)).toBe(true);
});

test("one that breaks down of many samples, and of none alone, is unsteady", async () => {
  const { told, strays } = await ask(
    "if (++n === 4) process.exit(7); say(s.id, right(s));",
    "let n = 0;",
  );
  expect(told).toEqual(with3rd(1));
  expect(strays).toEqual([
    { kind: "unsteady", times: 1, first: "crash: it ended with exit code 7" },
  ]);
});

test("what it has started is ended with it, and holds nothing up", async () => {
  const mark = join(folder, "alive");
  const { told } = await ask(
    "say(s.id, right(s));",
    `spawn(process.execPath, ["-e", "setInterval(() => fs.appendFileSync('${mark}', 'x'), 50)"],
       { stdio: "inherit" });
     process.stdin.on("end", () => process.exit(0));`,
  );
  expect(told).toEqual(with3rd(1));
  const length = () => (existsSync(mark) ? readFileSync(mark).length : 0);
  const before = length();
  await setTimeout(300);
  expect(length()).toBe(before);
});

test("an answer without a line break at its end counts", async () => {
  const last =
    "process.stdout.write(JSON.stringify({ id: s.id, score: right(s) }) + (n++ < 5 ? '\\n' : ''));";
  const { told, strays } = await ask(last, "let n = 0;");
  expect([told, strays]).toEqual([with3rd(1), []]);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends the scorer with the command", async (signal) => {
  const mark = join(folder, "running");
  rmSync(mark, { force: true });
  const line = `"${process.execPath}" -e "setInterval(() => fs.appendFileSync('running', 'x'), 20)"`;
  const child = start(["regress", "--cmd", line], { cwd: folder });
  const end = ended(child);
  while (!existsSync(mark) && child.exitCode === null) await setTimeout(20);
  child.kill(signal);
  expect((await end).code).toBe(130);
  await setTimeout(100);
  const before = readFileSync(mark).length;
  await setTimeout(200);
  expect(readFileSync(mark).length).toBe(before);
});

test("one that floods standard error and answers is a good one", async () => {
  const { told } = await ask("writeSync(2, 'e'.repeat(99999)); say(s.id, right(s));");
  expect(told).toEqual(with3rd(1));
});

test("the time for the whole run ends it; what was not asked is told", async () => {
  const slow =
    'await new Promise((done) => setTimeout(done, s.id === "a" ? 0 : 350)); say(s.id, 1);';
  const file = scorer(slow);
  const launch = {
    program: process.execPath,
    args: [join(folder, `scorer-${files - 1}.mjs`)],
    shell: false,
  };
  expect(file.name).toBe("hostile");
  const hurried = pipeScorer("slow", launch, { silence: 9000, start: 9000, total: 900 });
  const { outcomes } = await hurried.ask(questions);
  const faults = [...outcomes.values()].filter((o) => "fault" in o && o.fault === "not-asked");
  expect(outcomes.size).toBe(6);
  expect(faults.length).toBeGreaterThan(1);
});

test("one that can't be started, or never answers, is an error with the last that it said", async () => {
  const none = { program: "/no/such/program", args: [], shell: false };
  const limits = { silence: 100, start: 1000, total: 9000 };
  await expect(pipeScorer("none", none, limits).ask(questions)).rejects.toMatchObject({
    code: "ERR_FILE",
    message: expect.stringContaining("can't start /no/such/program"),
  });
  await expect(scorer('throw new Error("my own fault")').ask(questions)).rejects.toMatchObject({
    code: "ERR_FILE",
    message: expect.stringMatching(/answers nothing[\s\S]*my own fault/),
  });
  // JSON over several lines is none of JSON lines.
  const pretty = "writeSync(1, JSON.stringify({ id: s.id, score: 1 }, null, 1) + '\\n');";
  await expect(scorer(pretty).ask(questions)).rejects.toMatchObject({
    message: expect.stringMatching(/answers nothing: .*answers nothing \(garbage\): \{$/),
  });
});

test("one that closes its input or its output is a hang at most, and the run goes on", async () => {
  const deaf =
    "say(s.id, right(s)); if (s.id === 'b') { process.stdin.destroy(); setInterval(() => {}, 1000); }";
  const { told } = await ask(deaf);
  expect(told.filter((t) => typeof t === "string").length).toBeLessThanOrEqual(1);
  const mute =
    "if (s.id === 'bad') { closeSync(1); setInterval(() => {}, 1000); } else say(s.id, right(s));";
  expect((await ask(`try { ${mute} } catch {}`, "")).told).toEqual(with3rd("hang"));
});
