/** A model server that dies in the middle of `evalmark run`, and comes back for the same command. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { evalmark, offlineLighteval } from "../support/harness-run.ts";
import { MINI } from "../support/mini.ts";
import { describeWithPython } from "../support/python.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROWS = 20;
const DIES_AFTER = 8;

for (const harness of ["inspect", "lm-eval", "lighteval"]) {
  describeWithPython(harness, `evalmark run --with ${harness}`, (found) => {
    test("says that the server died; the same command goes on and pays for nothing twice", async () => {
      const python = harness === "lighteval" ? offlineLighteval(found, folder) : found;
      const server = new Mortal();
      await server.rise(DIES_AFTER);
      const args = ["run", join(MINI, "eval.yaml"), "--task", "reading", "--with", harness];
      args.push("--model", "scripted", "--base-url", server.url, "--patience", "2");
      args.push("--rows", join(MINI, "data/reading.jsonl"), "--python", python);
      args.push("--out", harness, "--json");
      // One at a time: nothing is on its way when the server dies.
      if (harness === "inspect") args.push("--", "--max-connections", "1");
      if (harness === "lm-eval") args.push("--", "--model_args", server.alone());
      const first = await evalmark(folder, args);
      expect(first).toMatchObject({ code: 3, out: "" });
      expect(first.err).toMatch(
        new RegExp(`the server at ${server.url} (?:is gone|was gone for 2 s, and ${harness} was)`),
      );
      expect(first.err).toMatch(new RegExp(`${harness} said last:\\n {2}\\| `));
      expect(first.err).toMatch(
        /cure: start the server again and type the same command: it goes on, and asks for no/,
      );
      expect(server.answered.length).toBe(DIES_AFTER);
      const dead = await evalmark(folder, args);
      expect(dead).toMatchObject({
        code: 3,
        err: expect.stringMatching(/no server at http.*: ECONNREFUSED\n +cure: start it/),
      });
      await server.rise(Number.POSITIVE_INFINITY);
      const second = await evalmark(folder, args);
      expect(second).toMatchObject({ code: 0 });
      expect(JSON.parse(second.out).logs[0]).toMatchObject({ n: ROWS, compared: { same: ROWS } });
      // Each question was answered once, by the first server or by the second.
      expect(new Set(server.answered).size).toBe(ROWS);
      expect(server.answered.length).toBe(ROWS);
      await server.fall();
    }, 300_000);
  });
}

/** A server that stops listening after so many answers; it comes back at the same address. */
class Mortal {
  readonly answered: string[] = [];
  #server: Server | null = null;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/v1`;
  }

  /** Arguments of lm-eval's model for one request at a time. */
  alone(): string {
    const address = `base_url=${this.url}/chat/completions`;
    return `model=scripted,${address},num_concurrent=1,max_retries=1`;
  }

  async rise(lives: number): Promise<void> {
    let left = lives;
    this.#server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        if (left-- <= 0) return void this.fall();
        const { messages } = JSON.parse(body) as { messages: { content: string }[] };
        this.answered.push(messages.at(-1)!.content);
        const message = { role: "assistant", content: "It is 12." };
        const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
        const choices = [{ index: 0, message, finish_reason: "stop" }];
        const answer = { id: "1", object: "chat.completion", created: 0, model: "m", choices };
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify({ ...answer, usage }));
      });
    });
    const server = this.#server;
    await new Promise<void>((done) => server.listen(this.#port, "127.0.0.1", done));
    this.#port = (server.address() as AddressInfo).port;
  }

  fall(): Promise<void> {
    const server = this.#server!;
    const closed = new Promise<void>((done) => server.close(() => done()));
    server.closeAllConnections();
    return closed;
  }
}
