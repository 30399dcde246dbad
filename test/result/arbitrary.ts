/** Entries of every kind that the Hub's form allows, for property tests. */
import fc from "fast-check";
import type { ResultEntry } from "../../src/result/yaml/index.ts";

/** One line of text: what YAML readers take for something else, quotes, other scripts. */
export const lineOfText = fc.oneof(
  fc.constantFrom(
    ..."no|yes|null|~|2026-01-15|1e-3|0123|12:30|#x|a: b|- a|[x]|'|\"|\\|&a|*a|!t|%|<<|é|日本|😀".split(
      "|",
    ),
  ),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
    .filter((s) => !/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u.test(s)),
);
const word = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,10}[A-Za-z0-9_]$/);
const date = fc.date({ min: new Date(0), max: new Date("2099-12-31"), noInvalidDate: true });

export const anyEntry: fc.Arbitrary<ResultEntry> = fc
  .record(
    {
      dataset: fc.record(
        {
          id: fc.tuple(word, word).map(([a, b]) => `${a}/${b}`),
          task_id: lineOfText,
          revision: fc.oneof(
            fc.stringMatching(/^[0-9a-f]{40}$/),
            fc.constant(`${"1".repeat(36)}e123`),
          ),
        },
        { requiredKeys: ["id", "task_id"] },
      ),
      value: fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((v) => !Object.is(v, -0)),
        fc.integer({ min: 0, max: 10_000 }).map((v) => v / 100),
        fc.constantFrom(0, 1, 100, 1e-10, 1.5e-7, 1e21, 2 ** 53),
      ),
      verifyToken: fc.stringMatching(/^[\w-]{1,40}\.[\w-]{1,40}\.[\w-]{1,40}$/),
      date: fc.oneof(
        date.map((d) => d.toISOString()),
        date.map((d) => d.toISOString().slice(0, 10)),
      ),
      source: fc.record(
        {
          url: fc.constantFrom("https://huggingface.co/datasets/a/b", "https://x.org/?q=a%20b#c"),
          name: lineOfText,
          user: word,
          org: word,
        },
        { requiredKeys: ["url"] },
      ),
      notes: lineOfText,
    },
    { requiredKeys: ["dataset", "value"], noNullPrototype: true },
  )
  .map((entry) => JSON.parse(JSON.stringify(entry)) as ResultEntry);
