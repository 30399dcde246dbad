/**
 * The core looks for bytes sixteen at a time, over both ends of a text: what stands before or
 * behind it must not count, wherever it begins and ends.
 */
import { expect, test } from "vitest";
import { Batch, loadCore } from "../../src/core/index.ts";
import { sample } from "../support/samples.ts";

const TEXTS = [
  "<think>It is 7.</think> So he has $5 + $7 left.\n\nThe answer is 12 eggs.\n\n\nQuestion: and 9?",
  "We can’t determine the answer, \\boxed{41} or \\(x\\) and #### 42\n\nProblem 2: <answer>8</answer>",
  "insufficient information is 3,\n* A: \\fbox{5} 答案是 6 \\[ 7 \\] ANSWER: 18 farms, no</think>",
];
/** Of the first entry of a batch: where the text begins, and its length. */
const START = 8 + 8;
const LENGTH = 8 + 12;

test.each(["math", "gsm8k", "squad", "choice"])(
  "%s reads nothing outside of the text",
  (scorer) => {
    const core = loadCore().instantiate();
    const batch = new Batch(core);
    const record = () => {
      const at = batch.score();
      return Buffer.from(core.memory.buffer, at, 40).toString("hex");
    };
    const given = scorer === "choice" ? { scorer, choices: ["a", "b"] } : { scorer };
    for (const text of TEXTS.map((t) => Buffer.from(t))) {
      for (let cut = 0; cut <= text.length; cut++) {
        for (const [from, to] of [[0, cut] as const, [cut, text.length] as const]) {
          batch.open(1 << 16);
          batch.add(sample(text.subarray(from, to), given));
          const alone = record();
          // The same bytes as a part of the whole.
          batch.open(1 << 16);
          batch.add(sample(text, given));
          const view = new DataView(core.memory.buffer, core.reserve(1 << 16));
          view.setUint32(START, view.getUint32(START, true) + from, true);
          view.setUint32(LENGTH, to - from, true);
          expect(record(), `${scorer} ${text.subarray(from, to)}`).toBe(alone);
        }
      }
    }
  },
);
