// npm run bench, npm run measure: builds what is needed, then runs build/bench/NAME.js.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [name, ...rest] = process.argv.slice(2);
const run = (args) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status ?? 1;

prepare();
const built = run(["node_modules/typescript/bin/tsc", "-p", "tsconfig.bench.json"]);
process.exit(built || run([`build/bench/${name}.js`, ...rest]));
