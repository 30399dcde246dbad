import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ResumedFile } from "../../src/io/index.ts";

const folder = mkdtempSync(join(tmpdir(), "evalmark-resumed-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

test("what was written stands there, half a line is dropped, and other bytes are refused", async () => {
  writeFileSync(path("a.part"), "one\ntwo\nthr");
  const file = await ResumedFile.open(path("a"), "a", false);
  expect(file.found).toBe(8);
  await file.write("one\ntwo\nthree\n");
  await file.commit();
  expect(readFileSync(path("a"), "utf8")).toBe("one\ntwo\nthree\n");
  writeFileSync(path("b.part"), "one\n");
  const other = await ResumedFile.open(path("b"), "b", false);
  await expect(other.write("two\n")).rejects.toMatchObject({ code: "ERR_REFUSED" });
  expect(await other.keep()).toBe(path("b.part"));
});

test("a file that another process took away: said so, and nothing is named that is not there", async () => {
  const file = await ResumedFile.open(path("c"), "c", true);
  await file.write("one\n");
  renameSync(path("c.part"), path("elsewhere"));
  await expect(file.commit()).rejects.toMatchObject({
    code: "ERR_FILE",
    message: "was moved or removed while it was written",
  });
  expect(await file.keep()).toBeNull();
  expect(existsSync(path("c"))).toBe(false);
});
