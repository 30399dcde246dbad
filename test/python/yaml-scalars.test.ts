import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPlain, readYaml } from "../../src/yaml/index.ts";
import { describeWithPython } from "../support/python.ts";

const script = fileURLToPath(new URL("yaml_scalars.py", import.meta.url));

/** Scalars made of what numbers, dates, booleans and nulls are made of. */
const scalar = fc.oneof(
  fc.stringMatching(/^[-+]?[0-9][0-9_.:]{0,6}([eE][-+]?[0-9]{1,2})?$/),
  fc.stringMatching(/^[-+]?0[bxo]?[0-9a-fA-F_]{1,6}$/),
  fc.stringMatching(/^[-+]?[0-9]{0,3}\.[0-9_]{0,3}([eE][-+]?[0-9]{1,2})?$/),
  fc.stringMatching(
    /^20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{2}:[0-9]{2}(\.[0-9]{0,3})?( ?(Z|[-+][0-9]{1,2}(:[0-9]{2})?))?)?$/,
  ),
  fc.stringMatching(/^[-+]?\.(inf|Inf|INF|nan|NaN|NAN|iNf)$/),
  fc.mixedCase(
    fc.constantFrom("yes", "no", "on", "off", "true", "false", "null", "y", "n", "none"),
  ),
  fc.constantFrom(
    "~",
    "=",
    "<<",
    "1:2:3",
    "-1:59",
    "1:60",
    "12:30:45.5",
    "0",
    "-0",
    "+0",
    "-0.0",
    "0_",
    "0b_",
    "0x_",
  ),
  fc.stringMatching(/^[A-Za-z0-9_.+-]{1,6}$/),
);

describeWithPython("inspect", "plain scalars", (python) => {
  test("are read as PyYAML reads them", () => {
    const texts = [...new Set(fc.sample(scalar, 6000))].filter((t) => !/^-$|:$/.test(t));
    const answers: [string, string | boolean | null][] = JSON.parse(
      execFileSync(python, [script], { input: JSON.stringify(texts), encoding: "utf8" }),
    );
    const kinds = new Set<string>();
    texts.forEach((text, i) => {
      const [type, value] = answers[i]!;
      kinds.add(type);
      const ours = readPlain(text);
      // A date that is none (month 13) or a zone too far: refused there, an error here as well.
      if (ours.type === "date" && type === "refused") return;
      expect(ours.type, text).toBe(type);
      if (type === "int") expect(ours.value, text).toBe(Number(value));
      else if (type === "float") {
        const named = { inf: Infinity, "-inf": -Infinity, nan: Number.NaN }[value as "inf"];
        expect(ours.value, text).toBe(named ?? Number(value));
      } else if (type !== "date" && type !== "refused") expect(ours.value, text).toBe(value);
    });
    expect([...kinds].sort()).toEqual(["bool", "date", "float", "int", "null", "refused", "str"]);
  });

  test("a date or a scalar PyYAML fails on never goes unreported", () => {
    for (const text of ["2026-01-15", "2026-13-45", "=", "0b_"]) {
      const { findings } = readYaml(Buffer.from(`k: ${text}`));
      expect(
        findings.map((f) => f.severity),
        text,
      ).toEqual(["error"]);
    }
  });
});
