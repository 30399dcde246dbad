import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/json/jcs.ts";
import type { Claims } from "../../src/token/index.ts";
import { type Repository, type VerifyInput, verifyResult } from "../../src/verify/index.ts";
import { forge, renamed } from "../token/fixture.ts";
import { answers, claimsOf, hex, registry, sealed, task, withLog } from "../verify/world.ts";
import { codeOf } from "./judge.ts";

const honest = await sealed();
const withEntry = (change: Partial<VerifyInput["entry"]>) => ({
  ...honest,
  entry: { ...honest.entry, ...change },
});
const signed = (change: (claims: Claims) => Claims) => {
  const verifyToken = forge(canonicalJson(renamed(change(claimsOf(answers)))));
  return withEntry({ verifyToken });
};

/** A repository with these weights, in which the commit `ab...` is or isn't. */
const repository = (weights: string | null, there: boolean): Repository => ({
  hasCommit: async (commit) => there && commit === "ab".repeat(20),
  weights: async () => weights,
});
const [W1, W2] = ["a", "b"].map((c) => Buffer.alloc(32, c).toString("base64url"));
const bound = (weights: string | null) =>
  sealed(answers, {}, (claims) => ({
    ...claims,
    model: { ...claims.model, revision: "ab".repeat(20), weights },
  }));

describe("1 to 4: the model", () => {
  test("1: a token moved to another model", async () => {
    expect(await codeOf({ ...honest, model: "evil/copy" })).toBe("E_MODEL");
    expect(await codeOf({ ...honest, model: "acme/tiny-7b" })).toBe(null);
  });

  test("2: a revision that isn't there, and no weights", async () => {
    const input = await bound(null);
    expect(await codeOf({ ...input, repository: repository(null, false) })).toBe("E_MODEL_REV");
    expect(await codeOf({ ...input, repository: repository(null, true) })).toBe(null);
  });

  test("3 and 4: squashed away, the weights the same; the weights others", async () => {
    const input = await bound(W1!);
    expect(await codeOf({ ...input, repository: repository(W1!, false) })).toBe(null);
    expect(await codeOf({ ...input, repository: repository(W2!, true) })).toBe("S_WEIGHTS_CHANGED");
    expect(await codeOf({ ...input, repository: repository(null, false) })).toBe("E_MODEL_REV");
  });
});

describe("5 to 7: dataset, value, counts", () => {
  test.each<[string, Partial<VerifyInput["entry"]>, string | null]>([
    ["5: another dataset", { dataset: { id: "cais/hle", task_id: "sums" } }, "E_DATASET"],
    ["5: another task", { dataset: { id: "acme/sums", task_id: "mc" } }, "E_DATASET"],
    [
      "5: another revision",
      { dataset: { id: "acme/sums", task_id: "sums", revision: "0".repeat(40) } },
      "E_DATASET_REV",
    ],
    ["6: a better value", { value: 71 }, "E_VALUE"],
    ["6: the other scale", { value: 0.7 }, "E_VALUE"],
    ["6: text", { value: "70" }, "E_VALUE"],
    ["6: no number", { value: Number.NaN }, "E_VALUE"],
    ["6: without end", { value: Number.POSITIVE_INFINITY }, "E_VALUE"],
    ["notes", { notes: "With tools" }, "E_NOTES"],
    ["date", { date: "2025-10-10" }, "E_DATE"],
    ["as it was signed", { value: 70, date: "2025-10-09T08:53:20Z" }, null],
  ])("%s", async (_, change, code) => {
    expect(await codeOf(withEntry(change))).toBe(code);
  });

  test("7: signed numbers that contradict one another", async () => {
    const result = (change: Partial<Claims["result"]>) => (claims: Claims) => ({
      ...claims,
      result: { ...claims.result, ...change },
    });
    const of = async (change: Partial<Claims["result"]>) => {
      const input = signed(result(change));
      const value = change.value ?? 70;
      return codeOf({ ...input, entry: { ...input.entry, value } });
    };
    expect(await of({ value: 71 })).toBe("E_VALUE_COUNTS");
    expect(await of({ k: ["11", "1"] })).toBe("E_COUNTS");
    expect(await of({ n: 9 })).toBe("E_COUNTS");
    expect(await of({ k: ["14", "2"] })).toBe("E_COUNTS");
    expect(await of({})).toBe(null);
  });
});

