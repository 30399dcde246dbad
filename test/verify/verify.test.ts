import { describe, expect, test } from "vitest";
import { EvalmarkError } from "../../src/errors.ts";
import { canonicalJson } from "../../src/json/jcs.ts";
import { generateKeys } from "../../src/token/index.ts";
import { CHECKS, type CheckName, type VerifyInput, verifyResult } from "../../src/verify/index.ts";
import { forge, HEADER, renamed } from "../token/fixture.ts";
import { answers, claimsOf, hex, score, sealed, task, withLog } from "./world.ts";

type Entry = VerifyInput["entry"];
const honest = await sealed();
const withEntry = (change: Partial<Entry>): VerifyInput => ({
  ...honest,
  entry: { ...honest.entry, ...change },
});

/** Exit code and name of the first check that failed. */
async function judge(input: VerifyInput): Promise<[number, CheckName | null]> {
  const { checks, exit } = await verifyResult(input);
  return [exit, checks.find((check) => check.ok === false)?.name ?? null];
}

describe("honest results", () => {
  test("everything given: verified, a line for every check", async () => {
    const dated = withEntry({ date: "2025-10-09T08:53:20Z" });
    const got = await verifyResult({ ...dated, model: "acme/tiny-7b" });
    expect([got.outcome, got.exit]).toEqual(["verified", 0]);
    expect(got.checks.map((check) => check.name)).toEqual(Object.keys(CHECKS));
    const open = got.checks.filter((check) => check.ok !== true);
    expect(open.map((check) => check.name)).toEqual([
      "weights",
      "data",
      "plan",
      "others",
      "canary",
    ]);
    expect(got.claims).toEqual(claimsOf(answers));
    const score = got.checks.find((check) => check.name === "score")!;
    expect(score.note).toBe("10 of 10 samples scored again: reproduced exactly");
  });

  test("no rows: verified, and it says that completeness was not checked", async () => {
    const got = await verifyResult({ ...honest, rows: undefined });
    expect(got.exit).toBe(0);
    expect(got.checks.at(-1)).toMatchObject({ name: "completeness", ok: "skipped" });
    expect(got.checks.at(-1)!.note).toMatch(/completeness not checked/);
  });

  test("no log, or no eval.yaml: signed, not re-scored", async () => {
    const noLog = { ...honest, logs: undefined, rescore: undefined };
    expect(await judge(noLog)).toEqual([10, null]);
    expect(await judge({ ...noLog, core: { digest: hex("newer"), abi: 2 } })).toEqual([10, null]);
    expect(await judge({ ...honest, spec: undefined })).toEqual([10, null]);
    expect(await judge({ ...honest, logs: undefined })).toEqual([10, null]);
  });

  test("a reformatted eval.yaml is the same task, and is named so", async () => {
    const got = await verifyResult({ ...honest, spec: { ...honest.spec!, digest: hex("other") } });
    expect(got.exit).toBe(0);
    expect(got.checks.find((check) => check.name === "spec")!.note).toMatch(/reformatted/);
  });

  test("model and date are not said to fit where there is nothing to compare", async () => {
    const { checks } = await verifyResult(honest);
    const skipped = checks.filter((check) => check.ok === "skipped");
    expect(skipped.map((check) => check.name)).toEqual([
      "model",
      "date",
      "weights",
      "data",
      "plan",
      "others",
      "canary",
    ]);
  });

  test("dates and notes that were signed", async () => {
    const date = "2025-10-09T08:53:20Z";
    expect(await judge(withEntry({ date }))).toEqual([0, null]);
    const noted = await sealed(answers, {}, (claims) => ({ ...claims, notes: "With tools" }));
    expect(await judge({ ...noted, entry: { ...noted.entry, notes: "With tools" } })).toEqual([
      0,
      null,
    ]);
    expect(await judge(noted)).toEqual([20, "notes"]);
  });

  test("a zero may carry a sign in YAML", async () => {
    const wrong = await sealed(answers.map((answer) => ({ ...answer, output: "?" })));
    expect(await judge({ ...wrong, entry: { ...wrong.entry, value: -0 } })).toEqual([0, null]);
  });
});

