import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkResults,
  decimal,
  emitEntry,
  type ResultEntry,
  readResults,
  resultEntry,
  resultsItems,
  writeResults,
} from "../../src/result/yaml/index.ts";
import { anyEntry } from "./arbitrary.ts";

const FILE = `# results of acme
- dataset: {id: acme/tiny, task_id: sums}   # first
  # measured twice
  value: 12.5

-   dataset:
        id: 'acme/other'
        task_id: "mc" # the choice one
    date: "2026-01-15"
    # about the date
    value: 3    # old
    notes: With tools
# the end
`;
const sums = (more = {}): ResultEntry => ({
  dataset: { id: "acme/tiny", task_id: "sums" },
  value: 66.67,
  ...more,
});
const mc = (more = {}): ResultEntry => ({
  dataset: { id: "acme/other", task_id: "mc" },
  value: 4,
  notes: "With tools",
  ...more,
});
const entries = (text: string) => readResults(text, "f").map((e) => e.entry);
const attempt = <T>(run: () => T): T | null => {
  try {
    return run();
  } catch {
    return null;
  }
};
const fault = (text: string) => {
  const [first] = checkResults(text, "f").findings;
  return first && `${first.line}:${first.column} ${first.message}`;
};

test("a new file holds the entry alone", () => {
  expect(writeResults(null, sums())).toBe(emitEntry(sums()));
  expect(writeResults("# mine", sums())).toBe(`# mine\n${emitEntry(sums())}`);
  expect(writeResults("---\n", sums())).toBe(`---\n${emitEntry(sums())}`);
});

test("an entry for another task is appended, and every byte before it stays", () => {
  const text = writeResults(FILE, sums({ notes: "no-tools" }));
  expect(text).toBe(FILE + emitEntry(sums({ notes: "no-tools" })));
  expect(entries(text)).toHaveLength(3);
});

test("an entry for the same task is replaced in place; comments and the others stay", () => {
  const text = writeResults(FILE, mc({ verifyToken: "a.b.c" }));
  const [before] = FILE.split("-   dataset");
  expect(text.startsWith(before!)).toBe(true);
  expect(text.endsWith("# the end\n")).toBe(true);
  for (const comment of ["# the choice one", "# about the date", "# old"]) {
    expect(text.split(comment), comment).toHaveLength(2);
  }
  expect(entries(text)).toEqual([entries(FILE)[0], mc({ verifyToken: "a.b.c" })]);
  expect(text).not.toContain("2026-01-15");
});

test("a bare date of another entry stays as it is", () => {
  const bare = FILE.replace('"2026-01-15"', "2026-01-15 # bare");
  expect(entries(bare)[1]!.date).toBe("2026-01-15");
  const text = writeResults(bare, sums({ notes: "no-tools" }));
  expect(text).toBe(bare + emitEntry(sums({ notes: "no-tools" })));
  expect(writeResults(bare, sums())).toContain("date: 2026-01-15 # bare\n");
  const flow = writeResults(
    `[{dataset: {id: a/b, task_id: t}, value: 1, date: 2026-01-15}]`,
    sums(),
  );
  expect(entries(flow)[0]!.date).toBe("2026-01-15");
  expect(fault(bare.replace("2026-01-15", "2026-1-5 10:00:00"))).toMatch(/date must be/);
  expect(fault(bare.replace("task_id: sums", "task_id: 2026-01-15"))).toMatch(/as a date/);
});

test("a map in braces stays one", () => {
  const text = writeResults(FILE, sums());
  expect(text).toContain('- dataset: {id: "acme/tiny", task_id: "sums"} # first\n');
  expect(text).toContain("  # measured twice\n  value: 66.67\n\n-   dataset:");
});

test("the same entry again changes nothing", () => {
  for (const entry of [sums(), mc(), sums({ notes: "x" })]) {
    const once = writeResults(FILE, entry);
    expect(writeResults(once, entry)).toBe(once);
  }
});

test("line ends, a byte order mark, indentation and a document end are kept", () => {
  const crlf = `\ufeff${FILE.replaceAll("\n", "\r\n")}`;
  for (const entry of [sums(), mc(), sums({ notes: "x" })]) {
    const text = writeResults(crlf, entry);
    expect(text.startsWith("\ufeff#")).toBe(true);
    expect(text.replaceAll("\r\n", "").includes("\n")).toBe(false);
    expect(text.slice(1).replaceAll("\r\n", "\n")).toBe(writeResults(FILE, entry));
  }
  const deep = "  - dataset: {id: a/b, task_id: t}\n    value: 1\n...\n";
  expect(writeResults(deep, sums())).toBe(
    `  - dataset: {id: a/b, task_id: t}\n    value: 1\n${emitEntry(sums()).replaceAll(/^/gm, "  ").trimEnd()}\n...\n`,
  );
  const noEnd = "- dataset: {id: a/b, task_id: t}\n  value: 1";
  expect(writeResults(noEnd, sums())).toBe(`${noEnd}\n${emitEntry(sums())}`);
});

