/** A Python environment with a harness: one that the user names, or one made for it. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EvalmarkError } from "../errors.ts";
import type { Harness } from "../translate/index.ts";
import { FACTS } from "./harnesses.ts";

/** Our Python package, with the core laid in by the build. */
const PACKAGE = fileURLToPath(new URL("../../python", import.meta.url));
const BIN = process.platform === "win32" ? "Scripts" : "bin";

export interface Environment {
  /** The interpreter; null for promptfoo, which needs none. */
  python: string | null;
  /** Variables that its programs need. */
  env: Record<string, string>;
  /** The version of the harness in it; null where it does not say. */
  version: string | null;
}

/**
 * An environment in which the harness runs with our scorers. Without `python` one is made below
 * the cache folder of the user, once. `say` is told of slow steps.
 * Throws ERR_FILE where there is no Python or no harness in it, with what would install it.
 */
export function environmentFor(
  harness: Harness,
  python: string | null,
  say: (line: string) => void,
): Environment {
  const { packages } = FACTS[harness];
  if (packages === null) return { python: null, env: {}, version: programVersion(harness) };
  // The harness runs in another folder.
  if (python !== null) return named(harness, /[\\/]/.test(python) ? resolve(python) : python);
  return made(harness, packages, say);
}

/** What a program on the PATH says its version is; null where it says none, or is not there. */
function programVersion(program: string): string | null {
  const { stdout } = spawnSync(program, ["--version"], {
    encoding: "utf8",
    env: { ...process.env, PROMPTFOO_DISABLE_UPDATE: "1", PROMPTFOO_DISABLE_TELEMETRY: "1" },
    timeout: 60_000,
  });
  return /\d+\.\d+\.\d+\S*/.exec(stdout ?? "")?.[0] ?? null;
}

/** The user's own: our package goes on its path, where it is not installed. */
function named(harness: Harness, python: string): Environment {
  const { distribution } = FACTS[harness];
  const version = ask(
    python,
    `import importlib.metadata as m; print(m.version("${distribution}"))`,
  );
  if (version === null) {
    throw new EvalmarkError("ERR_FILE", `no ${distribution} in the environment of ${python}`, {
      cure: installing(harness, { python }),
    });
  }
  const path = [PACKAGE, process.env.PYTHONPATH].filter(Boolean).join(delimiter);
  const own = ask(python, "import evalmark; print(evalmark.digest())");
  if (own !== null) return { python, env: {}, version };
  if (ask(python, "import wasmtime; print(1)") === null) {
    throw new EvalmarkError("ERR_FILE", `no wasmtime in the environment of ${python}`, {
      cure: `${python} -m pip install 'wasmtime>=50' (the core runs by it)`,
    });
  }
  return { python, env: { PYTHONPATH: path }, version };
}

/** The command that installs the harness as the tests run it. */
export function installing(harness: Harness, { python }: Pick<Environment, "python">): string {
  const { packages, version } = FACTS[harness];
  if (packages === null) return `npm install --global ${harness}@${version}`;
  return `${python} -m pip install ${packages.map((p) => `'${p}'`).join(" ")}`;
}

/** What is said of a harness of another version than the tests run; null where it is that one. */
export function otherVersion(harness: Harness, environment: Environment): string | null {
  const { version } = FACTS[harness];
  if (environment.version === null || environment.version === version) return null;
  const tested = `this is ${harness} ${environment.version}; evalmark is tested with ${version}`;
  return `${tested}: ${installing(harness, environment)}`;
}

/** What Python prints, trimmed; null where it fails. Throws ERR_FILE where it can't be started. */
function ask(python: string, code: string): string | null {
  const said = spawnSync(python, ["-c", code], { encoding: "utf8" });
  if (said.error) {
    throw new EvalmarkError("ERR_FILE", `can't start ${python}: ${said.error.message}`, {
      cure: "--python PATH, of an interpreter",
    });
  }
  return said.status === 0 ? said.stdout.trim() : null;
}

function made(harness: Harness, packages: string[], say: (line: string) => void): Environment {
  const { version } = FACTS[harness];
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const place = join(cache, "evalmark", `${harness}-${version}`);
  const python = join(place, BIN, process.platform === "win32" ? "python.exe" : "python");
  const stamp = join(place, "evalmark.stamp");
  const env = { PYTHONPATH: [PACKAGE, process.env.PYTHONPATH].filter(Boolean).join(delimiter) };
  if (existsSync(stamp)) return { python, env, version };
  const base = findPython();
  say(`making an environment with ${harness} ${version} in ${place}, once; this takes a while`);
  mkdirSync(dirname(place), { recursive: true });
  const steps: [string, string[]][] = [
    [base, ["-m", "venv", "--clear", place]],
    ...packages.map((one): [string, string[]] => [
      python,
      ["-m", "pip", "install", "-q", "--no-input", one, "wasmtime>=50"],
    ]),
  ];
  for (const [program, args] of steps) {
    const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
    if (status === 0) continue;
    rmSync(place, { recursive: true, force: true });
    const last = (stderr ?? "").trimEnd().split("\n").slice(-5).join("\n");
    throw new EvalmarkError("ERR_FILE", `can't make it: ${program} ${args.join(" ")}\n${last}`, {
      cure: "--python PATH, of an environment with the harness",
    });
  }
  writeFileSync(stamp, `${version}\n`);
  return { python, env, version };
}

function findPython(): string {
  for (const name of [process.env.PYTHON, "python3", "python"]) {
    if (!name) continue;
    const code = "import sys; sys.exit(sys.version_info < (3, 10))";
    if (spawnSync(name, ["-c", code]).status === 0) return name;
  }
  throw new EvalmarkError("ERR_FILE", "no Python from 3.10 on was found", {
    cure: "install it, or --python PATH",
  });
}

/** A program of an environment: beside its interpreter, else as the system finds it. */
export function programIn({ python }: Environment, name: string): string {
  if (python === null) return name;
  const file = process.platform === "win32" ? `${name}.exe` : name;
  const beside = join(dirname(python), file);
  return existsSync(beside) ? beside : name;
}