describe("which fields of the entry are signed", () => {
  const source = { url: "https://example.org/log", name: "Log" };

  test("the link to the log is not, and no edit of it looks so", async () => {
    const date = "2025-10-09T08:53:20Z";
    for (const { url, name } of [source, { ...source, url: "https://evil.example/other" }]) {
      const got = await verifyResult(withEntry({ date, source: { url, name } }));
      expect(got.exit).toBe(0);
      expect(got.fields).toEqual({
        signed: ["dataset.id", "dataset.task_id", "value", "date"],
        unsigned: ["source.url", "source.name"],
      });
    }
  });

  test("of a changed field it is not said, and of a key that later forms may bring", async () => {
    const changed = await verifyResult(withEntry({ value: 71, notes: "With tools" }));
    expect(changed.fields).toEqual({
      signed: ["dataset.id", "dataset.task_id"],
      unsigned: ["value", "notes"],
    });
    const more = { ...honest.entry, badge: "verified", toString: 1 } as Entry;
    expect((await verifyResult({ ...honest, entry: more })).fields.unsigned).toEqual([
      "badge",
      "toString",
    ]);
  });

  test("without a trusted signer none is", async () => {
    const { fields } = await verifyResult({ ...withEntry({ source }), keys: [] });
    expect(fields.signed).toEqual([]);
    expect(fields.unsigned).toEqual([
      "dataset.id",
      "dataset.task_id",
      "value",
      "source.url",
      "source.name",
    ]);
  });
});

describe("a forged entry is rejected", () => {
  test.each([
    ["a better value", { value: 71 }, "value"],
    ["the other scale", { value: 0.7 }, "value"],
    ["a value that is text", { value: "70" }, "value"],
    ["a value that is none", { value: Number.NaN }, "value"],
    ["an infinite value", { value: Number.POSITIVE_INFINITY }, "value"],
    ["no value", { value: null }, "value"],
    ["another dataset", { dataset: { id: "cais/hle", task_id: "sums" } }, "dataset"],
    ["another task", { dataset: { id: "acme/sums", task_id: "mc" } }, "dataset"],
    [
      "a revision that was not signed",
      { dataset: { id: "acme/sums", task_id: "sums", revision: "0".repeat(40) } },
      "dataset",
    ],
    ["notes", { notes: "With tools" }, "notes"],
    ["another day", { date: "2025-10-10" }, "date"],
    ["the day alone", { date: "2025-10-09" }, "date"],
    ["the time in another zone", { date: "2025-10-10T00:53:20+16:00" }, "date"],
    ["the time in other digits", { date: "2025-10-09T08:53:20.000Z" }, "date"],
    ["a date without a zone", { date: "2025-10-09T08:53:20" }, "date"],
    ["a date that is no text", { date: new Date(1_760_000_000_000) }, "date"],
  ] as [string, Partial<Entry>, CheckName][])("%s", async (_, change, name) => {
    expect(await judge(withEntry(change))).toEqual([20, name]);
  });

  test("moved to another model's repository", async () => {
    expect(await judge({ ...honest, model: "acme/tiny-7b" })).toEqual([0, null]);
    expect(await judge({ ...honest, model: "evil/copy-7b" })).toEqual([20, "model"]);
  });

  test("a token from the future", async () => {
    expect(await judge({ ...honest, now: 1_760_000_000 - 300 })).toEqual([0, null]);
    expect(await judge({ ...honest, now: 1_760_000_000 - 301 })).toEqual([20, "date"]);
  });

  test("nothing expensive is begun after a failure", async () => {
    let begun = false;
    const rescore = async () => {
      begun = true;
      return score(answers);
    };
    const got = await verifyResult({ ...withEntry({ value: 71 }), rescore });
    expect(begun).toBe(false);
    expect(got.checks.find((check) => check.name === "samples")).toMatchObject({ ok: "skipped" });
  });
});

