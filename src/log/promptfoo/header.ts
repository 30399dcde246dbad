/** What promptfoo's JSON says of a whole run. */
import type { JsonValue, Plan } from "../../json/index.ts";
import { blankHeader } from "../blank.ts";
import { asList, asNumber, asRecord, asText, at } from "../loose.ts";
import { settingsText } from "../settings.ts";
import type { HarnessMetric, LogHeader } from "../types.ts";

export interface Header {
  header: LogHeader;
  /** Results of each test, which follow one another as tests of their own. */
  repeats: number;
}

/** What is kept of it; `results`: of the results themselves. */
export const headerPlan = (results: Plan): Plan => ({
  fields: {
    results: {
      fields: {
        version: "keep",
        timestamp: "keep",
        prompts: {
          each: { fields: { provider: "keep", label: "keep", metrics: "keep" } },
        },
        results,
      },
    },
    config: {
      fields: {
        description: "keep",
        // How many there are, and whether each is one test.
        tests: { each: { fields: { options: { fields: { disableVarExpansion: "keep" } } } } },
      },
    },
    metadata: { fields: { promptfooVersion: "keep", evaluationCreatedAt: "keep" } },
    runtimeOptions: { fields: { repeat: "keep" } },
  },
});

/** Header of the prompt and provider that is scored; `filter` names it, or the first one. */
export function readHeader(json: JsonValue, filter: string | undefined): Header {
  const header = blankHeader("promptfoo-json");
  const version = asText(at(json, "metadata", "promptfooVersion"));
  header.harness = version === null ? "promptfoo" : `promptfoo ${version}`;
  header.task = asText(at(json, "config", "description"));
  // When the run began; promptfoo does not write when it ended.
  header.completedAt = asText(at(json, "results", "timestamp"));
  const prompts = asList(at(json, "results", "prompts"));
  const index = prompts.findIndex(
    (p, i) => filter === undefined || filter === String(i) || filter === asText(at(p, "provider")),
  );
  const prompt = prompts[index];
  if (prompt === undefined) return { header, repeats: 1 };
  header.model = asText(at(prompt, "provider"));
  header.settings = settingsText({
    prompt: at(prompt, "raw"),
    provider: at(prompt, "provider"),
    providers: at(json, "config", "providers"),
  });
  const results = countOf(at(prompt, "metrics"));
  header.metrics = metrics(at(prompt, "metrics") ?? null, results);
  return { header, repeats: readRepeats(json, results, header) };
}

/**
 * Repeats of each test. Which result is a repeat of which stands nowhere: it is counted, where
 * each test had one set of variables (promptfoo 0.121.20, appendRunEvalOptionsForTestCase). It had
 * where variables are not expanded, or all results are as many as tests that are repeated; a run
 * that was limited or resumed counts fewer.
 */
function readRepeats(json: JsonValue, results: number, header: LogHeader): number {
  const repeats = asNumber(at(json, "runtimeOptions", "repeat")) ?? 1;
  if (!Number.isSafeInteger(repeats) || repeats < 2) return 1;
  const tests = asList(at(json, "config", "tests"));
  const whole = tests.every((test) => at(test, "options", "disableVarExpansion") === true);
  if (tests.length > 0 && (whole || results === tests.length * repeats)) {
    header.epochs = repeats;
    return repeats;
  }
  header.notes.push(`each test was run ${repeats} times: its repeats count as samples`);
  return 1;
}

/** Results of one prompt and provider. */
function countOf(metrics: JsonValue | undefined): number {
  const counts = ["testPassCount", "testFailCount", "testErrorCount"];
  return counts.reduce((n, key) => n + (asNumber(at(metrics, key)) ?? 0), 0);
}

/** promptfoo keeps sums; named scores with how many they are of. */
function metrics(json: JsonValue, results: number): HarnessMetric[] {
  const out = [mean("score", asNumber(at(json, "score")), results)];
  for (const [name, sum] of Object.entries(asRecord(at(json, "namedScores")))) {
    out.push(mean(name, asNumber(sum), asNumber(at(json, "namedScoresCount", name)) ?? 0));
  }
  return out.filter((m) => m.value !== null);
}

function mean(scorer: string, sum: number | null, count: number): HarnessMetric {
  const value = sum === null || count === 0 ? null : sum / count;
  return { scorer, metric: "mean", value, reducer: null, scored: count, unscored: null };
}
