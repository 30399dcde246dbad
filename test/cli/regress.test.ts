import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";

const folder = newFolder();
const run = (...args: string[]) => evalmarkHere(["regress", ...args], { cwd: folder });
const DOCS = readFileSync(fileURLToPath(new URL("../../docs/json.md", import.meta.url)), "utf8");

const EVIL = "\\u001b[2J\\u202e]]>&lt;<script>|`";
writeFileSync(
  join(folder, "plain.mjs"),
  `export default ({ output, target }) => {
    console.log("not an answer");
    const gold = [target].flat(2)[0];
    if (gold === "2.6") throw new Error("${EVIL}");
    return { score: output.trim().toLowerCase() === gold.toLowerCase() };
  };`,
);
const PLAIN = ["--module", "plain.mjs", "--family", "drop", "--no-relations"];

test("each case's right scorer has none of the bugs, and breaks no relation", async () => {
  const { code, stdout } = await run();
  expect(stdout).toMatch(/nothing wrong was found, in \d+ cases and \d+ relations\./);
  expect(code).toBe(0);
});

test("a module of one's own: known bugs with their story, exit 4; what it prints is no answer", async () => {
  const { code, stdout } = await run(...PLAIN);
  expect(code).toBe(4);
  expect(stdout).toContain("known bug drop/newline-glue  A number and the word behind");
  expect(stdout).toMatch(/as faulty\/drop-official/);
  expect(stdout).toMatch(/got error: Error: \\u\{1b\}\[2J/);
  expect(stdout).not.toContain("not an answer");
});

test("with a baseline what is known passes, and only what is new fails", async () => {
  expect((await run(...PLAIN, "--write-baseline", "all.json")).code).toBe(4);
  const same = await run(...PLAIN, "--baseline", "all.json", "--junit", "same.xml");
  expect(same.code).toBe(0);
  expect(same.stdout).toContain("0 new, 0 gone since the baseline");
  const all = JSON.parse(readFileSync(join(folder, "all.json"), "utf8"));
  const known = { findings: [...all.findings.slice(2), { key: "drop/mended" }] };
  writeFileSync(join(folder, "some.json"), JSON.stringify(known));
  const some = await run(...PLAIN, "--baseline", "some.json", "--json");
  expect(some.code).toBe(4);
  const { findings, gone } = JSON.parse(some.stdout);
  expect(findings.filter((f: { new: boolean }) => f.new)).toHaveLength(2);
  expect(gone).toEqual(["drop/mended"]);
  const none = await run(...PLAIN, "--baseline", "plain.mjs");
  expect([none.code, none.stderr]).toEqual([3, expect.stringContaining("no baseline")]);
});

test("JUnit XML is well-formed whatever a scorer says, and counts what failed", async () => {
  await run(...PLAIN, "--junit", "out.xml", "--write-baseline", "all.json");
  const xml = readFileSync(join(folder, "out.xml"), "utf8");
  const { findings } = JSON.parse(readFileSync(join(folder, "all.json"), "utf8"));
  expect(xml.match(/<failure /g)).toHaveLength(findings.length);
  expect(xml).toContain(`failures="${findings.length}">`);
  expect(xml).toContain("]]&gt;&amp;lt;&lt;script&gt;");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of them
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  const inner = xml
    .replace(/<\?xml[^>]*\?>/, "")
    .replace(/<[a-z]+(?: [\w-]+="[^"<]*")*\/?>|<\/[a-z]+>/g, "");
  expect(inner).not.toMatch(/[<>]/);
});

test("Markdown has a table of families and one of findings, and nothing breaks out of a cell", async () => {
  const { stdout } = await run(...PLAIN, "--markdown");
  const rows = stdout.split("\n").filter((line) => line.startsWith("|"));
  const cells = (row: string) => row.split("|").length - 2;
  expect(rows.every((row) => cells(row) === 4)).toBe(true);
  expect(stdout).not.toMatch(/<script|`/);
});

test("JSON has snake_case keys, all of them named in the docs", async () => {
  const { stdout } = await run(...PLAIN, "--json");
  const report = JSON.parse(stdout);
  const keys = new Set<string>();
  JSON.stringify(report, (key, value) => {
    if (key !== "" && !/^\d+$/.test(key)) keys.add(key);
    return value;
  });
  for (const key of keys) expect(DOCS, key).toContain(`\`${key}\``);
  expect([...keys].filter((k) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(k))).toEqual([]);
});

test("any program: the command itself, as a pipe", async () => {
  const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
  const line = `"${process.execPath}" "${main}" score - --scorer drop --verdicts -`;
  const { code, stdout } = await run("--cmd", line, "--family", "drop", "--json");
  const { families, findings } = JSON.parse(stdout);
  expect(families[0].controls.right).toBe(families[0].controls.of);
  // F1 alone, where one case asks for exact match.
  expect(findings.length).toBeLessThan(3);
  expect(code).toBe(findings.length > 0 ? 4 : 0);
});

test("what can't be meant is told, each with its cure", async () => {
  const fails = async (...args: string[]) => {
    const { code, stderr } = await run(...args);
    expect(stderr).toContain("cure:");
    return [code, stderr.split("\n")[0]];
  };
  expect(await fails("--scorer", "math", "--cmd", "x")).toEqual([
    2,
    expect.stringContaining("one scorer"),
  ]);
  expect(await fails("--family", "none")).toEqual([2, expect.stringContaining('no family "none"')]);
  // Its cases are told, not asked: whatever the scorer, it would pass.
  expect(await fails("--family", "code", "--cmd", "exit 3")).toEqual([
    2,
    expect.stringContaining("can be asked a case of code"),
  ]);
  expect(await fails("--cmd", " ")).toEqual([2, expect.stringContaining("names no program")]);
  expect(await fails("--timeout", "soon")).toEqual([2, expect.stringContaining("--timeout")]);
  expect(await fails("--module", "none.mjs")).toEqual([
    3,
    expect.stringContaining("no such module"),
  ]);
  expect(await fails("--adapter", "x")).toEqual([2, expect.stringContaining('no adapter "x"')]);
  expect(await fails("--adapter", "lm-eval:x")).toEqual([2, expect.stringContaining('no "x"')]);
  expect(await fails("--python", "nonsense")).toEqual([
    2,
    expect.stringContaining("module:function"),
  ]);
  expect(await fails("--option", "metric=em")).toEqual([2, expect.stringContaining("--option")]);
  expect(await fails("--cmd", "exit 3", "--family", "drop")).toEqual([
    3,
    expect.stringContaining("it ended with exit code 3"),
  ]);
});
