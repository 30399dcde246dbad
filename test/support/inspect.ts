/** Small Inspect logs, made by hand in the layout of inspect_ai 0.3.285. */
import { type ZipMember, zip } from "./zip.ts";

export const HEADER = {
  version: 2,
  status: "success",
  eval: {
    created: "2026-11-22T04:00:00+00:00",
    task: "sums",
    dataset: { name: "tiny", samples: 3, sample_ids: [1, "two", 3], shuffled: false },
    model: "mockllm/model",
    model_generate_config: { stop_seqs: ["far"] },
    config: { epochs: 1, epochs_reducer: ["mean"] },
    packages: { inspect_ai: "0.3.285" },
    scorers: [{ name: "inspect_ai/match", options: { numeric: true }, metrics: [], metadata: {} }],
  },
  plan: {
    name: "plan",
    steps: [{ solver: "generate", params: { stop_seqs: ["\n\n", "Q:"] } }],
    config: {},
  },
  results: {
    total_samples: 3,
    completed_samples: 3,
    scores: [
      {
        name: "match",
        scorer: "match",
        scored_samples: 3,
        unscored_samples: 0,
        params: {},
        metrics: { accuracy: { name: "accuracy", value: 0.5, params: {} } },
      },
    ],
  },
  stats: { started_at: "2026-11-22T04:00:00+00:00", completed_at: "2026-11-22T04:01:00+00:00" },
  invalidated: false,
};

/** A sample as Inspect writes it, with parts of it replaced. */
export function inspectSample(id: number | string, more: object = {}): object {
  const completion = `ANSWER: ${id}`;
  const message = { role: "assistant", content: completion, source: "generate" };
  return {
    id,
    epoch: 1,
    input: `Say ${id}`,
    target: String(id),
    messages: [{ role: "user", content: `Say ${id}` }, message],
    output: {
      model: "mockllm/model",
      choices: [{ message, stop_reason: "stop" }],
      completion,
      usage: { total_tokens: 3 },
    },
    scores: { match: { value: "C", answer: String(id), explanation: completion, history: [] } },
    metadata: {},
    events: [{ event: "model", output: { completion: 'never read: "id": 7' } }],
    attachments: {},
    ...more,
  };
}

export const SAMPLES = [inspectSample(1), inspectSample("two"), inspectSample(3)];

/** The members of a finished log. */
export function evalMembers(samples = SAMPLES, header: object | null = HEADER): ZipMember[] {
  const start = { version: 2, eval: HEADER.eval, plan: HEADER.plan };
  const members: ZipMember[] = [{ name: "_journal/start.json", data: JSON.stringify(start) }];
  for (const sample of samples as { id: string; epoch: number }[]) {
    const name = `samples/${sample.id}_epoch_${sample.epoch}.json`;
    members.push({ name, data: JSON.stringify(sample) });
  }
  if (header) members.push({ name: "header.json", data: JSON.stringify(header) });
  return members;
}

export const inspectEval = (samples = SAMPLES, header: object | null = HEADER): Buffer =>
  zip(evalMembers(samples, header));

/** A `.json` log, indented as Inspect does it. */
export const inspectJson = (samples = SAMPLES, header: object = HEADER): string =>
  JSON.stringify({ ...header, samples, reductions: [{ scorer: "match", samples: [] }] }, null, 2);
