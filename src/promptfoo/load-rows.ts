/** Rows for promptfoo's tests: JSON lines of a file, or a split of a dataset of the Hub. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EvalmarkError } from "../errors.ts";
import type { Row } from "./rows.ts";

/** Rows of a file of JSON lines. Throws ERR_FILE and ERR_FORMAT, naming file and line. */
export async function fileRows(url: URL): Promise<Row[]> {
  const file = fileURLToPath(url);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    const message = (cause as Error).message;
    throw new EvalmarkError("ERR_FILE", message, { place: { file }, cause });
  }
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    try {
      return [JSON.parse(line) as Row];
    } catch (cause) {
      const place = { file, line: i + 1 };
      throw new EvalmarkError("ERR_FORMAT", "the line is no JSON", { place, cause });
    }
  });
}

/** Rows that the Hub's viewer hands out at once. */
const PAGE = 100;
const SERVER = "https://datasets-server.huggingface.co";

/**
 * All rows of a split, through the Hub's dataset viewer (HF_TOKEN for gated ones;
 * HF_DATASETS_SERVER names another server). Throws ERR_FILE where it does not answer.
 */
export async function hubRows(from: {
  dataset: string;
  config: string;
  split: string;
}): Promise<Row[]> {
  const { HF_TOKEN: token, HF_DATASETS_SERVER: server = SERVER } = process.env;
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const rows: Row[] = [];
  for (let total = 1; rows.length < total; ) {
    const page = { ...from, offset: String(rows.length), length: String(PAGE) };
    const address = `${server}/rows?${new URLSearchParams(page)}`;
    const answer = await fetch(address, { headers }).catch((cause: unknown) => {
      throw refused(from.dataset, "the Hub's dataset viewer does not answer", cause);
    });
    if (!answer.ok) throw refused(from.dataset, `the dataset viewer says ${answer.status}`);
    const said = (await answer.json()) as { rows: { row: Row }[]; num_rows_total: number };
    if (said.rows.length === 0) break;
    rows.push(...said.rows.map(({ row }) => row));
    total = said.num_rows_total;
  }
  return rows;
}

function refused(dataset: string, message: string, cause?: unknown): EvalmarkError {
  return new EvalmarkError("ERR_FILE", `${message} for ${dataset}`, {
    cure: "translate with --rows and a file of JSON lines",
    ...(cause === undefined ? {} : { cause }),
  });
}
