// Makes `.venv/NAME` from python/requirements/NAME.txt, for the tests that compare with Python, and
// from NAME.alone.txt, whose packages are installed without those that they ask for. Those of
// NAME.beside.txt are installed so into `.venv/NAME/beside`: other versions of what is there.
// Usage: node scripts/python-env.mjs NAME... (all of them without a name). Node alone needed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const requirements = join(root, "python/requirements");
const bin = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
/** The version whose Unicode tables (14.0) the core carries; another one would differ. */
const WANTED = "3.11";

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Command and version of the first Python that will do. */
function findPython() {
  const seen = [];
  for (const command of [process.env.PYTHON, "python3.11", "python3", "python"]) {
    if (!command) continue;
    const code = "import platform; print(platform.python_version())";
    const { status, stdout } = spawnSync(command, ["-c", code], { encoding: "utf8" });
    if (status !== 0) continue;
    const version = stdout.trim();
    if (version.startsWith(`${WANTED}.`)) return { command, version };
    seen.push(`${command} is ${version}`);
  }
  const found = seen.length ? `Found: ${seen.join(", ")}.` : "No python3 was found.";
  return fail(
    `Python ${WANTED} is needed: the tests compare with its Unicode 14.0 tables. ${found}\n` +
      `Install Python ${WANTED} with its venv module, or name it: PYTHON=/path/to/python3.11`,
  );
}

function makeEnvironment(name) {
  const files = [`${name}.txt`, `${name}.alone.txt`, `${name}.beside.txt`]
    .map((file) => join(requirements, file))
    .filter((file) => existsSync(file));
  const place = join(root, ".venv", name);
  // A link is somebody's own environment: used as it is, never written to.
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const { command, version } = findPython();
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  const stamp = hash.update(version).digest("hex");
  const stampFile = join(place, "evalmark.stamp");
  try {
    if (readFileSync(stampFile, "utf8") === stamp) return;
  } catch {}
  console.log(`making .venv/${name} with Python ${version}`);
  const python = join(place, bin);
  const install = ["-m", "pip", "install", "-qq", "--no-input"];
  const how = (file) => {
    if (file.endsWith(".alone.txt")) return ["--no-deps"];
    return file.endsWith(".beside.txt") ? ["--no-deps", "--target", join(place, "beside")] : [];
  };
  const steps = [
    [command, ["-m", "venv", "--clear", place]],
    ...files.map((file) => [python, [...install, ...how(file), "-r", file]]),
  ];
  for (const [program, args] of steps) {
    if (spawnSync(program, args, { cwd: root, stdio: "inherit" }).status !== 0) {
      rmSync(place, { recursive: true, force: true });
      fail(`could not make .venv/${name}: ${program} ${args.join(" ")}`);
    }
  }
  writeFileSync(stampFile, stamp);
}

const known = readdirSync(requirements)
  .filter((file) => !/\.(?:alone|beside)\.txt$/.test(file))
  .map((file) => file.replace(/\.txt$/, ""));
const names = process.argv.length > 2 ? process.argv.slice(2) : known;
for (const name of names) {
  if (!known.includes(name)) fail(`no environment "${name}"; there are: ${known.join(", ")}`);
  makeEnvironment(name);
}
