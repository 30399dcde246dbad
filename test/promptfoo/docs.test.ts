/** The blocks of docs/harnesses/promptfoo.md, as files beside an installed evalmark. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { docsBlocks } from "../support/docs-blocks.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the assertion grades the test that the configuration has, the replay answers it", async () => {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(
    fileURLToPath(new URL("../../", import.meta.url)),
    join(folder, "node_modules/evalmark"),
  );
  const [assertion, config, replay] = docsBlocks("harnesses/promptfoo.md");
  const load = async (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return (await import(pathToFileURL(join(folder, name)).href)).default;
  };
  const { defaultTest, tests } = parse(config!.text);
  expect(defaultTest.assert).toEqual([
    { type: "javascript", value: "file://assert.mjs", metric: "math" },
  ]);
  const grade = await load("assert.mjs", assertion!.text);
  expect(grade("It is 0.5.", tests[0])).toMatchObject({ pass: true, score: 1 });
  expect(grade("It is 0.6.", tests[0])).toMatchObject({ pass: false, score: 0 });
  const log = join(folder, "run.jsonl");
  writeFileSync(log, `${JSON.stringify({ id: 1, output: "said before", target: "1/2" })}\n`);
  const Replay = await load("replay.mjs", replay!.text);
  const said = await new Replay({ config: { log } }).callApi("", {
    test: { metadata: { row: 1 } },
  });
  expect(said).toEqual({ output: "said before" });
});
