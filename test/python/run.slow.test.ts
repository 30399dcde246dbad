/** `evalmark run` against a model server: each harness from its command to a signed result. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatServer, startChatServer } from "../support/chat-server.ts";
import { evalmark, offlineLighteval } from "../support/harness-run.ts";
import { MINI } from "../support/mini.ts";
import { describeWithPython } from "../support/python.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
let server: ChatServer;
beforeAll(async () => {
  server = await startChatServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (args: string[], during?: (pid: number) => void) => evalmark(folder, args, during);

const base = (task: string, harness: string, url = server.url) => [
  ...["run", join(MINI, "eval.yaml"), "--task", task, "--with", harness, "--model", "scripted"],
  ...["--base-url", url, "--rows", join(MINI, `data/${task}.jsonl`)],
];

for (const harness of ["inspect", "lm-eval", "lighteval"]) {
  describeWithPython(harness, `evalmark run --with ${harness}`, (found) => {
    test("from an eval.yaml to a signed result that verifies", async () => {
      const python = harness === "lighteval" ? offlineLighteval(found, folder) : found;
      const key = join(folder, `${harness}.jwk`);
      expect((await run(["keygen", "--out", key])).code).toBe(0);
      const results = join(folder, `${harness}-repo`);
      const said = await run([
        ...base("reading", harness),
        ...["--python", python, "--out", `run-${harness}`, "--dataset", "acme/bench"],
        ...["--results", results, "--model-id", "acme/tiny", "--sign", key],
        ...["--date", "2026-01-01T00:00:00Z"],
      ]);
      expect(said.err).toContain("scoring ");
      expect(said).toMatchObject({ code: 0, out: expect.stringMatching(/n 20 \(20 rows\)/) });
      // The harness's own number is ours: the same bytes scored live.
      const [, ours] = /score +([\d.]+) %/.exec(said.out)!;
      const [, theirs] = /harness +([\d.]+) %/.exec(said.out)!;
      expect(theirs).toBe(ours);
      expect(said.out).toMatch(/same as the harness on all 20/);
      const [file] = readdirSync(join(results, ".eval_results"));
      const result = join(results, ".eval_results", file!);
      expect(readFileSync(result, "utf8")).toContain("verifyToken");
      const log = /scoring (.*) again/.exec(said.err)![1]!;
      const spec = ["--spec", join(MINI, "eval.yaml"), "--key", `${key}.pub`];
      const verified = await run(["verify", result, "--log", log, ...spec]);
      expect(verified).toMatchObject({ code: 0 });
    }, 300_000);
  });
}

describeWithPython("inspect", "evalmark run", (python) => {
  test("interrupted, the same command goes on and pays for no sample twice", async () => {
    const slow = await slowServer(150);
    const args = [...base("choice", "inspect", slow.url), "--python", python, "--out", "run-cut"];
    args.push("--", "--max-connections", "1");
    let stopped = false;
    const first = await run(args, (pid) => {
      const timer = setInterval(() => {
        if (slow.count() < 8 || stopped) return;
        stopped = true;
        clearInterval(timer);
        process.kill(pid, "SIGINT");
      }, 20);
    });
    expect(first.code).toBe(130);
    expect(first.err).toMatch(
      /interrupted; what is done is in run-cut; the same command: it goes on, and asks for no finished/,
    );
    const before = slow.count();
    expect(before).toBeLessThan(30);
    const second = await run(args);
    expect(second.err).toMatch(/going on with the log of the interrupted run/);
    expect(second.out).toMatch(/n 30 \(30 rows\)/);
    // At most what was on its way when it was cut is asked again.
    expect(slow.count()).toBeLessThanOrEqual(30 + 3);
    await slow.close();
  }, 300_000);

  test("what goes wrong is said with a cure", async () => {
    const args = (task: string, out: string) => [
      ...base(task, "inspect"),
      "--python",
      python,
      "--out",
      out,
    ];
    const unknown = await run(args("maths", "e1"));
    expect(unknown).toMatchObject({
      code: 2,
      err: expect.stringMatching(/no task "maths"[\s\S]*math, choice/),
    });
    const gone = await run([
      ...base("reading", "inspect", "http://127.0.0.1:9/v1"),
      ...["--python", python, "--out", "e2", "--", "--max-retries", "0"],
    ]);
    expect(gone.code).not.toBe(0);
    expect(gone.err).toMatch(/cure: .*(--base-url|same command)/);
    const missing = await run([...base("reading", "lm-eval"), "--python", python, "--out", "e3"]);
    expect(missing).toMatchObject({
      code: 3,
      err: expect.stringMatching(/no lm_eval in the environment[\s\S]*pip install/),
    });
    const none = await run([
      ...base("reading", "inspect"),
      "--python",
      "/none/python",
      "--out",
      "e4",
    ]);
    expect(none).toMatchObject({
      code: 3,
      err: expect.stringMatching(/can't start \/none\/python/),
    });
    await run([...args("reading", "e5"), "--limit", "1"]);
    const other = await run([...args("reading", "e5"), "--limit", "2"]);
    expect(other).toMatchObject({ code: 5, err: expect.stringMatching(/belongs to another run/) });
    const column = join(folder, "rows.jsonl");
    writeFileSync(column, '{"passage": "x", "answer": "y", "kind": "z"}\n');
    const lacking = ["run", join(MINI, "eval.yaml"), "--task", "reading", "--with", "inspect"];
    const said = await run([
      ...lacking,
      ...["--model", "scripted", "--base-url", server.url, "--rows", column],
      ...["--python", python, "--out", "e6"],
    ]);
    expect(said.code).not.toBe(0);
    expect(said.err).toMatch(
      /no column "passage_and_question", which the task needs; there are: passage, answer, kind/,
    );
  }, 300_000);
});

test("a job's command fetches the eval.yaml and runs the same", async () => {
  const said = await run([
    ...[
      "run",
      join(MINI, "eval.yaml"),
      "--task",
      "math",
      "--with",
      "inspect",
      "--model",
      "hf/acme/tiny",
    ],
    ...["--dataset", "acme/bench@0123abc", "--print-job"],
  ]);
  expect(said.code).toBe(0);
  expect(said.out).toMatch(
    /^hf jobs run .* bash -c '.*hf download acme\/bench eval\.yaml --repo-type dataset --revision 0123abc/,
  );
  expect(said.out).toContain(
    "run eval.yaml --task math --with inspect --model hf/acme/tiny --dataset acme/bench@0123abc",
  );
});

/** A server that takes its time, and counts. */
async function slowServer(wait: number) {
  let count = 0;
  const slow = createServer((request, response) => {
    request.resume().on("end", () => {
      count++;
      const message = { role: "assistant", content: "ANSWER: B" };
      const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
      const choices = [{ index: 0, message, finish_reason: "stop" }];
      const body = { id: "1", object: "chat.completion", created: 0, model: "m", choices, usage };
      response.setHeader("content-type", "application/json");
      setTimeout(() => response.end(JSON.stringify(body)), wait);
    });
  });
  await new Promise<void>((done) => slow.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(slow.address() as AddressInfo).port}/v1`,
    count: () => count,
    close: () => new Promise((done) => slow.close(done)),
  };
}
