import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sealDataset } from "../../src/dataset/index.ts";
import { leafHash, merkleRoot } from "../../src/token/index.ts";

const FIELDS = { input: "q", target: "a", choices: null, inputImage: null, metadata: null };
const rows = [
  { q: "1+1?", a: "2" },
  { q: "Été?", a: "ja" },
  { q: "", a: "" },
];
const seal = (list: object[]) => sealDataset(list as Record<string, unknown>[], FIELDS);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

test("key and root are those of the documented bytes", async () => {
  const texts = rows.map(({ q, a }) => Buffer.from(`{"a":"${a}","id":null,"q":"${q}"}`));
  const hash = createHash("sha256").update("evalmark/v1/data\0");
  for (const text of texts) {
    hash.update(Uint8Array.of(0, 0, text.length >> 8, text.length & 255)).update(text);
  }
  const found = await seal(rows);
  expect(found.rows).toBe(3);
  expect(hex(found.key)).toBe(hash.digest("hex"));
  expect(found.root).toBe(
    Buffer.from(merkleRoot(texts.map((text) => leafHash(text)))).toString("base64url"),
  );
});

test("a test vector: whoever reimplements it, in any language, gets these", async () => {
  const { key, root } = await seal(rows);
  expect([createHash("sha256").update(key).digest("hex"), root]).toMatchInlineSnapshot(`
    [
      "c3284c1ea98cf4b74d3b1a8b8a20a644217d5bc831be04836cf1a033144ecaee",
      "McnPYBuNFKMCzu-MKvxInqqT3X9a7SfKefyvFkMgH1M",
    ]
  `);
});

test("every row, its place and its text count", async () => {
  const honest = await seal(rows);
  const others = [
    rows.slice(1),
    [...rows, rows[0]!],
    [rows[1]!, rows[0]!, rows[2]!],
    rows.with(0, { q: "1+1?", a: "3" }),
    // The border between two rows moved.
    rows.with(1, { q: "Été? ", a: "ja" }),
  ];
  for (const list of others) {
    const other = await seal(list);
    expect(other.root).not.toBe(honest.root);
    expect(hex(other.key)).not.toBe(hex(honest.key));
  }
});

test("no rows, or rows of another dataset, are refused", async () => {
  await expect(seal([])).rejects.toThrow(/no rows/);
  await expect(seal([{ question: "?", answer: "1" }])).rejects.toThrow(/no row has the column "q"/);
  await expect(seal([{ q: "?" }, { q: "!" }])).rejects.toThrow(/the column "a"/);
});
