// Installs from the lockfile and builds, each only where it is needed. Plain Node: this runs
// before anything is installed.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { install, run } from "./install.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const SOURCES = ["assembly", "src", "asconfig.json", "tsconfig.json", "tsconfig.build.json"];
const BUILT = ["build/evalmark.wasm", "build/unescape.wasm", "dist/index.js"];

/** Makes node_modules/, build/ and dist/ current; ends the process where that fails. */
export function prepare() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    fail(`evalmark needs Node 20 or newer, this is ${process.version}`);
  }
  if (install() !== 0) fail("could not install the node modules");
  if (newest([...SOURCES, "package-lock.json"]) <= Math.min(...BUILT.map(time))) return;
  process.stderr.write("building the core and the Node side\n");
  if (run("npm", ["run", "--silent", "build"]) !== 0) fail("could not build");
}

/** Latest change below these paths, generated files left out. */
function newest(paths) {
  return Math.max(...paths.map(newestBelow));
}

function newestBelow(path) {
  if (path.includes(".generated.")) return 0;
  if (!statSync(join(root, path)).isDirectory()) return time(path);
  return Math.max(
    0,
    ...readdirSync(join(root, path)).map((name) => newestBelow(`${path}/${name}`)),
  );
}

function time(path) {
  const full = join(root, path);
  return existsSync(full) ? statSync(full).mtimeMs : 0;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
