/**
 * Events of OpenAI evals (`oaieval --record_path`): a line with the spec, one for each event, a
 * final report. `match` events of its basic evals (evals/record.py of openai/evals) hold all
 * that is scored: what was sampled, what was expected, and whether they matched.
 */
import { toTarget } from "../../core/index.ts";
import { type JsonBytes, type JsonValue, readValue } from "../../json/index.ts";
import { blankHeader, blankSample } from "../blank.ts";
import { readSomeLines } from "../line-log.ts";
import { asList, asText, at, type Loose } from "../loose.ts";
import { scoreOf } from "../number.ts";
import type { Source } from "../source.ts";
import type { Log, LogHeader, Sample } from "../types.ts";

export async function openOpenAiEvals(source: Source): Promise<Log> {
  const header = blankHeader("openai-evals");
  header.harness = "openai/evals";
  return {
    file: source.file,
    header,
    size: source.size,
    samples: () =>
      readSomeLines(
        source,
        (json, samples) => {
          const sample = readEvent(json, header);
          if (sample) samples.push(sample);
        },
        "only match events are scored: use an eval that records them",
      ),
    digest: () => source.digest(),
    close: () => source.close(),
  };
}

function readEvent(json: JsonBytes, header: LogHeader): Sample | null {
  const start = json.pos;
  const event = readValue(json);
  const spec = at(event, "spec");
  if (spec !== undefined) {
    header.task = asText(at(spec, "eval_name"));
    header.model = asText(asList(at(spec, "completion_fns"))[0]);
  }
  if (asText(at(event, "type")) !== "match") return null;
  const id = asText(at(event, "sample_id"));
  if (id === null) return json.fail('"sample_id" is missing', start);
  const data = at(event, "data");
  const sample = blankSample();
  sample.id = id;
  sample.text = Buffer.from(texts(at(data, "sampled"))[0] ?? "");
  sample.harness = [scoreOf("correct", at(data, "correct") ?? null)];
  const expected = at(data, "expected");
  const wanted = texts(expected);
  if (wanted.length === 0) sample.error = "the event does not say what is expected";
  else sample.target = toTarget(Array.isArray(expected) ? wanted : wanted[0]!);
  if (texts(at(data, "sampled")).length === 0) sample.error ??= "the event holds no sampled text";
  return sample;
}

function texts(value: Loose): string[] {
  const list: JsonValue[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return list.filter((v) => typeof v === "string");
}