describe("5: names that run into one another", () => {
  const sha = "0".repeat(40);
  const plain = { task_id: "sums", revision: sha };
  const joined = { task_id: `sums at ${sha}`, revision: undefined };

  test.each([
    ["the commit moved into the task", plain, joined],
    ["the commit moved out of the task", joined, plain],
  ])("%s", async (_, { revision = null, task_id }, moved) => {
    const { entry, keys, core } = await sealed(answers, {}, (claims) => ({
      ...claims,
      dataset: { ...claims.dataset, task: task_id, revision },
      spec: { ...claims.spec, task: { ...claims.spec.task, id: task_id } },
    }));
    const of = (dataset: Partial<typeof moved>) =>
      codeOf({
        entry: { ...entry, dataset: { ...entry.dataset, ...dataset } },
        keys,
        core,
        registry,
      });
    expect(await of(moved)).toBe("E_DATASET");
    expect(await of(revision === null ? joined : plain)).toBe("S_NOT_RESCORED");
  });
});

describe("rejected before all else", () => {
  const changed = { digest: hex("new"), task: { ...task, split: "dev" } };

  test("a forgery of a changed task is no stale result", async () => {
    expect(await codeOf({ ...honest, spec: changed })).toBe("S_EVAL_YAML_CHANGED");
    const edited = answers.map((a, i) => (i === 9 ? { ...a, output: a.target } : a));
    expect(await codeOf({ ...honest, spec: changed, ...withLog(edited) })).toBe("E_LOG_ROOT");
  });

  test("nor is one of other weights", async () => {
    const input = { ...(await bound(W1!)), repository: repository(W2!, true) };
    expect(await codeOf(input)).toBe("S_WEIGHTS_CHANGED");
    const found = await verifyResult({ ...input, plan: "not.a.plan" });
    expect([found.exit, found.code, found.publisher.kind]).toEqual([20, "E_PLAN", "unknown"]);
  });
});

describe("8 to 15: the samples", () => {
  test("8: hard samples left out", async () => {
    const fewer = await sealed(answers.slice(0, 7));
    expect(fewer.entry.value).toBe(100);
    expect(await codeOf(fewer)).toBe("E_INCOMPLETE");
    const unseen = await codeOf({ ...fewer, rows: undefined });
    // Without the rows nobody can tell: the check says so.
    expect(unseen).toBe(null);
    const { checks } = await verifyResult({ ...fewer, rows: undefined });
    expect(checks.at(-1)).toMatchObject({ ok: "skipped", code: "S_N_UNCHECKED" });
    expect(await codeOf(honest)).toBe(null);
  });

  test("9: a hard sample replaced by a second copy of an easy one", async () => {
    const copied = [...answers.slice(0, 9), { ...answers[0]!, id: "1" }];
    expect(await codeOf(await sealed(copied))).toBe("E_SAMPLE_DUP");
    const renumbered = [...answers.slice(0, 9), { ...answers[9]! }];
    expect(await codeOf(await sealed(renumbered))).toBe(null);
  });

  test("10: a sample that the dataset hasn't", async () => {
    const stranger = [...answers.slice(0, 9), { ...answers[0]!, id: 11 }];
    expect(await codeOf(await sealed(stranger))).toBe("E_SAMPLE_UNKNOWN");
  });

  test("11: errored samples dropped; left out as declared they make a partial result", async () => {
    const errored = answers.map((a, i) => (i < 8 ? a : { ...a, error: "down" }));
    expect(await codeOf(await sealed(errored))).toBe(null);
    expect(await codeOf(await sealed(errored, { errors: "exclude" }))).toBe("S_PARTIAL");
    expect(await codeOf(await sealed(errored.slice(0, 8)))).toBe("E_INCOMPLETE");
  });

  test("12: an output edited, two samples swapped", async () => {
    const edited = answers.map((a, i) => (i === 9 ? { ...a, output: a.target } : a));
    expect(await codeOf({ ...honest, ...withLog(edited) })).toBe("E_LOG_ROOT");
    const [a, b, ...rest] = answers;
    const swapped = [{ ...a!, output: b!.output }, { ...b!, output: a!.output }, ...rest];
    expect(await codeOf({ ...honest, ...withLog(swapped) })).toBe("E_LOG_ROOT");
    const noDigest = { ...withLog(edited), logs: undefined };
    expect(await codeOf({ ...honest, ...noDigest })).toBe("E_LOG_ROOT");
  });

  test("13: a score flipped before it was sealed", async () => {
    const flipped = await sealed(answers, { lenient: true });
    expect(await codeOf({ ...flipped, ...withLog(answers) })).toBe("E_RESCORE");
  });

  test("14: two scores exchanged, the total the same", async () => {
    const exchanged = answers.map((a, i) =>
      i === 0 ? { ...a, output: "?" } : i === 9 ? { ...a, output: a.target } : a,
    );
    const other = claimsOf(exchanged);
    expect(other.result.value).toBe(70);
    const forged = await sealed(answers, {}, (claims) => ({
      ...claims,
      run: { ...claims.run, samples: other.run.samples },
    }));
    expect(await codeOf(forged)).toBe("E_RESCORE_SAMPLE");
  });

  test("15: a target edited in the log, and sealed again", async () => {
    const edited = answers.map((a, i) => (i === 9 ? { ...a, target: "?" } : a));
    const forged = await sealed(edited);
    expect(forged.entry.value).toBe(80);
    expect(await codeOf(forged)).toBe("E_TARGET");
  });

  test("15: a question edited", async () => {
    const [first, ...rest] = honest.rows!;
    const rows = [{ ...first, question: "0+0?" }, ...rest];
    expect(await codeOf({ ...honest, rows })).toBe("E_ROW");
    expect(await codeOf(honest)).toBe(null);
  });
});