describe("tokens and keys", () => {
  test("no token, or a stranger's: no trusted signer", async () => {
    expect(await judge(withEntry({ verifyToken: undefined }))).toEqual([12, "token"]);
    const { publicJwk } = await generateKeys();
    expect(await judge({ ...honest, keys: [publicJwk] })).toEqual([12, "token"]);
    expect(await judge({ ...honest, keys: [] })).toEqual([12, "token"]);
  });

  test("a signature that the named key did not make: rejected", async () => {
    const { privateJwk } = await generateKeys();
    const forged = forge(canonicalJson(claimsOf(answers)), HEADER, privateJwk);
    expect(await judge(withEntry({ verifyToken: forged }))).toEqual([20, "token"]);
  });

  test.each([
    [
      "a changed character",
      (t: string) => `${t.slice(0, 400)}${t[400] === "A" ? "B" : "A"}${t.slice(401)}`,
    ],
    ["a newline", (t: string) => `${t}\n`],
    ["a number", () => 7],
    ["an empty text", () => ""],
  ])("%s: rejected", async (_, change) => {
    const verifyToken = change(honest.entry.verifyToken as string);
    expect(await judge(withEntry({ verifyToken }))).toEqual([20, "token"]);
  });

  test("a later version can't be checked", async () => {
    const later = forge(canonicalJson({ ...claimsOf(answers), v: 2 }));
    expect(await judge(withEntry({ verifyToken: later }))).toEqual([30, "token"]);
  });

  test("a token of the preview is stale", async () => {
    const old = forge(canonicalJson({ ...claimsOf(answers), v: 0 }));
    const got = await verifyResult(withEntry({ verifyToken: old }));
    expect([got.outcome, got.exit]).toEqual(["stale", 11]);
    expect(got.checks[0]!.note).toMatch(/before the format was final/);
    expect(got.checks[0]!.cure).toMatch(/sign again/);
  });

  test("signed numbers that contradict one another: rejected", async () => {
    const claims = claimsOf(answers);
    const result = { ...claims.result, value: 71 };
    const verifyToken = forge(canonicalJson(renamed({ ...claims, result })));
    expect(await judge(withEntry({ value: 71, verifyToken }))).toEqual([20, "counts"]);
  });
});

