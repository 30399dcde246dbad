/** promptfoo results as JSON (`promptfoo eval -o out.json`, its format version 3), streamed. */
import type { Plan } from "../../json/index.ts";
import { type JsonLogFormat, openJsonLog } from "../json-log.ts";
import { at } from "../loose.ts";
import type { Source } from "../source.ts";
import type { Log, OpenOptions } from "../types.ts";
import { CHECK_FILTER, chosenParts } from "./column.ts";
import { type Header, headerPlan, readHeader } from "./header.ts";

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

export function openPromptfoo(source: Source, options: OpenOptions): Promise<Log> {
  const format: JsonLogFormat<Header> = {
    plans: {
      header: headerPlan("drop"),
      samples: { fields: { results: { fields: { results: { emit: RESULT_PLAN } } } } },
      stream: headerPlan({ emit: RESULT_PLAN }),
    },
    toHeader(json, fail) {
      if (at(json, "results") === undefined) {
        fail('no promptfoo results: "results" is missing', "write them with promptfoo eval -o");
      }
      return readHeader(json, options.filter);
    },
    toDecoding: ({ repeats }) => ({ kind: "promptfoo", elements: true, repeats }),
    choose: (parts, { header }) => chosenParts(parts, header, options.filter),
    noSamples: options.filter === undefined ? null : CHECK_FILTER,
    strictStream: false,
  };
  return openJsonLog(source, format);
}
