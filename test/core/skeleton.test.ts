import { expect, test } from "vitest";
import { Engine, packScorer, toTarget } from "../../src/core/index.ts";

const input = (text: string, target: string, more = {}) => ({
  scorer: packScorer("math"),
  text: Buffer.from(text),
  isAnswer: false,
  target: toTarget(target),
  choices: null,
  stop: null,
  cut: false,
  ...more,
});

test("a batch goes in and records come out", () => {
  const [a, b] = new Engine().score([input("42", "42"), input("41", "42")]);
  expect(a).toMatchObject({ verdict: "equal", score: 1 });
  expect(b).toMatchObject({ verdict: "different", score: 0 });
});

test("a stop that cuts a decimal in two is flagged", () => {
  const [a] = new Engine().score([input("12.25", "12.25", { stop: [Buffer.from(".")] })]);
  expect(a).toMatchObject({ stopped: true, decimalCut: true, textEnd: 2 });
});
