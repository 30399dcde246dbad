// Node modules as the lockfile has them: installed by `npm ci` where they are missing or differ.
import { spawnSync } from "node:child_process";
import { lstatSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Packages of a lockfile by path, or null where there is no such file. */
function packagesOf(file) {
  try {
    const { packages } = JSON.parse(readFileSync(new URL(file, new URL("../", import.meta.url))));
    return Object.entries(packages).filter(([path]) => path !== "");
  } catch {
    return null;
  }
}

/**
 * True where `node_modules` holds what the lockfile asks for. Compared by content, because a
 * checkout gives every file a new time; optional packages of other platforms may be missing.
 */
export function isInstalled() {
  const installed = packagesOf("node_modules/.package-lock.json");
  const wanted = packagesOf("package-lock.json");
  if (!installed || !wanted) return false;
  const versions = new Map(installed.map(([path, { version }]) => [path, version]));
  return wanted.every(
    ([path, { version, optional }]) =>
      versions.get(path) === version || (optional && !versions.has(path)),
  );
}

/** Runs a command in the repository's root, its output shown; the exit code (1 for a signal). */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    ...options,
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

/** Is `node_modules` in a folder (a URL ending in "/") a link to a folder elsewhere? */
export function isLinked(folder) {
  const found = lstatSync(new URL("node_modules", folder), { throwIfNoEntry: false });
  return found?.isSymbolicLink() === true;
}

/**
 * Installs if needed; the exit code of npm, or 1 where `node_modules` is a link: `npm ci` empties
 * the folder first, and through a link that is a folder which others may be using.
 */
export function install(folder = new URL("../", import.meta.url)) {
  if (isInstalled()) return 0;
  if (isLinked(folder)) {
    console.error(
      "error node_modules is a link, and differs from package-lock.json: npm ci would empty the folder it leads to\n  cure: remove the link, then run this again",
    );
    return 1;
  }
  console.log("installing the node modules of package-lock.json");
  return run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}
