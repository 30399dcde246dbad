import fc from "fast-check";
import { expect, test } from "vitest";
import {
  decimal,
  emitEntry,
  entryWarnings,
  readResults,
  resultEntry,
  safeFileName,
} from "../../src/result/yaml/index.ts";
import { anyEntry } from "./arbitrary.ts";

const entry = { dataset: { id: "acme/tiny", task_id: "sums" }, value: 66.67 };

test("an entry is written in the Hub's form, strings quoted, keys in order", () => {
  expect(
    emitEntry({
      notes: "no",
      source: { org: "acme", url: "https://x.org/log", name: 'a "log"' },
      date: "2026-11-22T10:00:00Z",
      verifyToken: "a.b.c",
      value: 1e-7,
      dataset: { revision: "1".repeat(40), task_id: "a: b", id: "acme/tiny" },
    }),
  ).toBe(`- dataset:
    id: "acme/tiny"
    task_id: "a: b"
    revision: "${"1".repeat(40)}"
  value: 0.0000001
  verifyToken: "a.b.c"
  date: "2026-11-22T10:00:00Z"
  source:
    url: "https://x.org/log"
    name: "a \\"log\\""
    org: "acme"
  notes: "no"
`);
});

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(anyEntry, (any) => {
      const text = emitEntry(resultEntry(any));
      expect(readResults(text, "f").map((e) => e.entry)).toEqual([any]);
      const form = /^(?:- | {2}| {4})\w+:(?: (?:"|-?\d).*)?$|^$/;
      expect(text.split("\n").filter((line) => !form.test(line))).toEqual([]);
    }),
  );
});

test("decimals have no exponent and give the same double back", () => {
  expect([1e-7, 1.25e-10, 1e21, 1.5e22, -2.5e-8, 66.7, 100, -0].map(decimal)).toEqual([
    "0.0000001",
    "0.000000000125",
    "1000000000000000000000.0",
    "15000000000000000000000.0",
    "-0.000000025",
    "66.7",
    "100",
    "0",
  ]);
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(decimal(value)).toMatch(/^-?\d+(?:\.\d+)?$/);
      expect(Number(decimal(value))).toBe(value === 0 ? 0 : value);
    }),
  );
});

test("each thing the Hub would refuse is named", () => {
  const bad: [unknown, string][] = [
    [{ value: 1 }, "dataset must be a map with id and task_id"],
    [{ dataset: { task_id: "t" }, value: 1 }, "dataset.id must be text: owner/name"],
    [{ dataset: { id: "tiny", task_id: "t" }, value: 1 }, "dataset.id must be owner/name"],
    [{ dataset: { id: "acme/tiny" }, value: 1 }, "dataset.task_id must be text"],
    [{ dataset: entry.dataset }, "value must be one finite number"],
    [{ ...entry, value: Number.NaN }, "value must be one finite number"],
    [{ ...entry, value: Number.POSITIVE_INFINITY }, "value must be one finite number"],
    [{ ...entry, value: "66.7" }, "value must be one finite number"],
    [{ ...entry, notes: null }, "notes must be text"],
    [{ ...entry, notes: "a\nb" }, "notes must be one line"],
    [{ ...entry, notes: "\ud800" }, "notes must be one line"],
    [{ ...entry, source: null }, "source must be a map with url"],
    [{ ...entry, source: { name: "x" } }, "source.url must be a web address"],
    [{ ...entry, source: { url: "acme/log" } }, "source.url must be a web address"],
    [{ ...entry, date: 20260115 }, "date must be a date in quotes"],
    [{ ...entry, date: "15.1.2026" }, "date must be an ISO 8601 date"],
    [{ ...entry, date: "2026-02-30" }, "date must be an ISO 8601 date"],
    [{ ...entry, date: "2026-01-15T24:00:00Z" }, "date must be an ISO 8601 date"],
    [{ ...entry, dataset: { ...entry.dataset, revision: 5e30 } }, "dataset.revision must be text"],
    [{ ...entry, verify_token: "x" }, 'an entry holds "verify_token", which the Hub does not know'],
    [{ ...entry, dataset: { ...entry.dataset, split: "test" } }, 'dataset holds "split"'],
    [[entry], "an entry must be a map"],
  ];
  for (const [input, message] of bad) {
    expect(() => resultEntry(input), message).toThrow(message);
  }
});

test("a task must be one of the eval.yaml's, where that is known", () => {
  expect(resultEntry(entry, { taskIds: ["sums", "mc"] })).toEqual(entry);
  expect(() => resultEntry(entry, { taskIds: ["mc"] })).toThrow(
    expect.objectContaining({
      message: 'the eval.yaml has no task "sums"',
      cure: "use one of: mc",
    }),
  );
});

test("minus zero becomes zero, and a revision that is no commit is doubtful", () => {
  expect(Object.is(resultEntry({ ...entry, value: -0 }).value, 0)).toBe(true);
  const at = (revision: string) =>
    entryWarnings({ ...entry, dataset: { ...entry.dataset, revision } });
  expect(at("main")).toHaveLength(1);
  expect(at("0".repeat(40))).toEqual([]);
  expect(entryWarnings(entry)).toEqual([]);
});

test("file names are readable where they can be, and never shared", () => {
  expect(safeFileName("diamond", "Idavidrein/gpqa")).toBe("Idavidrein--gpqa--diamond.yaml");
  expect(safeFileName("SWE_Bench_Pro", "ScaleAI/SWE-bench_Pro")).toBe(
    "ScaleAI--SWE-bench_Pro--SWE_Bench_Pro.yaml",
  );
  const odd = [
    "a/b",
    "a:b",
    "a%b",
    "a-b",
    "a--b",
    ".a",
    "a.",
    "..",
    "",
    " ",
    "a\0b",
    "é",
    "con",
    "x".repeat(500),
  ];
  const names = odd.map((id) => safeFileName(id, "acme/tiny"));
  expect(new Set(names).size).toBe(odd.length);
  // The name of one task can't be made to be that of another.
  const stem = safeFileName("a/b", "acme/tiny").slice("acme--tiny--".length, -".yaml".length);
  expect(safeFileName(stem, "acme/tiny")).not.toBe(safeFileName("a/b", "acme/tiny"));
});

test("any two strings make a name that every file system takes", () => {
  const string = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("con", "nul.x", "..", "-x", "COM1"),
  );
  fc.assert(
    fc.property(string, string, string, (owner, name, task) => {
      const file = safeFileName(task, `${owner}/${name}`);
      expect(file).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,145}\.yaml$/);
      expect(file).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
    }),
  );
});
