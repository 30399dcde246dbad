import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { functionNames, memoryPages, sectionsOf } from "../support/wasm.ts";

const read = (name: string) => readFileSync(new URL(`../../build/${name}`, import.meta.url));
const release = read("evalmark.wasm");
const twin = read("evalmark.names.wasm");

test("the names twin runs the same code as the release", () => {
  const running = (module: Buffer) =>
    sectionsOf(module)
      .filter(({ name }) => !name.startsWith("custom:"))
      .map(({ name, bytes }) => [name, bytes.toString("base64")]);
  expect(running(twin)).toEqual(running(release));
  expect(running(release).length).toBeGreaterThan(5);
});

test("the release carries no names, paths or other custom sections", () => {
  const custom = sectionsOf(release).filter(({ name }) => name.startsWith("custom:"));
  expect(custom).toEqual([]);
});

test("the module imports nothing", () => {
  expect(WebAssembly.Module.imports(new WebAssembly.Module(release))).toEqual([]);
});

test("the core uses no managed memory", () => {
  const names = functionNames(twin);
  expect(names.length).toBeGreaterThan(5);
  const managed = /^~lib\/(rt|string|array|arraybuffer|typedarray|map|set)\b/;
  expect(names.filter((name) => managed.test(name))).toEqual([]);
});

test("words are kept as bytes, each once, and none as UTF-16", () => {
  const count = (word: string, encoding: BufferEncoding) =>
    release.toString("latin1").split(Buffer.from(word, encoding).toString("latin1")).length - 1;
  expect(count(" thirteen fourteen ", "utf8")).toBe(1);
  expect(count("\\fbox{", "utf8")).toBe(1);
  expect(count("thirteen", "utf16le")).toBe(0);
});

test("memory is bounded to 64 MiB and the module to 400 kB", () => {
  expect(memoryPages(release).most).toBe(1024);
  expect(release.length).toBeLessThanOrEqual(400_000);
});