describe("16 to 21: eval.yaml, core, scorer, judge", () => {
  test("16: the task has changed, with what differs", async () => {
    const spec = { digest: hex("new"), task: { ...task, epochs: 4 } };
    expect(await codeOf({ ...honest, spec })).toBe("S_EVAL_YAML_CHANGED");
    expect(await codeOf({ ...honest, spec: { digest: hex("x"), task: null } })).toBe(
      "S_EVAL_YAML_CHANGED",
    );
    const { checks } = await verifyResult({ ...honest, spec });
    const check = checks.find(({ name }) => name === "spec");
    expect(check?.note).toMatch(/since the result was signed: epochs 1 -> 4$/);
    expect(await codeOf(honest)).toBe(null);
  });

  test("17: only formatted anew", async () => {
    const spec = { ...honest.spec!, digest: hex("formatted") };
    expect(await codeOf({ ...honest, spec })).toBe(null);
  });

  test("18: another core than the signed one", async () => {
    const core = { digest: hex("swapped"), abi: 1, chosen: true };
    expect(await codeOf({ ...honest, core })).toBe("E_SCORER_DIGEST");
    expect(await codeOf({ ...honest, core: { ...core, chosen: false } })).toBe("S_CORE_NEEDED");
    expect(await codeOf({ ...honest, core: { ...core, digest: hex("core") } })).toBe(null);
  });

  test("19: a core that no registry lists; one with a known bug", async () => {
    const unknown = { ...honest, registry: new Map() };
    let ran = false;
    const rescore: VerifyInput["rescore"] = (...args) => {
      ran = true;
      return honest.rescore!(...args);
    };
    expect(await codeOf({ ...unknown, rescore })).toBe("S_SCORER_UNKNOWN");
    expect(ran).toBe(false);
    const allowed = { ...unknown, core: { ...honest.core, unlisted: true }, rescore };
    expect(await codeOf(allowed)).toBe("S_SCORER_UNKNOWN");
    expect(ran).toBe(true);
    const bugs = [{ text: "1/2 was 0.6", reference: "https://example.org/1" }];
    const known = honest.registry!.get(hex("core"))!;
    const buggy = new Map([[hex("core"), { ...known, status: "known-bug" as const, bugs }]]);
    expect(await codeOf({ ...honest, registry: buggy })).toBe("S_SCORER_KNOWN_BUG");
  });

  test("20: the scorer's options, in the log or as declared", async () => {
    const options = { numeric: true };
    const declared = { name: "match", options };
    expect(await codeOf(signed((c) => ({ ...c, scorer: { ...c.scorer, declared } })))).toBe(
      "E_SCORER_CONFIG",
    );
    const rescore: VerifyInput["rescore"] = async (...args) => ({
      ...(await honest.rescore!(...args)),
      scorer: { name: "inspect/match", options },
    });
    expect(await codeOf({ ...honest, rescore })).toBe("E_SCORER_CONFIG");
  });

  test("20: fewer epochs than are declared", async () => {
    expect(await codeOf(await sealed(answers, { declared: 2 }))).toBe("E_EPOCHS");
  });

  test("21: another judge than was signed", async () => {
    const judge = { scorer: { name: "model_graded_fact", options: {} }, models: ["m/a"], n: 10 };
    const of =
      (models: string[]): VerifyInput["rescore"] =>
      async (...args) => ({ ...(await honest.rescore!(...args)), judge: { ...judge, models } });
    const input = signed((claims) => ({ ...claims, judge }));
    expect(await codeOf({ ...input, rescore: of(["m/b"]) })).toBe("E_JUDGE");
    expect(await codeOf({ ...input, rescore: of(["m/a"]) })).toBe(null);
  });
});