test("a list in brackets takes an entry as well", () => {
  expect(entries(writeResults("[]", sums()))).toEqual([sums()]);
  const text =
    "[{dataset: {id: a/b, task_id: t}, value: 1}, # one\n {dataset: {id: acme/tiny, task_id: sums}, value: 2}]";
  const written = writeResults(text, sums());
  expect(entries(written).map((e) => e.value)).toEqual([1, 66.67]);
  expect(written).toContain("# one");
});

const good = "- dataset: {id: a/b, task_id: t}\n  value: 1\n";

test("a file that is no list of entries is refused, with the line", () => {
  const bad: [string, string][] = [
    ["a: 1", "1:1 the file must be a list"],
    [`${good}---\n${good}`, "3:"],
    [`${good}  x: [`, "3:"],
    [`%YAML 1.1\n---\n${good}`, "1:1 a %YAML directive"],
  ];
  expect(fault("")).toBe("1:1 the file is empty");
  for (const [text, message] of bad) {
    expect(fault(text), text).toContain(message);
    expect(() => readResults(text, "f"), text).toThrow();
    expect(() => writeResults(text, sums())).toThrow(
      expect.objectContaining({
        code: "ERR_FORMAT",
        place: expect.objectContaining({ line: Number(message.split(":")[0]) }),
      }),
    );
  }
});

test("an entry with a fault is not read, with the line; beside it another is written", () => {
  const bad: [string, string][] = [
    ["- a\n", "1:3 entry 1: an entry must be a map"],
    [`${good}- dataset: {id: a/b, task_id: t}\n`, "3:3 entry 2: value must be one finite number"],
    [`${good}  notes: null\n`, "3:10 entry 1: notes must be text (it is null: leave the key out)"],
    [`${good}  source: {url: null}\n`, "3:17 entry 1: source.url must be a web address"],
    [`${good}  verify_token: x\n`, '1:3 entry 1: an entry holds "verify_token"'],
    [`${good}  value: 2\n`, '3:3 the key "value" stands here twice'],
    [good.replace("1", "1e-3"), "2:10"],
    [good.replace("1", "0123"), "2:10 huggingface_hub reads 0123 as the number 83"],
    [good.replace("1", ".nan"), "2:10 .nan is not a finite number"],
    [`${good}  notes: 2026-01-15\n`, "3:10"],
    [`${good}  notes: no\n`, "3:10"],
    [good.replace("t}", `t, revision: ${"1".repeat(40)}}`), "1:44"],
    [good.replace("t}", `t, revision: ${"1".repeat(36)}e123}`), "1:44"],
    [good.replace("- ", "- &x "), "1:6 an anchor (&x)"],
    [`${good}  notes: [1, {a: b}]\n  # kept\n  verify_token: !x y\n`, "3:10"],
  ];
  for (const [text, message] of bad) {
    expect(fault(text), text).toContain(message);
    expect(() => readResults(text, "f"), text).toThrow();
    const written = writeResults(text, sums());
    expect(written).toBe(text + emitEntry(sums()));
    expect(writeResults(written, sums()), text).toBe(written);
    const [line] = message.split(":");
    const { items } = resultsItems(written, "f");
    expect(items!.at(-1)).toMatchObject({ entry: sums(), faults: [] });
    const places = items!.flatMap((item) => item.faults.map((f) => `${f.line}`));
    expect(places).toContain(line);
    // Its own slot is written anew, and the fault is gone.
    const own = { dataset: { id: "a/b", task_id: "t" }, value: 2 };
    const mended = attempt(() => writeResults(text, own));
    if (mended === null) continue;
    expect(resultsItems(mended, "f").items!.map((item) => item.entry)).toContainEqual(own);
  }
});

test("an entry that others refer to stays, and is not replaced", () => {
  const text =
    "- &x\n  dataset: &d {id: a/b, task_id: t}\n  value: 1\n- dataset: *d\n  value: 2\n  notes: n\n";
  expect(writeResults(text, sums())).toBe(text + emitEntry(sums()));
  const own = { dataset: { id: "a/b", task_id: "t" }, value: 2 };
  expect(() => writeResults(text, resultEntry({ ...own, value: 3 }))).toThrow(
    "can't be put into this file",
  );
  const [first] = text.split("- dataset: *d");
  const written = writeResults(text, { ...own, notes: "n" });
  expect(written.startsWith(first!)).toBe(true);
  expect(resultsItems(written, "f").items![1]!.entry).toEqual({ ...own, notes: "n" });
});

test("a list in brackets keeps the bytes of its other items", () => {
  const others = "{dataset: {id: x/y, task_id: t}, value: 1e-3, source: null} # one\r\n ";
  const ours = "{dataset: {id: acme/tiny, task_id: sums}, value: 2}";
  expect(writeResults(`[${others}, ${ours} ]\n`, sums())).toBe(
    `[${others}, {dataset: {id: "acme/tiny", task_id: "sums"}, value: 66.67} ]\n`,
  );
  expect(writeResults(`[${ours},]`, mc())).toBe(
    `[${ours}, {dataset: {id: "acme/other", task_id: "mc"}, value: 4, notes: "With tools"},]`,
  );
});

