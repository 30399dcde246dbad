/** Rows of the Hub by id and revision: the commit that was named is the one whose rows are asked. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChatServer, startChatServer } from "../support/chat-server.ts";
import { evalmark, offlineLighteval } from "../support/harness-run.ts";
import { type Commit, type HubServer, startHubServer } from "../support/hub-server.ts";
import { describeWithPython } from "../support/python.ts";

const OLD = "0123456789abcdef0123456789abcdef01234567";
const NEW = "89abcdef0123456789abcdef0123456789abcdef";
const CARD = `---
configs:
  - config_name: sums
    data_files: [{ split: test, path: data/sums.jsonl }]
  - config_name: other
    data_files: [{ split: test, path: data/other.jsonl }]
---
`;
const SPEC = `
name: Sums
evaluation_framework: inspect-ai
tasks:
  - id: sums
    config: sums
    split: test
    field_spec: { input: question, target: answer }
    solvers:
      - { name: prompt_template, args: { template: "{prompt} Say it." } }
      - { name: generate, args: { max_tokens: 12, temperature: 0 } }
    scorers:
      - { name: includes }
`;

const rows = (name: string): string =>
  [1, 2, 3]
    .map((n) => `${JSON.stringify({ question: `${name} ${n}?`, answer: "do not" })}\n`)
    .join("");
const commit = (name: string): Commit => ({
  "README.md": CARD,
  "data/sums.jsonl": rows(name),
  "data/other.jsonl": rows(`other ${name}`),
});

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
let hub: HubServer;
let server: ChatServer;
beforeAll(async () => {
  hub = await startHubServer("acme/bench", { [OLD]: commit("old"), [NEW]: commit("new") });
  server = await startChatServer();
  writeFileSync(join(folder, "eval.yaml"), SPEC);
});
afterAll(async () => {
  await hub.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const online = (name: string) => ({
  HF_ENDPOINT: hub.url,
  HF_HUB_OFFLINE: "0",
  HF_DATASETS_OFFLINE: "0",
  HF_HUB_DISABLE_TELEMETRY: "1",
  HF_HOME: join(folder, `hf-${name}`),
});

for (const harness of ["inspect", "lm-eval", "lighteval"]) {
  describeWithPython(harness, `rows of the Hub in ${harness}`, (found) => {
    test("are those of the revision that was named, or the newest", async () => {
      const python = harness === "lighteval" ? offlineLighteval(found, folder) : found;
      const asked = async (dataset: string, out: string) => {
        server.forget();
        hub.served.length = 0;
        const args = ["run", "eval.yaml", "--with", harness, "--model", "scripted", "--json"];
        args.push("--base-url", server.url, "--dataset", dataset, "--python", python, "--out", out);
        const said = await evalmark(folder, args, undefined, online(harness));
        expect(said).toMatchObject({ code: 0 });
        expect(JSON.parse(said.out).logs[0]).toMatchObject({ n: 3, value: 100 });
        const prompts = server.asked.map((messages) => String(messages.at(-1)!.content));
        return { prompts: prompts.sort(), served: [...new Set(hub.served)] };
      };
      const says = (name: string) => [1, 2, 3].map((n) => `${name} ${n}? Say it.`);
      const old = await asked(`acme/bench@${OLD}`, `${harness}-old`);
      expect(old).toEqual({ prompts: says("old"), served: [OLD] });
      const task = join(
        folder,
        `${harness}-old`,
        harness === "lm-eval" ? "sums_sums.yaml" : "sums_sums.py",
      );
      expect(readFileSync(task, "utf8")).toContain(OLD);
      // Without a revision, the newest: once is enough to show that the other commit has other rows.
      if (harness !== "inspect") return;
      const newest = await asked("acme/bench", `${harness}-new`);
      expect(newest).toEqual({ prompts: says("new"), served: [NEW] });
    }, 300_000);

    test("of a revision that there is not end the run with its name", async () => {
      const python = harness === "lighteval" ? join(folder, "lighteval-bin/python") : found;
      const args = ["run", "eval.yaml", "--with", harness, "--model", "scripted"];
      args.push("--base-url", server.url, "--dataset", `acme/bench@${"f".repeat(40)}`);
      args.push("--python", python, "--out", `${harness}-none`);
      server.forget();
      const said = await evalmark(folder, args, undefined, online(harness));
      expect(said.code).toBe(3);
      expect(said.err).toContain("f".repeat(40));
      expect(server.asked).toEqual([]);
    }, 300_000);
  });
}
