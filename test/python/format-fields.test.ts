import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFields } from "../../src/spec/format.ts";
import { describeWithPython } from "../support/python.ts";

const script = fileURLToPath(new URL("format_fields.py", import.meta.url));

const template = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."{,},{{,}},{prompt},{x},{},{0},!,:,!r,!s,!x,[,],.,a, ,\\boxed{A},{x:.2f},{x!r:>3},{x:{y}}".split(
          ",",
        ),
      ),
      fc.stringMatching(/^[a-z{}:!]{0,4}$/),
    ),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(""));

describeWithPython("inspect", "templates", (python) => {
  test("fail here where Inspect can't fill them in, and have the same fields", () => {
    const texts = [...new Set(fc.sample(template, 4000))];
    const answers: { error?: string; names?: string[] }[] = JSON.parse(
      execFileSync(python, [script], { input: JSON.stringify(texts), encoding: "utf8" }),
    );
    texts.forEach((text, i) => {
      const { error, names } = answers[i]!;
      const ours = formatFields(text);
      expect(ours.error !== null, `${JSON.stringify(text)} ${error} ${ours.error}`).toBe(
        error !== undefined,
      );
      if (names) {
        const outer = names.map((name) => name.split(/[.[]/, 1)[0]);
        expect(ours.names, text).toEqual(expect.arrayContaining(outer));
      }
    });
    expect(answers.filter((a) => a.error).length).toBeGreaterThan(300);
    expect(answers.filter((a) => a.names?.length).length).toBeGreaterThan(300);
  });
});