test.each([
  [
    "a comment behind a value",
    "{dataset: {id: acme/tiny, task_id: sums},\n value: 2, # k\n}",
    "# k",
  ],
  ["one before a key", "{\n # in\ndataset: {id: acme/tiny, task_id: sums}, value: 2}", "# in"],
])("in brackets %s stays, and so do the bytes of the others", (_, ours, comment) => {
  const other = "{dataset: {id: x/y, task_id: t},   value: 1.50}";
  for (const [before, behind] of [
    ["[", `, # b\n ${other}]\n`],
    [`[${other} , `, "]\n"],
  ]) {
    const written = writeResults(before + ours + behind, sums());
    expect([written.startsWith(before!), written.endsWith(behind!)]).toEqual([true, true]);
    expect(written).toContain(comment);
    expect(entries(written).find((e) => e.dataset.id === "acme/tiny")).toEqual(sums());
    expect(writeResults(written, sums())).toBe(written);
  }
});

test("two entries in one slot are refused, not chosen between", () => {
  const twice = emitEntry(sums()) + emitEntry(sums({ value: 3 }));
  expect(() => writeResults(twice, sums({ value: 5 }))).toThrow("two entries for one dataset");
});

test("an entry's place is that of its first key", () => {
  expect(readResults(FILE, "f").map((e) => `${e.line}:${e.column}`)).toEqual(["2:3", "6:5"]);
});

/** Lays entries out as people do: other key orders, quotes, braces, comments. */
const layout = (entry: ResultEntry, style: number, comment: boolean): string => {
  const note = comment ? ` # c${style}` : "";
  const flat = Object.entries(entry).sort(([a], [b]) => (style % 2 ? 1 : -1) * (a < b ? -1 : 1));
  const lines = flat.map(([key, value]) => {
    if (typeof value === "number") return `${key}: ${decimal(value)}`;
    if (typeof value !== "object") return `${key}: ${JSON.stringify(value)}`;
    const pairs = Object.entries(value).map(([k, v]) => `${k}: ${JSON.stringify(v)}`);
    return style % 3 ? `${key}: {${pairs.join(", ")}}` : `${key}:\n      ${pairs.join("\n      ")}`;
  });
  return `- ${lines.map((l) => l + note).join(comment ? "\n  # between\n  " : "\n  ")}\n`;
};

test("merging sets one slot and leaves all others and every comment", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyEntry, fc.nat(5), fc.boolean()), { maxLength: 4 }),
      anyEntry,
      fc.nat(8),
      (old, fresh, pick) => {
        const slots = new Set(
          old.map(([e]) => JSON.stringify([e.dataset.id, e.dataset.task_id, e.notes])),
        );
        fc.pre(slots.size === old.length);
        const target = old[pick]?.[0];
        const entry = resultEntry(
          target
            ? {
                ...fresh,
                dataset: {
                  ...fresh.dataset,
                  id: target.dataset.id,
                  task_id: target.dataset.task_id,
                },
                notes: target.notes,
              }
            : fresh,
        );
        const text = old.map(([e, style, comment]) => layout(e, style, comment)).join("");
        const written = writeResults(text || null, entry);
        const expected = old.map(([e]) => e);
        if (target) expected[pick] = entry;
        else expected.push(entry);
        expect(entries(written)).toEqual(expected.map((e) => JSON.parse(JSON.stringify(e))));
        const count = (t: string) => t.split("# between").length + t.split(/ # c\d/).length;
        expect(count(written)).toBe(count(text));
        expect(writeResults(written, entry)).toBe(written);
      },
    ),
    { numRuns: 500 },
  );
});

test("an entry whose value alone is odd can be verified as what it says, and never as a number", () => {
  const of = (value: string) =>
    resultsItems(`- dataset: {id: a/b, task_id: t}\n  value: ${value}\n  notes: n\n`, "f")
      .items![0]!;
  for (const [written, value] of [
    ['"70"', "70"],
    [".nan", "NaN"],
    ["1:10", expect.any(String)],
    ["yes", expect.any(String)],
    ["9007199254740993", expect.any(String)],
    ["~", null],
  ] as [string, unknown][]) {
    const { but, entry } = of(written);
    expect([written, entry, but]).toEqual([
      written,
      null,
      { dataset: { id: "a/b", task_id: "t" }, value, notes: "n" },
    ]);
  }
  expect(of("70").but).toEqual(of("70").entry);
  for (const bad of ["!!float 70", "[70]", "70\n  more: 1", "70\n  date: 1"]) {
    expect([bad, of(bad).but]).toEqual([bad, null]);
  }
});
