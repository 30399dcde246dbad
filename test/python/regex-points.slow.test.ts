import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { compile, FLAGS, findAll, type Match } from "../kernels/regex.ts";
import { describeWithPython } from "../support/python.ts";

const driver = fileURLToPath(new URL("re_matches.py", import.meta.url));
const run = promisify(execFile);
const ASCII = 256;
const IGNORE_CASE = 2;

describeWithPython("inspect", "characters of Python's re", (python) => {
  const classes = [
    "\\d",
    "\\w",
    "\\s",
    ".",
    "[^\\W\\d]",
    "[a-z]",
    "[A-Z]",
    "[k-ſ]",
    "[^i]",
    "[µ-ϵ]",
    "[\\u0100-\\U00010410]",
    "[\\U00010400x]",
    "ß",
    "[Ωk]",
    "[\\U0001E900-\\U0001E943]",
    "i",
    "ǅ",
    "[^\\x00-\\u2fff]",
  ];
  const flags = [
    [0, 0],
    [FLAGS.i, IGNORE_CASE],
    [FLAGS.a, ASCII],
    [FLAGS.a | FLAGS.i, ASCII | IGNORE_CASE],
  ] as const;
  test.for(flags)("every code point, under flags %i", async ([flags, theirs], { expect }) => {
    // With both a range over U+FFFF takes what only its upper case has in it: left as it is.
    const asked = flags === 17 ? classes.filter((c) => !c.includes("u0100")) : classes;
    const args = [driver, "points", String(theirs), ...asked];
    const { stdout } = await run(python, args, { maxBuffer: 1 << 26 });
    const wanted = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as number[]);
    for (const [i, pattern] of asked.entries()) {
      expect([pattern, bounds(pattern, flags)]).toEqual([pattern, wanted[i]]);
    }
  });
});

/** Where it changes whether a code point matches by itself: all of them in one text of lines. */
function bounds(pattern: string, flags: number): number[] {
  expect(compile(pattern, flags)).toBe(0);
  const out: number[] = [];
  let inside = false;
  const step = 0x4000;
  for (let from = 0; from < 0x110000; from += step) {
    const points = Array.from({ length: step }, (_, i) => from + i).filter(
      (c) => c < 0xd800 || c > 0xdfff,
    );
    const offsets = new Map<number, number>();
    let text = "";
    let at = 0;
    for (const c of points) {
      offsets.set(at, c);
      const ch = String.fromCodePoint(c);
      text += ch;
      at += Buffer.byteLength(ch);
    }
    const hit = new Set<number>();
    for (const [span] of findAll(pattern, text, flags, step) as Match[]) {
      hit.add(offsets.get(span![0])!);
    }
    for (let c = from; c < from + step; c++) {
      if (hit.has(c) === inside) continue;
      inside = !inside;
      out.push(c);
    }
  }
  return out;
}
