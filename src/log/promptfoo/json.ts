/** promptfoo results as JSON (`promptfoo eval -o out.json`, its format version 3), streamed. */
import type { JsonValue, Plan } from "../../json/index.ts";
import { blankHeader } from "../blank.ts";
import { type JsonLogFormat, openJsonLog } from "../json-log.ts";
import { asList, asNumber, asRecord, asText, at } from "../loose.ts";
import type { Source } from "../source.ts";
import type { HarnessMetric, Log, LogHeader, OpenOptions } from "../types.ts";
import { Column } from "./column.ts";
import { readResult } from "./result.ts";

/** Of a result; grading details, token counts and raw responses go. */
const RESULT_PLAN: Plan = {
  fields: {
    testIdx: "keep",
    promptIdx: "keep",
    prompt: { fields: { raw: "keep" } },
    provider: "keep",
    response: { fields: { output: "keep", finishReason: "keep" } },
    failureReason: "keep",
    error: "keep",
    success: "keep",
    score: "keep",
    namedScores: "keep",
    vars: "keep",
    testCase: { fields: { vars: "keep", assert: "keep", metadata: "keep" } },
    metadata: { fields: { target: "keep" } },
  },
};

/** Of the rest, but for the results themselves. */
const headerPlan = (results: Plan): Plan => ({
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
    config: { fields: { description: "keep" } },
    metadata: { fields: { promptfooVersion: "keep", evaluationCreatedAt: "keep" } },
  },
});

interface PromptfooHeader {
  header: LogHeader;
  column: Column;
}

export function openPromptfoo(source: Source, options: OpenOptions): Promise<Log> {
  const format: JsonLogFormat<PromptfooHeader> = {
    plans: {
      header: headerPlan("drop"),
      samples: { fields: { results: { fields: { results: { emit: RESULT_PLAN } } } } },
      stream: headerPlan({ emit: RESULT_PLAN }),
    },
    toHeader(json, fail) {
      if (at(json, "results") === undefined) {
        fail('no promptfoo results: "results" is missing', "write them with promptfoo eval -o");
      }
      const header = readHeader(json, options.filter);
      return { header, column: new Column(header, options.filter) };
    },
    toSample: (json, { column }) => column.take(readResult(json)),
    strictStream: false,
  };
  return openJsonLog(source, format);
}

function readHeader(json: JsonValue, filter: string | undefined): LogHeader {
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
  if (prompt === undefined) return header;
  header.model = asText(at(prompt, "provider"));
  header.metrics = metrics(at(prompt, "metrics") ?? null);
  return header;
}

/** promptfoo keeps sums; named scores with how many they are of. */
function metrics(json: JsonValue): HarnessMetric[] {
  const counts = ["testPassCount", "testFailCount", "testErrorCount"];
  const tests = counts.reduce((n, key) => n + (asNumber(at(json, key)) ?? 0), 0);
  const out = [mean("score", asNumber(at(json, "score")), tests)];
  for (const [name, sum] of Object.entries(asRecord(at(json, "namedScores")))) {
    out.push(mean(name, asNumber(sum), asNumber(at(json, "namedScoresCount", name)) ?? 0));
  }
  return out.filter((m) => m.value !== null);
}

function mean(scorer: string, sum: number | null, count: number): HarnessMetric {
  const value = sum === null || count === 0 ? null : sum / count;
  return { scorer, metric: "mean", value, reducer: null, scored: count, unscored: null };
}
