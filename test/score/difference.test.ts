import { expect, test } from "vitest";
import { Engine, toTarget } from "../../src/core/index.ts";
import { blankHeader, blankSample } from "../../src/log/blank.ts";
import type { HarnessScore, Sample } from "../../src/log/index.ts";
import { difference, planScorers, scoreSamples, verdictLine } from "../../src/score/index.ts";

const plan = planScorers({
  scorers: ["drop"],
  options: {},
  score: null,
  task: null,
  header: blankHeader("samples-jsonl"),
});
const engine = new Engine();

function scored(text: string, target: string, harness: Partial<HarnessScore> | null, own = {}) {
  const said = harness && { name: "match", value: 0, shown: "I", answer: null, ...harness };
  const sample: Sample = {
    ...blankSample(),
    id: "q1",
    text: Buffer.from(text),
    target: toTarget(target),
    harness: said ? [said] : [],
    ...own,
  };
  return scoreSamples([sample], plan, engine)[0]!;
}

test("none where the harness says nothing, has no number, or agrees but for its rounding", () => {
  expect(difference(scored("Anna", "Anna", null), plan)).toBeNull();
  expect(difference(scored("Anna", "Anna", { value: null, shown: "NaN" }), plan)).toBeNull();
  expect(difference(scored("Anna", "Anna", { value: 1, shown: "C" }), plan)).toBeNull();
  expect(difference(scored("0.04 metres", "0.04", { value: 0.67 }), plan)).toBeNull();
  expect(difference(scored("0.04 metres", "0.04", { value: 0.6 }), plan)).not.toBeNull();
});

test("of several scores that of the deciding scorer's name stands beside ours, not the mean of all", () => {
  const several = scored("Anna", "Anna", null, {
    harness: [0.5, 1].map((value, i) => ({
      name: i === 0 ? "score" : "drop",
      value,
      shown: String(value),
      answer: null,
    })),
  });
  expect(difference(several, plan)).toBeNull();
});

test("the two stories of the harness: cut at a point, glued to the next paragraph", () => {
  const cut = difference(scored("12.25 metres.", "12.25", { name: "pattern", answer: "12" }), plan);
  expect(cut?.why).toMatch(/^pattern cut 12\.25.* at "\." to "12"$/);
  const glued = difference(scored("10\n\nPassage: more", "10", {}), plan);
  expect(glued).toMatchObject({ verdict: "equal", answer: "10" });
  expect(glued?.why).toMatch(/glued to the next paragraph/);
});

test("else what the harness read, or what our rule says", () => {
  const read = difference(scored("Anna", "Anna", { answer: "Ann" }), plan);
  expect(read?.why).toMatch(/^the harness read "Ann"; /);
  const worse = difference(scored("9", "-9", { value: 1, shown: "C" }), plan);
  expect(worse).toMatchObject({ score: 0, rule: "drop/number-differs" });
  expect(worse?.why).toMatch(/number/);
});

test("an errored sample, and texts of any size, are told in few words", () => {
  const errored = scored("", "x", { value: 1, shown: "C" }, { error: "down" });
  expect(difference(errored, plan)).toMatchObject({
    verdict: "errored",
    rule: null,
    why: "errored",
  });
  const long = "word ".repeat(100_000);
  const told = difference(scored(long, long.slice(1), { value: 1, shown: "C" }), plan);
  expect(JSON.stringify(told).length).toBeLessThan(5000);
  expect(told?.text.endsWith("word ")).toBe(true);
});

test("a verdict line is one line of JSON that nothing in the sample can break", () => {
  const evil = 'a"\\\u2028\u009b\u202e\ud83d\ude00';
  const line = verdictLine(scored(evil, evil, null, { id: `${evil}\n` }), evil);
  expect(line.endsWith("}\n")).toBe(true);
  expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\u2028\p{Bidi_Control}]/u);
  expect(JSON.parse(line)).toMatchObject({ id: `${evil}\n`, answer: evil, log: evil });
});
