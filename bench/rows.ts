/** Rows to measure with: real model outputs where they lie beside the project, else the example. */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { type CoreInput, packScorer, toTarget } from "evalmark/core";

export interface Row {
  id: string;
  source: string;
  /** Of a model output, the benchmark it answers; else empty. */
  benchmark: string;
  /** How the data says the row is fed: `latex-parse`, `bare`, `output` and so on. */
  mode: string;
  /** Of a pair another program gets wrong: `unambiguous`, or what it depends on; else empty. */
  status: string;
  gold: string;
  text: string;
  /** How the row is fed: a bare answer or an output to search. */
  isAnswer: boolean;
  /** Is the answer right? Null: nobody knows. */
  label: boolean | null;
  /** Depends on a convention, or the label is doubtful: counted apart. */
  policy: boolean;
}

const root = new URL("../../", import.meta.url);

/** Folder with the measuring data: $EVALMARK_DATA, or ../shared/data beside the project. */
export function dataFolder(): string | null {
  const given = process.env.EVALMARK_DATA ?? fileURLToPath(new URL("../shared/data", root));
  return existsSync(given) ? given : null;
}

/** Rows of a data file, or null where it is not there. */
export function readRows(file: string): Row[] | null {
  return readData(file)?.map(toRow) ?? null;
}

/** Objects of a data file (JSON lines, `.gz` or not) as they stand there, or null. */
export function readData(file: string): Record<string, unknown>[] | null {
  const folder = dataFolder();
  return folder && existsSync(`${folder}/${file}`) ? lines(`${folder}/${file}`) : null;
}

/** GSM8K outputs with a label: the real ones, or the example's math texts. */
export function gsm8kRows(): { rows: Row[]; from: string } {
  const real = readRows("model-outputs.jsonl")?.filter((r) => r.source.startsWith("gsm8k"));
  if (real) return { rows: real, from: "model-outputs.jsonl, benchmark gsm8k" };
  const model = fileURLToPath(new URL("examples/mini/model/math.jsonl", root));
  const golds = new Map(
    lines(fileURLToPath(new URL("examples/mini/data/math.jsonl", root))).map((r, i) => [i + 1, r]),
  );
  const rows = lines(model).map((r, i) => {
    const gold = golds.get(Number(r.id)) as Record<string, unknown>;
    return toRow({ ...r, gold: gold.answer ?? gold.target, output: r.output ?? r.text }, i);
  });
  return { rows, from: "examples/mini" };
}

/** A samples file of so many of these rows, again and again under other ids; whence they are. */
export function writeGsm8k(file: string, samples: number): string {
  const { rows, from } = gsm8kRows();
  const out = openSync(file, "w");
  const bodies = rows.map((r) => JSON.stringify({ output: r.text, target: r.gold }).slice(1));
  for (let first = 0; first < samples; first += bodies.length) {
    const part = bodies.slice(0, samples - first);
    writeSync(out, part.map((body, i) => `{"id":${first + i},${body}\n`).join(""));
  }
  closeSync(out);
  return from;
}

function lines(path: string): Record<string, unknown>[] {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes)
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** An object of a data file as a row. */
export function toRow(r: Record<string, unknown>, index: number): Row {
  const mode = r.mode as string | undefined;
  const benchmark = typeof r.benchmark === "string" ? `${r.benchmark}: ` : "";
  const label = r.label ?? r.expected ?? r.right;
  return {
    id: String(r.id ?? `${r.cls}#${index + 1}`),
    source: `${benchmark}${r.source ?? r.cls ?? "example"}`,
    benchmark: String(r.benchmark ?? ""),
    mode: mode ?? "output",
    status: String(r.status ?? ""),
    gold: String(r.gold),
    text: String(r.output ?? r.answer),
    isAnswer: mode === "bare" || mode === "latex-parse",
    label: typeof label === "boolean" ? label : null,
    policy: Boolean(r.policy || r.label_doubt || r.policy_dependent),
  };
}

/** A row as the core takes it. */
export function toInput(row: Pick<Row, "gold" | "text" | "isAnswer">, scorer: string): CoreInput {
  return {
    scorer: packScorer(scorer),
    text: Buffer.from(row.text),
    isAnswer: row.isAnswer,
    target: toTarget(row.gold),
    choices: null,
    stop: null,
    cut: false,
  };
}
