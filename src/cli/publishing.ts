/** The options of `score` that write and sign a result, checked before any work begins. */
import type { Dataset } from "../dataset/index.ts";
import { EvalmarkError } from "../errors.ts";
import { checkFolder } from "../io/index.ts";
import type { Log, LogHeader } from "../log/index.ts";
import {
  checkResultsFile,
  type PublishRequest,
  publish,
  resultDate,
  resultsFolder,
  SampleTree,
  sealOf,
} from "../publish/index.ts";
import { entryWarnings, resultEntry } from "../result/yaml/index.ts";
import type { Report } from "../score/index.ts";
import type { Spec } from "../spec/index.ts";
import type { Seal } from "../token/index.ts";
import { repositoryId } from "./arguments.ts";
import { boundBy } from "./bound.ts";
import { OF_A_RESULT } from "./of-a-result.ts";
import { privateKey } from "./private-key.ts";
import { datasetOf } from "./rows-file.ts";
import { taskOf } from "./spec.ts";
import { color, safe } from "./view/text.ts";

export interface PublishGiven {
  results?: string;
  model?: string;
  modelRevision?: string;
  iss?: string;
  dataset?: string;
  datasetRevision?: string;
  sign?: string;
  data?: string;
  weights?: string;
  plan?: string;
  placement?: string;
  date?: string;
  sourceUrl?: string;
  sourceName?: string;
  notes?: string;
  partial?: boolean;
  task?: string;
  spec?: string;
}

type Measured = Pick<PublishRequest, "tree" | "logDigests" | "scale" | "decimals"> & {
  spec: Spec | null;
};

/** What a result needs besides the report. */
export interface Publishing {
  /** Takes the samples of one log, under its seal where there is one. */
  tree(seal: Seal | null): SampleTree;
  /**
   * Under what the samples of a log are closed; null where nothing is signed. Reads the rows of
   * the dataset where they were given. Throws ERR_USAGE for a stream, ERR_FORMAT for bad rows.
   */
  seal(log: Log, spec: Spec | null): Promise<Seal | null>;
  /**
   * Asks, before a log is scored, whether there can be a result of it. Throws ERR_USAGE, and
   * ERR_FORMAT where the file of its task can't take one.
   */
  expect(header: Pick<LogHeader, "task" | "completedAt">, spec: Spec | null): Promise<void>;
  /** Canary strings in the rows that `seal` has read; empty where it read none. */
  canaries(): readonly string[];
  request(report: Report, measured: Measured): PublishRequest;
  publish: typeof publish;
}

/** Throws ERR_USAGE where options are missing that belong together, before a log is read. */
export async function publishing(given: PublishGiven): Promise<Publishing> {
  if (given.results === undefined) {
    const key = OF_A_RESULT.find((name) => given[name] !== undefined) ?? "sign";
    const option = `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const what = key === "sign" ? "signs a result" : "belongs to a result";
    throw new EvalmarkError("ERR_USAGE", `${option} ${what}`, { cure: "add --results DIR" });
  }
  if (given.model === undefined || given.dataset === undefined) {
    throw new EvalmarkError("ERR_USAGE", "--results needs the model's and the dataset's id", {
      cure: "--model ORG/NAME --dataset ORG/NAME",
    });
  }
  if (given.spec === undefined && (given.sign !== undefined || given.task === undefined)) {
    throw new EvalmarkError("ERR_USAGE", "a result belongs to a task of an eval.yaml", {
      cure: given.sign === undefined ? "--spec eval.yaml, or --task ID" : "--spec eval.yaml",
    });
  }
  if (given.sourceName !== undefined && given.sourceUrl === undefined) {
    throw new EvalmarkError("ERR_USAGE", "--source-name labels a link", {
      cure: "--source-url URL",
    });
  }
  const directory = given.results;
  const model = repositoryId("--model", given.model);
  const dataset = repositoryId("--dataset", given.dataset);
  const bound = await boundBy(given, model);
  const key = given.sign === undefined ? null : await privateKey(given.sign);
  const source =
    given.sourceUrl === undefined ? undefined : { url: given.sourceUrl, name: given.sourceName };
  checkWords(given, dataset, source);
  await checkFolder(resultsFolder(directory));
  const seen = new Set<string>();
  let data: (Dataset & { canaries: string[] }) | null = null;
  return {
    tree: (seal) => new SampleTree(seal),
    async seal(log, spec) {
      if (!key) return null;
      const task = spec && taskOf(spec, given.task, log.header);
      data = given.data === undefined || !task ? null : await datasetOf(given.data, task);
      return sealOf(log, data?.key ?? null);
    },
    canaries: () => data?.canaries ?? [],
    publish,
    async expect(header, spec) {
      resultDate(given.date, header.completedAt);
      const id = given.task ?? (spec ? taskOf(spec, undefined, header).id : null) ?? onlyTask(spec);
      if (seen.has(id)) {
        throw new EvalmarkError("ERR_USAGE", `two logs of task ${id}: a result has one`, {
          cure: "score them one by one, with different --notes or into different folders",
        });
      }
      seen.add(id);
      await checkResultsFile(directory, id, dataset);
    },
    request(report, measured) {
      const { spec } = measured;
      const task = spec ? taskOf(spec, given.task, report.header) : null;
      return {
        ...measured,
        report,
        spec: spec && task ? { spec, task } : null,
        taskId: given.task ?? task?.id ?? onlyTask(spec),
        directory,
        model,
        dataset,
        revision: given.datasetRevision,
        bound: { ...bound, ...(data ? { data: { rows: data.rows, root: data.root } } : {}) },
        key,
        date: given.date,
        source,
        placement: given.placement === "sidecar" ? "sidecar" : "entry",
        notes: given.notes,
        partial: given.partial === true,
      };
    },
  };
}

function onlyTask(spec: Spec | null): string {
  throw new EvalmarkError("ERR_USAGE", "the eval.yaml's task has no id, and a result needs one", {
    ...(spec ? { place: { file: spec.file } } : {}),
    cure: "--task ID",
  });
}

/** The words that go into the entry as they are, before hours of work depend on them. */
function checkWords(
  given: PublishGiven,
  dataset: string,
  source: PublishRequest["source"] | undefined,
): void {
  const { notes, datasetRevision: revision } = given;
  try {
    const entry = resultEntry({
      dataset: { id: dataset, task_id: given.task ?? "task", revision },
      value: 0,
      source,
      notes,
    });
    for (const warning of entryWarnings(entry)) {
      process.stderr.write(`${color.yellow("warning")} ${safe(warning)}\n`);
    }
  } catch (cause) {
    const { message, cure } = cause as EvalmarkError;
    throw new EvalmarkError("ERR_USAGE", message, { cure, cause });
  }
}
