// Builds the core with its names (asconfig.json) and the module beside it, side by side; then the
// core is optimised once more and written with and without names. The transform is named here,
// since asc looks for one of asconfig.json among the installed packages.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inlined } from "./inline.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const TRANSFORM = ["--transform", "./scripts/words.mjs"];
/** What unescapes strings of JSON in the core's memory, for the readers of logs. */
const UNESCAPE = [
  ...["assembly/json/unescape.ts", "--config", "none", "-o", "build/unescape.wasm", "-O3"],
  ...["--runtime", "stub", "--use", "abort=", "--noAssert", "--enable", "simd"],
  ...["--importMemory", "--initialMemory", "1", "--maximumMemory", "1024"],
];
/** What asc says when one more round of optimising would not pay: nothing to act on. */
const NOISE = "Last converge was suboptimal.\n";

function build(options) {
  const asc = ["node_modules/assemblyscript/bin/asc.js", ...options];
  const stdio = ["ignore", "inherit", "pipe"];
  const child = spawn(process.execPath, asc, { cwd: root, stdio });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  return new Promise((done) => {
    child.once("close", (code) => {
      process.stderr.write(said.replace(NOISE, ""));
      done(code ?? 1);
    });
  });
}

const codes = await Promise.all([["--target", "names", ...TRANSFORM], UNESCAPE].map(build));
process.exitCode = Math.max(...codes);
if (process.exitCode === 0) {
  const withNames = join(root, "build/evalmark.names.wasm");
  const { named, bare } = inlined(readFileSync(withNames));
  writeFileSync(withNames, named);
  writeFileSync(join(root, "build/evalmark.wasm"), bare);
}
