/** Templates are filled as Inspect AI fills them (checked there by test/python/translated). */
import { expect, test } from "vitest";
import { fillTemplate } from "../../src/translate/template.ts";
import type { Piece } from "../../src/translate/types.ts";

const known = (name: string): Piece[] | undefined =>
  name === "prompt" ? [{ input: "question" }] : name === "kind" ? [{ column: "kind" }] : undefined;

test.each<[string, Piece[]]>([
  ["{prompt}", [{ input: "question" }]],
  ["Q: {prompt}\nA:", [{ text: "Q: " }, { input: "question" }, { text: "\nA:" }]],
  ["{{prompt}} {prompt}", [{ text: "{prompt} " }, { input: "question" }]],
  ["\\boxed{ANSWER} {prompt}", [{ text: "\\boxed{ANSWER} " }, { input: "question" }]],
  ["{kind}{kind}", [{ column: "kind" }, { column: "kind" }]],
  ["{} and {}", [{ text: "{0} and {1}" }]],
  ["no field", [{ text: "no field" }]],
  ["", []],
])("%j", (template, pieces) => {
  expect(fillTemplate(template, known)).toEqual(pieces);
});

test.each(["{", "}", "a } b", "{prompt", "{{}"])("a lone brace is an error: %j", (template) => {
  expect(() => fillTemplate(template, known)).toThrow(/lone "[{}]"/);
});

test.each(["{prompt:>5}", "{kind!r}", "{kind[0]}", "{other:>5}", "{prompt.text}"])(
  "what Python would format is refused: %j",
  (template) => {
    expect(() => fillTemplate(template, known)).toThrow(/formats the field/);
  },
);
