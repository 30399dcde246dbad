import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newFolder } from "../support/command.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a user would write, run by Node alone against the built package by its own name. */
const PROGRAM = `
import { join } from "node:path";
import { readFileSync } from "node:fs";
import {
  EvalmarkError, EXIT, Engine, SampleTree, findTask, formatValue, generateKeys, openLog,
  ABI, loadCore, packScorer, publish, readResults, readSpec, reportLog, rescore, sealOf, toTarget,
  verdictLine, verifyResult,
} from "evalmark";

const folder = process.argv[1];
const { spec } = readSpec("examples/mini/eval.yaml");
const task = findTask(spec, "reading");
const log = await openLog("examples/mini/logs/inspect/reading.eval");
const tree = new SampleTree(await sealOf(log, null));
let lines = "";
const report = await reportLog(log, {
  scorers: ["drop"],
  task,
  onScored: (scored) => {
    for (const one of scored) {
      tree.add(one);
      lines += verdictLine(one);
    }
  },
});
const { privateJwk, publicJwk } = await generateKeys();
const written = await publish({
  report, tree, logDigests: await log.digests(), spec: { spec, task }, taskId: "reading",
  directory: folder, model: "a/b", dataset: "c/d", key: privateJwk, scale: "percent",
  decimals: 2, partial: false,
});
await log.close();
const again = await openLog("examples/mini/logs/inspect/reading.eval");
const [{ entry }] = readResults(readFileSync(written.file, "utf8"), written.file);
const { outcome } = await verifyResult({
  entry, keys: [publicJwk], core: { digest: loadCore().digest, abi: ABI },
  spec: { digest: spec.digest, task }, logs: [await again.digest()],
  rescore: (claims, see, key) => rescore(again, task, claims, see, key),
});
await again.close();
const engine = new Engine();
const scorer = packScorer("gsm8k");
const [verdict] = engine.score([
  { scorer, text: Buffer.from("It is 5"), isAnswer: false, target: toTarget("5"), choices: null, stop: null, cut: false },
]);
const refused = await openLog("nowhere").catch((error) => error);
console.log(JSON.stringify({
  value: formatValue(report.summary.value),
  lines: lines.trimEnd().split("\\n").length,
  file: written.file.slice(folder.length),
  signed: readFileSync(written.file, "utf8").includes("verifyToken"),
  outcome,
  verdict: verdict.verdict,
  refused: refused instanceof EvalmarkError && refused.exit === EXIT.unreadable,
}));
`;

test("every room that the whole package opens has an entry point of its own", () => {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const whole = readFileSync(join(root, "src/index.ts"), "utf8");
  const rooms = [...whole.matchAll(/from "\.\/(\w+)\/index\.ts"/g)].map(([, room]) => room);
  expect(rooms).toContain("publish");
  for (const room of rooms) {
    expect(exports[`./${room}`]).toEqual({
      types: `./dist/${room}/index.d.ts`,
      default: `./dist/${room}/index.js`,
    });
  }
});

test("a program does with the package what the command does", () => {
  const folder = newFolder();
  const args = ["--input-type=module", "-e", PROGRAM, folder];
  const out = execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  expect(JSON.parse(out)).toEqual({
    value: "64.58",
    lines: 20,
    file: join("/", ".eval_results", "c--d--reading.yaml"),
    signed: true,
    outcome: "verified",
    verdict: "equal",
    refused: true,
  });
});
