/** Small logs of one benchmark, as samples in JSON lines and as Inspect AI writes them. */
import { crc32 } from "node:zlib";

export const ROWS = [
  { id: "a", question: "What is a half, as a fraction?", answer: "1/2" },
  { id: "b", question: "What is 6 times 7?", answer: "42" },
  { id: "é", question: "Combien font 2 et 2 ?", answer: "4" },
  { id: "𝛼", question: "The largest prime below 20?", answer: "19" },
  { id: "\uffee", question: "What is 10 to the power of 3?", answer: "1000" },
];
/** Right, right though written in another way, wrong, unanswered, and one that can't be told. */
const OUTPUTS = [
  "It is \\boxed{\\frac{2}{4}}.",
  "So the answer is 42.",
  "La réponse est \\boxed{5}.",
  "I don't know.",
  "\\boxed{1000}",
];

export const spec = (epochs = 1) => `name: sums
description: A few sums.
evaluation_framework: inspect-ai
tasks:
  - id: sums
    config: default
    split: test
    epochs: ${epochs}
    field_spec: { input: question, target: answer }
    solvers: [{ name: generate }]
    scorers: [{ name: match, args: { numeric: true } }]
`;

export const samples = (epochs = 1) =>
  Array.from({ length: epochs }, (_, e) =>
    ROWS.map(({ answer, id, question }, i) => ({
      id,
      epoch: e + 1,
      input: question,
      target: answer,
      output: OUTPUTS[(i + e) % 2 === 0 ? i : Math.max(0, i - e)],
    })),
  ).flat();

export const jsonl = (all) => all.map((one) => `${JSON.stringify(one)}\n`).join("");

const STARTED = "2025-10-09T08:00:00+00:00";
const ENDED = "2025-10-09T08:53:20+00:00";

function header(epochs) {
  const ids = ROWS.map(({ id }) => id);
  return {
    version: 2,
    status: "success",
    eval: {
      created: STARTED,
      task: "sums",
      dataset: { name: "sums", samples: ids.length, sample_ids: ids, shuffled: false },
      model: "mockllm/model",
      model_generate_config: {},
      config: { epochs, epochs_reducer: ["mean"] },
      packages: { inspect_ai: "0.3.285" },
      scorers: [
        { name: "inspect_ai/match", options: { numeric: true }, metrics: [], metadata: {} },
      ],
    },
    plan: { name: "plan", steps: [{ solver: "generate", params: {} }], config: {} },
    results: {
      total_samples: ids.length * epochs,
      completed_samples: ids.length * epochs,
      scores: [],
    },
    stats: { started_at: STARTED, completed_at: ENDED },
    invalidated: false,
  };
}

function inspectSample({ epoch, id, input, output, target }) {
  const message = { role: "assistant", content: output, source: "generate" };
  return {
    ...{ id, epoch, input, target },
    messages: [{ role: "user", content: input }, message],
    output: {
      model: "mockllm/model",
      choices: [{ message, stop_reason: "stop" }],
      completion: output,
    },
    ...{ scores: {}, metadata: {}, events: [], attachments: {} },
  };
}

export const inspectJson = (all, epochs = 1) =>
  `${JSON.stringify({ ...header(epochs), samples: all.map(inspectSample) }, null, 2)}\n`;

/** The members of an `.eval`, stored as they are: every ZIP reader has that method. */
export function inspectEval(all, epochs = 1) {
  const { eval: of, plan, version } = header(epochs);
  return zip([
    ["_journal/start.json", { version, eval: of, plan }],
    ...all.map((one) => [`samples/${one.id}_epoch_${one.epoch}.json`, inspectSample(one)]),
    ["header.json", header(epochs)],
  ]);
}

function zip(members) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [path, value] of members) {
    const [name, data] = [path, JSON.stringify(value)].map((text) => Buffer.from(text));
    // Version, UTF-8 names, stored, 1980-01-01; sum and sizes.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    const made = Buffer.from([20, 0]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), made, common, tail, name]));
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from("PK\x05\x06"), end]);
}
