// npm run promptfoo [-- PROMPTFOO]: the example's tasks, translated, run by promptfoo itself against
// a model server of this process; what its log says is compared with scoring that log again.
//   PROMPTFOO  a folder into which this version was installed by npm; default: it is installed
//              into a temporary folder (1.4 GB, about a minute), which goes afterwards
// Too large for CI, which tests the formats and the contract that this shows to be real.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.mjs";

const VERSION = "0.121.20";
const root = fileURLToPath(new URL("..", import.meta.url));
const mini = join(root, "examples/mini");
const TASKS = { math: 142, choice: 30, reading: 20 };
// The command that runs promptfoo is the built one, also in a clone that was never built.
prepare();
const place = mkdtempSync(join(tmpdir(), "evalmark-promptfoo-"));
const server = await scriptedServer();
let wrong = 0;

try {
  const home = process.argv[2] ? resolve(process.argv[2]) : install();
  const about = JSON.parse(readFileSync(join(home, "node_modules/promptfoo/package.json"), "utf8"));
  if (about.version !== VERSION) throw new Error(`this is promptfoo ${about.version}`);
  // Translated files import evalmark, as after `npm install evalmark` beside them.
  mkdirSync(join(place, "node_modules"));
  symlinkSync(root, join(place, "node_modules/evalmark"), "junction");
  for (const [task, n] of Object.entries(TASKS)) {
    const log = JSON.parse(await evalmark(task, join(home, "node_modules/.bin"))).logs[0];
    const same = log.n === n && log.compared.samples === n && log.compared.same === n;
    console.log(
      `${task}: promptfoo ${VERSION} and the log scored again agree on ${log.compared.same} of ${n}`,
    );
    if (!same) wrong++;
  }
} finally {
  server.close();
  rmSync(place, { recursive: true, force: true });
}
process.exit(wrong === 0 ? 0 : 1);

function install() {
  const home = join(place, "installed");
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), "{}\n");
  const args = ["install", `promptfoo@${VERSION}`, "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", args, {
    cwd: home,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm could not install promptfoo");
  return home;
}

/** Runs one task; the summary as JSON. */
async function evalmark(task, bin) {
  const rows = join(mini, "data", `${task}.jsonl`);
  const args = ["run", join(mini, "eval.yaml"), "--task", task, "--with", "promptfoo", "--json"];
  args.push("--model", "scripted", "--base-url", server.url, "--rows", rows, "--out", task);
  // One at a time, so that the answers to a repeated question come in their order.
  args.push("--", "--max-concurrency", "1", "--no-table");
  const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
    cwd: place,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PATH: `${bin}${process.platform === "win32" ? ";" : ":"}${process.env.PATH}`,
      PROMPTFOO_CONFIG_DIR: join(place, "home"),
      PROMPTFOO_DISABLE_UPDATE: "1",
    },
  });
  let out = "";
  for await (const chunk of child.stdout) out += chunk;
  if (out === "") throw new Error(`evalmark run gave nothing for the task ${task}; see above`);
  return out;
}

/** Says what the example's scripts say; to a repeated question the next epoch's answer. */
async function scriptedServer() {
  const lines = (path) =>
    readFileSync(join(mini, path), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  const known = Object.keys(TASKS).flatMap((task) => {
    const script = lines(`model/${task}.jsonl`);
    return lines(`data/${task}.jsonl`).map((row, i) => ({
      question: row.question ?? row.passage_and_question,
      answers: script.filter(({ id }) => id === i + 1).sort((a, b) => a.epoch - b.epoch),
      count: 0,
    }));
  });
  const http = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { messages, model } = JSON.parse(body);
    const text = messages.map(({ content }) => content).join("\n");
    const found = known.find(({ question }) => text.includes(question));
    const content = found.answers[found.count++ % found.answers.length].output;
    const choices = [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }];
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify({ id: "1", object: "chat.completion", created: 0, model, choices, usage }),
    );
  });
  await new Promise((done) => http.listen(0, "127.0.0.1", done));
  const { port } = http.address();
  return { url: `http://127.0.0.1:${port}/v1`, close: () => http.close() };
}
