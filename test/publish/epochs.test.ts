import { join } from "node:path";
import { expect, test } from "vitest";
import { readSpec } from "../../src/spec/index.ts";
import { generateKeys } from "../../src/token/index.ts";
import { jsonl, newFolder } from "../support/command.ts";
import { fileOf } from "../support/logs.ts";
import { publishLog, verifyLog } from "../support/publishing.ts";
import { specText } from "../support/spec.ts";

const folder = newFolder();
const keys = await generateKeys();

/** Samples of rows with three epochs each: right, wrong, or errored. */
function logOf(rows: string[]): string {
  const samples = rows.flatMap((row, id) =>
    [...row].map((what, i) => ({
      id,
      epoch: i + 1,
      target: "4",
      ...(what === "e" ? { error: "down" } : { output: what === "r" ? "4" : "5" }),
    })),
  );
  return fileOf(jsonl(...samples));
}

const specWith = (reducer: string) =>
  readSpec({
    file: "eval.yaml",
    bytes: Buffer.from(specText({ id: reducer, epochs: 3, reducer })),
  }).spec!;

const ROWS = ["rww", "rwe", "eew", "www"];

test.each([
  // C(3, 2), C(2, 2): 1 - 1/3, 1; "eew" has one epoch left of two and goes; 0. Over 3 rows.
  ["pass_at_2", ROWS, "exclude", 55.56, ["5", "1"]],
  ["pass_at_2", ROWS, "wrong", 33.33, ["4", "1"]],
  ["at_least_2", ["rrw", "wre", "eee"], "exclude", 50, ["5", "2"]],
  ["mean", ROWS, "exclude", 20.83, ["15", "8"]],
] as const)(
  "%s over %j, errors %s: k / n is the value, and verifies",
  async (reducer, rows, errors, value, k) => {
    const made = { file: logOf([...rows]), spec: specWith(reducer), keys };
    const directory = join(folder, errors);
    const entry = await publishLog({ ...made, scorer: "inspect/match", errors, directory });
    expect(entry.value).toBe(value);
    const { claims, exit } = await verifyLog(made, entry);
    expect(exit).toBe(errors === "exclude" ? 10 : 0);
    expect(claims!.result.k).toEqual(k);
    expect((100 * Number(k[0])) / Number(k[1]) / claims!.result.n).toBeCloseTo(value, 2);
  },
);

test("the notes say what was left out; where nothing is left there is no result", async () => {
  const made = { spec: specWith("pass_at_2"), keys, scorer: "inspect/match" };
  const some = { ...made, file: logOf(ROWS), directory: join(folder, "some") };
  const { notes } = await publishLog({ ...some, errors: "exclude" });
  expect(notes).toBe("3 errored samples left out, and 1 of 4 rows");
  const none = { ...made, file: logOf(["eew", "ree"]), directory: join(folder, "none") };
  await expect(publishLog({ ...none, errors: "exclude" })).rejects.toMatchObject({
    code: "ERR_REFUSED",
    message: "no result: no row is left when errored samples go",
  });
  expect((await publishLog(none)).value).toBe(33.33);
});
