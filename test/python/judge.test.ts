/** A log that a model on a local server judged: replayed, and compared with the core. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evalmark } from "../support/harness-run.ts";
import { evalmarkHere } from "../support/here.ts";
import { describeWithPython } from "../support/python.ts";
import { runWithPackage } from "../support/python-package.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { model, messages } = JSON.parse(body);
      const text = messages.map((m: { content: string }) => m.content).join("\n");
      const n = Number(/What is (\d+) plus/.exec(text)![1]);
      const content = model === "judge" ? reply(n) : `It is \\boxed{${n === 3 ? 7 : 2 * n}}.`;
      const message = { role: "assistant", content };
      const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
      const choices = [{ index: 0, message, finish_reason: "stop" }];
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({ id: "1", object: "chat.completion", created: 0, model, choices, usage }),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

/** The third answer is wrong; the judge errs on 5, says nothing of use on 7, changes its mind on 9. */
function reply(n: number): string {
  if (n === 3 || n === 5) return "It is not what the expert says.\n\nGRADE: I";
  if (n === 7) return "I can't tell.";
  if (n === 9) return "GRADE: I? No.\n\nGRADE: Correct";
  return "The same number.\n\nGRADE: C";
}

describeWithPython("inspect", "a judged log", (python) => {
  test("is replayed offline, and scored by the core beside the judge", async () => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/v1`;
    const accuracy = Number(await runWithPackage(python, "judged_run.py", folder, url));
    const [name] = readdirSync(join(folder, "logs"));
    const log = join(folder, "logs", name!);
    const transcripts = join(folder, "judge.jsonl");
    const args = ["judge", log, "--beside", "math", "--transcripts", transcripts];
    const { stdout, code } = await evalmarkHere([...args, "--json"]);
    expect(code).toBe(0);
    const [report] = JSON.parse(stdout);
    expect(report).toMatchObject({
      judge_replayed: true,
      models: ["judge"],
      n: 12,
      missing: 0,
      ungraded: 1,
      changed: 0,
      beside: { scorer: "math", decided: 12, compared: 11, agree: 10, judge_only: 0, core_only: 1 },
    });
    const docs = readFileSync(new URL("../../docs/json.md", import.meta.url), "utf8");
    for (const name of [...Object.keys(report), ...Object.keys(report.beside)]) {
      expect(docs).toContain(`\`${name}\``);
    }
    expect(report.graded_value).toBeCloseTo(accuracy, 12);
    expect(report.value).toBeCloseTo(9 / 12, 12);
    expect(report.beside.disagreements).toMatchObject([
      { id: 5, grade: "I", target: "10", answer: "10", verdict: "equal" },
    ]);
    const lines = readFileSync(transcripts, "utf8").trimEnd().split("\n");
    const kept = lines.map((line) => JSON.parse(line));
    expect(kept).toHaveLength(12);
    expect(kept[0]).toMatchObject({ id: 1, epoch: 1, model: "judge", grade: "C", recorded: "C" });
    expect(kept[0].prompt_sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(kept.map((k) => k.reply)).toEqual(kept.map((k) => reply(k.id)));
    const shown = await evalmarkHere(args);
    expect(shown.stdout).toMatch(/judge replayed +model_graded_fact, by judge/);
    expect(shown.stdout).toMatch(/agreement +10 of 11, kappa/);
    const refused = await evalmarkHere(["score", log]);
    expect(refused).toMatchObject({
      code: 5,
      stderr: expect.stringContaining("evalmark judge LOG"),
    });
  }, 120_000);

  test("is what evalmark run makes of an eval.yaml that a model judges", async () => {
    const { port } = server.address() as AddressInfo;
    const rows = [2, 3, 5].map((n) => ({ q: `What is ${n} plus ${n}?`, a: `${2 * n}` }));
    writeFileSync(join(folder, "rows.jsonl"), rows.map((r) => `${JSON.stringify(r)}\n`).join(""));
    const task = { id: "sums", field_spec: { input: "q", target: "a" } };
    const asked = { solvers: [{ name: "generate" }], scorers: [{ name: "model_graded_fact" }] };
    const spec = {
      name: "Judged",
      evaluation_framework: "inspect-ai",
      tasks: [{ ...task, ...asked }],
    };
    writeFileSync(join(folder, "eval.yaml"), JSON.stringify(spec));
    const args = [
      "run",
      "eval.yaml",
      "--with",
      "inspect",
      "--model",
      "student",
      "--judge",
      "judge",
    ];
    args.push("--base-url", `http://127.0.0.1:${port}/v1`, "--rows", "rows.jsonl");
    args.push("--beside", "math", "--python", python, "--json");
    const said = await evalmark(folder, args);
    expect(said).toMatchObject({ code: 0 });
    expect(JSON.parse(said.out)).toMatchObject([
      { judge_replayed: true, models: ["judge"], n: 3, beside: { compared: 3, agree: 2 } },
    ]);
    const refused = await evalmark(folder, [...args, "--sign", "key"]);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("a model judges") });
  }, 120_000);

  test("a log without a judge is refused", async () => {
    const log = join(folder, "plain.jsonl");
    writeFileSync(log, '{"id":1,"output":"1","target":"1"}\n');
    expect(await evalmarkHere(["judge", log])).toMatchObject({
      code: 5,
      stderr: expect.stringContaining("no model judged this log"),
    });
  });
});
