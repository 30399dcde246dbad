import { expect, test } from "vitest";
import { evalmarkHere } from "../support/here.ts";

test("a pair is explained for people, the verdict in words", async () => {
  const { code, stdout, stderr } = await evalmarkHere([
    "check",
    "12.25",
    "12.25",
    "--scorer",
    "drop",
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^verdict +equal {2}the answer equals the target/);
  expect(stdout).toMatch(/\nrule +drop\/em {2}\S.+\n/);
  expect(stdout).toMatch(/\nanswer +12\.25\n/);
});

test("--json gives the members of a verdict line, with fraction and core_digest", async () => {
  const args = ["check", "Anna Lind", "Anna Roos", "--scorer", "drop", "--option", "metric=f1"];
  const { code, stdout } = await evalmarkHere([...args, "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    scorer: "drop",
    score: 0.5,
    verdict: "partial",
    rule: "drop/f1",
    certainty: "exact",
    answer: "Anna Roos",
    span: [0, 9],
    steps: expect.any(Number),
    options: { metric: "f1" },
    fraction: "1/2",
    core_digest: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test("an output is searched, an answer is not; choices and options count", async () => {
  const json = async (...args: string[]) =>
    JSON.parse((await evalmarkHere(["check", ...args, "--json"])).stdout);
  const text = "First 17, so the answer is 18.";
  const gsm8k = ["--scorer", "gsm8k"];
  const [output, answer, choice, em] = await Promise.all([
    json("18", text, "--output", ...gsm8k),
    json("18", "18", ...gsm8k),
    json(
      "B",
      "The answer is B.",
      "--output",
      "--scorer",
      "choice",
      "--choice",
      "x",
      "--choice",
      "y",
    ),
    json("Anna Lind", "Anna Roos", "--scorer", "drop", "--option", "metric=em"),
  ]);
  expect(output).toMatchObject({ verdict: "equal", answer: "18", span: [27, 29] });
  expect(answer.verdict).toBe("equal");
  expect(choice).toMatchObject({ verdict: "equal", answer: "B" });
  expect(em).toMatchObject({ verdict: "different", score: 0, options: { metric: "em" } });
});

test("answers that begin with a dash", async () => {
  const drop = ["--scorer", "drop", "--json"];
  const runs = await Promise.all([
    evalmarkHere(["check", "-5", "-5.0", ...drop]),
    evalmarkHere(["check", ...drop, "-1/2", "-1/2"]),
    evalmarkHere(["check", "-\\frac{1}{2}", "-\\frac{1}{2}", ...drop]),
    evalmarkHere(["check", ...drop, "--", "--x", "--x"]),
    evalmarkHere(["check", "1", "--x", ...drop]),
  ]);
  expect(runs.map((r) => r.code)).toEqual([0, 0, 0, 0, 2]);
  for (const { stdout } of runs.slice(0, 4)) expect(JSON.parse(stdout).verdict).toBe("equal");
  expect(runs[4]!.stderr).toMatch(/unknown option "--x"\n {2}cure: .*write -- before it/);
});

test("--output shows what was considered and why the choice fell", async () => {
  const text = "First \\boxed{41}. Wait, so the answer is 42.";
  const args = ["check", "42", text, "--output"];
  const { stdout } = await evalmarkHere(args);
  expect(stdout).toMatch(/\nconsidered, in the order of the text:\n/);
  expect(stdout).toMatch(/\n +box +6 to 16 +41 +a later statement stands behind it\n/);
  expect(stdout).toMatch(/\n +> +cue +31 to 43 +42 +the latest statement of the answer\n/);
  const json = JSON.parse((await evalmarkHere([...args, "--json"])).stdout);
  expect(json.considered).toEqual([
    expect.objectContaining({ kind: "box", span: [6, 16], value: "41", state: "earlier" }),
    expect.objectContaining({ kind: "cue", span: [31, 43], value: "42", state: "taken" }),
  ]);
  const bare = JSON.parse((await evalmarkHere(["check", "42", "42", "--json"])).stdout);
  expect(bare).not.toHaveProperty("considered");
});
