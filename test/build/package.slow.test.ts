import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const place = mkdtempSync(join(tmpdir(), "evalmark-pack-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

let tarball: string;
let files: string[];

/** Runs a tool of node_modules; its output where it fails becomes the test's message. */
function tool(script: string, ...args: string[]): string {
  try {
    const path = join(root, "node_modules", script);
    return execFileSync(process.execPath, [path, ...args], { cwd: root, encoding: "utf8" });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${script} ${args.join(" ")}\n${stdout}${stderr}`);
  }
}

beforeAll(() => {
  const args = [
    "pack",
    "--json",
    "--ignore-scripts",
    "--loglevel=error",
    `--pack-destination=${place}`,
  ];
  const out = execFileSync("npm", args, {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const [packed] = Object.values(JSON.parse(out)) as [
    { filename: string; files: { path: string }[] },
  ];
  tarball = join(place, packed.filename);
  files = packed.files.map(({ path }) => path);
});

test("publint finds nothing to say about the package", () => {
  tool("publint/src/cli.js", "run", tarball, "--strict");
});

test("every entry point has types that resolve as ESM (are the types wrong?)", () => {
  const bytes = ["--exclude-entrypoints", "evalmark.wasm"];
  tool("@arethetypeswrong/cli/dist/index.js", tarball, "--profile", "esm-only", ...bytes);
});

test("every export and command of package.json is in the package, and its source is not", () => {
  const paths = (value: unknown): string[] =>
    typeof value === "string"
      ? [value.replace(/^\.\//, "")]
      : Object.values(value as object).flatMap(paths);
  const named = paths([manifest.exports, manifest.bin, manifest.types]);
  expect(files).toEqual(expect.arrayContaining(named));
  expect(files).toContain("assembly/evalmark.wasm.sha256");
  expect(files.filter((path) => /^(src|test|examples|scripts)\//.test(path))).toEqual([]);
});

test("a strict TypeScript program compiles against the package and runs", () => {
  const home = join(place, "node_modules");
  mkdirSync(home);
  execFileSync("tar", ["-xzf", tarball, "-C", home]);
  renameSync(join(home, "package"), join(home, "evalmark"));
  for (const name of [...Object.keys(manifest.dependencies), "@types/node", "undici-types"]) {
    mkdirSync(join(home, name, ".."), { recursive: true });
    symlinkSync(realpathSync(join(root, "node_modules", name)), join(home, name), "junction");
  }
  writeFileSync(join(place, "package.json"), '{"type": "module"}');
  const entries = Object.keys(manifest.exports).filter((entry) => !/\.\w+$/.test(entry));
  const program = `
    import { loadCore } from "evalmark/core";
    ${entries.map((e, i) => `import * as e${i} from "evalmark${e.slice(1)}";`).join("\n")}
    const digest: string = loadCore().digest;
    // @ts-expect-error the digest is text and nothing else
    const wrong: number = loadCore().digest;
    console.log(digest, typeof wrong, ${entries.map((_, i) => `e${i}`).join(", ")});`;
  writeFileSync(join(place, "use.ts"), program);
  const flags =
    "--ignoreConfig --strict --exactOptionalPropertyTypes --module nodenext --target es2023 --types node";
  tool("typescript/bin/tsc", ...flags.split(" "), join(place, "use.ts"));
  const said = execFileSync(process.execPath, [join(place, "use.js")], { encoding: "utf8" });
  const shipped = readFileSync(join(root, "build/evalmark.wasm"));
  expect(said.split(" ")[0]).toBe(createHash("sha256").update(shipped).digest("hex"));
});
