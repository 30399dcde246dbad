import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CoreInput, considered, Engine, packScorer, toTarget } from "../../src/core/index.ts";

const engine = new Engine();

function consider(output: string | Uint8Array, target = "42", scorer = "math") {
  const input: CoreInput = {
    scorer: packScorer(scorer),
    text: Buffer.from(output as string),
    isAnswer: false,
    target: toTarget(target),
    choices: null,
    stop: null,
    cut: false,
  };
  const verdict = engine.score([input])[0]!;
  return { input, verdict, candidates: considered(input, verdict) };
}

/** Kind, value and state of each candidate. */
const told = (output: string) =>
  consider(output).candidates.map((c) => `${c.kind} ${c.value}: ${c.state}`);

describe("what was considered, and why the choice fell", () => {
  test.each([
    ["First \\boxed{41}. Wait, the answer is 42.", ["box 41: earlier", "cue 42: taken"]],
    ["so we get 42", ["number 42: taken"]],
    ["The answer is not 42.", ["cue not 42: doubted"]],
    ["\\boxed{42} is wrong", ["box 42: doubted"]],
    ["the answer is 42. I counted 3.", ["cue 42: taken", "number 3: unannounced"]],
    ["\\boxed{1} and \\boxed{2}", ["box 1: joined", "box 2: taken"]],
    ["42, so \\boxed{}", ["number 42: unannounced", "box : empty"]],
    ["<think>\\boxed{1}</think> \\boxed{42}", ["box 1: reasoning", "box 42: taken"]],
    ["\\boxed{42}<|im_end|> \\boxed{5}", ["box 42: taken", "box 5: other_turn"]],
    ["\\boxed{42}\n\nQuestion: 2 + 2?\n\\boxed{4}", ["box 42: taken", "box 4: behind"]],
    ["We simplify to get 6√2", ["number 6√2: taken"]],
    ["La réponse est 42.", ["cue 42: taken"]],
    ["答案是 $42$。", ["cue $42$。: taken"]],
    ["nothing to see", []],
  ])("%s", (output, expected) => {
    expect(told(output)).toEqual(expected);
  });
});

test("spans are byte offsets; of a bare answer nothing is listed", () => {
  const text = "Also ½ é: \\boxed{42}";
  const { candidates } = consider(text);
  const [from, to] = candidates[0]!.span;
  expect(Buffer.from(text).subarray(from, to).toString()).toBe("\\boxed{42}");
  const { input, verdict } = consider("42");
  expect(considered({ ...input, isAnswer: true }, verdict)).toEqual([]);
});

test("where the core names a place, one candidate is taken or doubted and holds it", () => {
  const piece = fc.constantFrom(
    ...["\\boxed{42}", "\\boxed{", "}", "the answer is ", "42", " 43. ", "$x = 5$", "#### 7\n"],
    ...["<answer>", "</answer>", "not ", " or ", "</think>", "<|im_end|>", "\n\n", "6√2", "答案是"],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const { verdict, candidates } = consider(pieces.join(""));
      const meant = candidates.filter((c) => c.state === "taken" || c.state === "doubted");
      if (!verdict.span) return;
      expect(meant).toHaveLength(1);
      expect(meant[0]!.span[0]).toBeLessThanOrEqual(verdict.span[0]);
      expect(meant[0]!.span[1]).toBeGreaterThanOrEqual(verdict.span[1]);
    }),
    { numRuns: 300 },
  );
});

test("an output of a megabyte, of brackets alone too, is listed at once", () => {
  for (const unit of ["\\boxed{", "\\(", "<answer>", "$", "answer is ", "a 1 ", " "]) {
    const text = unit.repeat(Math.floor((1 << 20) / unit.length));
    expect(consider(text).candidates.length).toBeLessThanOrEqual(41);
  }
});
