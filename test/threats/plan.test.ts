import { expect, test } from "vitest";
import {
  type Claims,
  claimedTaskDigest,
  type Plan,
  planDigest,
  signPlan,
} from "../../src/token/index.ts";
import { verifyResult } from "../../src/verify/index.ts";
import { privateJwk } from "../token/fixture.ts";
import { answers, claimsOf, sealed } from "../verify/world.ts";
import { codeOf } from "./judge.ts";

const claims = claimsOf(answers);
const PREV = Buffer.alloc(32, 1).toString("base64url");

/** A plan of what the claims say. */
const planOf = (more: Partial<Plan> = {}): Promise<string> =>
  signPlan(
    {
      v: 1,
      iss: null,
      iat: claims.iat - 100,
      model: claims.model,
      dataset: claims.dataset,
      task: claimedTaskDigest(claims.spec.task),
      core: claims.core,
      scorer: claims.scorer.used,
      settings: null,
      n: 10,
      seeds: [],
      seq: 1,
      prev: null,
      ...more,
    },
    privateJwk,
  );
const binding = (plan: string) => (all: Claims) => ({
  ...all,
  run: { ...all.run, plan: planDigest(plan) },
});

/** A result that binds one plan, verified with another. */
async function planned(bound: string, given = bound, startedAt: string | null = null) {
  return { ...(await sealed(answers, {}, binding(bound))), plan: given, startedAt };
}
const noteOf = async (input: Awaited<ReturnType<typeof planned>>) =>
  (await verifyResult(input)).checks.find(({ name }) => name === "plan");

test("42: five plans, one result: it is said how many there were", async () => {
  const fifth = await planned(await planOf({ seq: 5, prev: PREV }));
  expect(await codeOf(fifth)).toBe(null);
  expect(await noteOf(fifth)).toMatchObject({
    code: "S_UNREPORTED_RUNS",
    note: expect.stringMatching(/5 declared, 1 reported/),
  });
  const first = await noteOf(await planned(await planOf()));
  expect(first).toMatchObject({ ok: true });
  expect(first).not.toHaveProperty("code");
});

test("43: no plan: not pre-committed", async () => {
  const { checks } = await verifyResult(await sealed());
  const plan = checks.find(({ name }) => name === "plan");
  expect(plan?.note).toMatch(/not pre-committed/);
});

test("44: another plan, one of something else, one that is later than the run", async () => {
  const honest = await planOf();
  const other = await planOf({ iat: claims.iat - 99 });
  expect(await codeOf(await planned(honest, other))).toBe("E_PLAN");
  expect(await codeOf(await planned(await planOf({ n: 9 })))).toBe("E_PLAN");
  const started = (seconds: number) => new Date((claims.iat + seconds) * 1000).toISOString();
  expect(await codeOf(await planned(honest, honest, started(-200)))).toBe("E_PLAN");
  expect(await codeOf(await planned(honest, honest, started(-50)))).toBe(null);
  expect(await codeOf({ ...(await sealed()), plan: honest })).toBe("E_PLAN");
  // What was not compared is not said to be so.
  expect(await noteOf(await planned(honest))).toMatchObject({
    note: expect.stringMatching(/; when the run began isn't known$/),
  });
  const seeded = await planOf({ seeds: [7] });
  expect((await noteOf(await planned(seeded, seeded, started(-50))))?.note).toMatch(
    /^the first plan, of [^;]+; seeds are not compared$/,
  );
});