describe("eval.yaml, core and log", () => {
  test("a changed task is stale; a missing one, too", async () => {
    const spec = (change: object) => ({ digest: hex("new"), task: { ...task, ...change } });
    expect(await judge({ ...honest, spec: spec({}) })).toEqual([0, null]);
    expect(await judge({ ...honest, spec: spec({ split: "dev" }) })).toEqual([11, "spec"]);
    expect(await judge({ ...honest, spec: { digest: hex("new"), task: null } })).toEqual([
      11,
      "spec",
    ]);
  });

  test("another scorer than the declared one is shown; a misnamed declaration is rejected", async () => {
    const math = { name: "math", options: {} };
    const rescore: VerifyInput["rescore"] = async (_, see) => ({
      ...score(answers, {}, see),
      scorer: math,
    });
    const notes = "scored by evalmark math instead of the declared match";
    const by = async (notes: string | null) => {
      const input = await sealed(answers, {}, (claims) => ({
        ...claims,
        scorer: { ...claims.scorer, used: math },
        notes,
      }));
      const entry = notes === null ? input.entry : { ...input.entry, notes };
      return { ...input, entry, rescore };
    };
    // An entry shows value and notes: another scorer that they hide looks like the declared one.
    expect(await judge(await by(null))).toEqual([20, "declared"]);
    expect(await judge(await by("temperature 0"))).toEqual([20, "declared"]);
    const got = await verifyResult(await by(notes));
    expect(got.exit).toBe(0);
    expect(got.checks.find((check) => check.name === "declared")!.note).toBe(
      "match {}; replaced by math {}",
    );
    const misnamed = await sealed(answers, {}, (claims) => ({
      ...claims,
      scorer: { declared: math, used: math },
    }));
    expect(await judge({ ...misnamed, rescore })).toEqual([20, "declared"]);
  });

  test("another core can't re-score", async () => {
    for (const core of [
      { digest: hex("swapped"), abi: 1 },
      { digest: hex("core"), abi: 2 },
    ]) {
      expect(await judge({ ...honest, core })).toEqual([30, "core"]);
    }
  });

  test("a better reducer than the eval.yaml's", async () => {
    const twice = answers.flatMap((answer) => [
      { ...answer, epoch: 1 },
      { ...answer, epoch: 2, output: "?" },
    ]);
    expect(await judge(await sealed(twice, { epochs: 2 }))).toEqual([0, null]);
    expect(await judge(await sealed(twice, { epochs: 2, reducer: "max" }))).toEqual([20, "epochs"]);
  });

  test("fewer epochs than the eval.yaml's are rejected, more are shown", async () => {
    const fewer = await sealed(answers, { declared: 2 });
    expect(await judge(fewer)).toEqual([20, "epochs"]);
    const twice = [1, 2].flatMap((epoch) => answers.map((answer) => ({ ...answer, epoch })));
    const got = await verifyResult(await sealed(twice, { epochs: 2, declared: 1 }));
    expect(got.exit).toBe(0);
    expect(got.checks.find((check) => check.name === "epochs")!.note).toBe(
      "2 x mean; the eval.yaml says 1 x mean",
    );
  });

  test("a partial result is over all rows of the data, run or not", async () => {
    const five = await sealed(answers.slice(0, 5), { rows: 10 });
    expect(five.entry.value).toBe(50);
    const got = await verifyResult(five);
    expect(got.exit).toBe(10);
    expect(got.claims?.result).toMatchObject({ rows: 10, n: 10, counts: { missing: 5 } });
    expect(got.checks.find((check) => check.name === "score")!.note).toMatch(/^5 of 10 samples/);
    expect(await judge(await sealed(answers.slice(0, 5)))).toEqual([20, "completeness"]);
  });

  test("one output edited, or two exchanged, after signing", async () => {
    const edited = answers.map((a) => (a.id === 9 ? { ...a, output: a.target } : a));
    expect(await judge({ ...honest, ...withLog(edited) })).toEqual([20, "log"]);
    const exchanged = answers.with(0, { ...answers[0]!, output: "2" });
    expect(await judge({ ...honest, ...withLog(exchanged) })).toEqual([20, "log"]);
    // Even where the file's digest were the signed one, the samples are not.
    const rescore = async () => score(edited);
    expect(await judge({ ...honest, rescore })).toEqual([20, "samples"]);
  });

  test("a sample that is there twice", async () => {
    const copied = answers.with(9, answers[0]!);
    const { rescore } = withLog(copied);
    expect(await judge({ ...honest, rescore })).toEqual([20, "samples"]);
  });

  test("scores flipped before sealing", async () => {
    const flipped = await sealed(answers, { lenient: true });
    expect(flipped.entry.value).toBe(100);
    expect(await judge({ ...flipped, ...withLog(answers) })).toEqual([20, "samples"]);
  });

  test("a right root under a wrong count", async () => {
    const claims = claimsOf(answers);
    const counts = { ...claims.result.counts, different: 2, unanswered: 1 };
    const forged = renamed({ ...claims, result: { ...claims.result, counts } });
    const input = withEntry({ verifyToken: forge(canonicalJson(forged)) });
    const got = await verifyResult(input);
    expect(got.exit).toBe(20);
    expect(got.checks.find((check) => check.ok === false)).toEqual({
      name: "score",
      ok: false,
      code: "E_RESCORE",
      cure: expect.stringMatching(/changed before they were signed/),
      expected: expect.stringContaining('"unanswered":1'),
      found: expect.stringContaining('"unanswered":0'),
    });
  });

  test("other options of the scorer", async () => {
    const rescore = async () => ({
      ...score(answers),
      scorer: { name: "inspect/match", options: { numeric: true } },
    });
    expect(await judge({ ...honest, rescore })).toEqual([20, "scorer"]);
  });

  test("another filter of the log, or one where none was signed", async () => {
    const of = (filter: string | null): VerifyInput["rescore"] => {
      return async (_, see) => ({ ...score(answers, {}, see), filter });
    };
    const strict = await sealed(answers, {}, (claims) => ({
      ...claims,
      run: { ...claims.run, filter: "strict" },
    }));
    expect(await judge({ ...strict, rescore: of("strict") })).toEqual([0, null]);
    for (const filter of ["flexible", null]) {
      expect(await judge({ ...strict, rescore: of(filter) })).toEqual([20, "scorer"]);
    }
    expect(await judge({ ...honest, rescore: of("strict") })).toEqual([20, "scorer"]);
  });

  test("errored samples left out: only as was signed", async () => {
    const log = answers.map((a) => (a.id === 10 ? { ...a, error: "timeout" } : a));
    const exclude = await sealed(log, { errors: "exclude" });
    expect(exclude.entry.value).toBe(77.78);
    expect(await judge(exclude)).toEqual([10, null]);
    expect(await judge({ ...exclude, ...withLog(log) })).toEqual([20, "score"]);
  });

  test("an edited or unreadable log can't be checked", async () => {
    const doubtful: VerifyInput["rescore"] = async (_, see) => ({
      ...score(answers, {}, see),
      doubts: ["status is cancelled"],
    });
    expect(await judge({ ...honest, rescore: doubtful })).toEqual([30, "state"]);
    const broken = async () => {
      throw new EvalmarkError("ERR_FORMAT", "truncated");
    };
    expect(await judge({ ...honest, rescore: broken })).toEqual([30, "samples"]);
    const bug = async () => {
      throw new TypeError("a bug");
    };
    await expect(verifyResult({ ...honest, rescore: bug })).rejects.toThrow(TypeError);
  });
});
