/** Ready cases of known bugs of other scorers, each by the scorer of ours that is meant for it. */
import { Engine, packScorer, toTarget } from "evalmark/core";
import { reason } from "./judge.js";
import { percent, type Report } from "./report.js";

interface Fixture {
  id: string;
  family: string;
  completion: string;
  gold: string | string[] | string[][];
  correct_score: number;
}

interface Asked {
  scorer: string;
  options?: Record<string, unknown>;
  choices?: string[];
  target?: string;
}

const OF_FAMILY: Record<string, Asked> = {
  math: { scorer: "math" },
  drop: { scorer: "drop" },
  gsm8k: { scorer: "gsm8k" },
  qa: { scorer: "squad", options: { metric: "em" } },
  code: { scorer: "squad", options: { metric: "em" } },
};

/** Our scorer for a fixture, by its family or else by what its target is; null: none of texts. */
function askedOf({ family, gold }: Fixture): Asked | null {
  if (family === "ifeval") return null;
  const own = OF_FAMILY[family];
  if (own) return own;
  const letters = [gold].flat(2);
  if (letters.every((letter) => /^\(?[A-J]\)?$/.test(letter))) {
    const choices = ["one", "two", "three", "four"];
    return { scorer: "choice", choices, target: letters.join(", ") };
  }
  if (letters[0] === "Yes" || letters[0] === "No") {
    return { scorer: "choice", choices: ["Yes", "No"] };
  }
  if (letters.every((number) => /^-?[\d.]+$/.test(number))) return { scorer: "gsm8k" };
  return letters[0]?.includes("=") ? { scorer: "math" } : { scorer: "squad" };
}

/** At least 98 % of those that a scorer of texts can decide are wanted; the others are named. */
export function measureFixtures(report: Report, data: readonly unknown[]): void {
  const engine = new Engine();
  const counts = new Map<string, { of: number; right: number }>();
  const wrong: string[] = [];
  const left: string[] = [];
  for (const fixture of data as readonly Fixture[]) {
    const { id, family, completion, gold, correct_score } = fixture;
    const asked = askedOf(fixture);
    if (!asked) {
      left.push(id);
      continue;
    }
    // The text as the model wrote it: the stops of a fixture are what the faulty harness cut at.
    const [verdict] = engine.score([
      {
        scorer: packScorer(asked.scorer, asked.options),
        text: Buffer.from(completion),
        isAnswer: false,
        target: toTarget(asked.target ?? gold),
        choices: asked.choices?.map((choice) => Buffer.from(choice)) ?? null,
        stop: null,
        cut: false,
      },
    ]);
    const isRight = verdict!.score === correct_score;
    for (const name of [family, "all"]) {
      const count = counts.get(name) ?? { of: 0, right: 0 };
      counts.set(name, { of: count.of + 1, right: count.right + Number(isRight) });
    }
    if (isRight) continue;
    const ours = `${asked.scorer}: ${verdict!.verdict}, \`${verdict!.rule}\``;
    wrong.push(`\`${id}\` wants ${correct_score}; ${ours}. ${reason(id)}`);
  }
  const all = counts.get("all");
  counts.delete("all");
  const rows = [...counts, ["all (wanted: 98 %)", all ?? { of: 0, right: 0 }] as const];
  report.table(
    ["fixtures", "of", "as they should be"],
    rows.map(([name, { of, right }]) => [name, of, percent(right, of)]),
  );
  report.say("Not as they should be:");
  report.list(wrong, "None.");
  report.say(
    `Not for scorers of texts, since a program checks them: ${left.map((id) => `\`${id}\``).join(", ")}.`,
  );
}
