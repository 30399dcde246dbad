import { expect, test } from "vitest";
import { toTarget } from "../../src/core/index.ts";
import { JsonBytes } from "../../src/json/index.ts";
import { readSample } from "../../src/log/samples/sample.ts";
import type { FieldSpec } from "../../src/spec/types.ts";
import { LeafSet } from "../../src/token/index.ts";
import { compareRow } from "../../src/verify/rows.ts";
import { addLeaf } from "./fixture.ts";

const VERDICT = { num: 1n, den: 1n, verdict: "equal", rule: "text/identical", span: null } as const;
const FIELDS: FieldSpec = {
  input: "q",
  target: "a",
  choices: null,
  inputImage: null,
  metadata: null,
};

const read = (input: string) =>
  readSample(
    new JsonBytes().open(Buffer.from(`{"id":1,"output":"4","target":"4","input":${input}}`)),
  );
const rootOf = (input: string) => {
  const set = new LeafSet();
  addLeaf(set, read(input), VERDICT);
  return set.root();
};
/** As Python's json.dumps writes it: ASCII alone. */
const escaped = (json: string) =>
  json.replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

const QUESTION = 'Été à Zürich:\n"2+2" 😀 \\ /?\u2028\u007f';

test("a root does not depend on how the log spells the input", () => {
  const plain = JSON.stringify(QUESTION);
  const ascii = escaped(plain);
  expect(ascii).toContain("\\ud83d\\ude00");
  expect(rootOf(ascii)).toBe(rootOf(plain));
  expect(rootOf(ascii.replaceAll("/", "\\/"))).toBe(rootOf(plain));
  expect(rootOf(escaped('"Zurich"'))).not.toBe(rootOf('"Zürich"'));
});

test("nor do messages, their white space and the order of their keys", () => {
  const one = rootOf('[{"role":"user","content":"é","n":12345678901234567890}]');
  const two = rootOf('[ {"n": 12345678901234567890, "content": "\\u00e9",\n "role":"user"} ]');
  expect(two).toBe(one);
  expect(rootOf('[{"role":"user","content":"e"}]')).not.toBe(one);
});

test("a key that stands twice keeps the text as it is", () => {
  expect(rootOf('[{"a":1,"a":2}]')).not.toBe(rootOf('[{"a":2}]'));
});

const MAKING = { shuffled: false, templated: false };

test("either spelling is the dataset's row, and another question is not", () => {
  const row = { q: QUESTION, a: "4" };
  for (const input of [JSON.stringify(QUESTION), escaped(JSON.stringify(QUESTION))]) {
    const sample = { ...read(input), target: toTarget("4") };
    expect(compareRow(row, sample, FIELDS, MAKING)).toBeNull();
    const other = compareRow({ ...row, q: `${QUESTION}!` }, sample, FIELDS, MAKING);
    expect(other).toMatchObject({ what: "input", found: JSON.stringify(QUESTION) });
  }
});
