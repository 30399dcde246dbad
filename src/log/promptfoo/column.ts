/**
 * Which of a promptfoo log's columns is scored. Each test runs through every prompt and
 * provider; `promptIdx` numbers these pairs. One of them is one model's run.
 */
import { JsonBytes, JsonError } from "../../json/index.ts";
import type { Part } from "../part.ts";
import { PartReader } from "../part-bytes.ts";
import type { LogHeader } from "../types.ts";
import { type Result, readResult } from "./result.ts";

/** What to do where no result fits. */
export const CHECK_FILTER = "check the filter: a provider's id or label, or a prompt's index";

/**
 * The parts with the column that is scored as their `choice`: that of the first result that
 * fits `filter` (a provider's id or label, or the index), without one of the first.
 */
export async function* chosenParts(
  parts: AsyncIterable<Part>,
  header: LogHeader,
  filter: string | undefined,
): AsyncGenerator<Part, void, undefined> {
  let choice: number | null = null;
  for await (const part of parts) {
    if (choice === null) {
      const found = firstFitting(part, filter);
      if (found) {
        choice = found.promptIdx;
        header.model = nameOf(found) || null;
        header.filter = String(choice);
      }
    }
    yield { ...part, choice };
  }
}

/** Results that can't be read are passed over here: whoever reads the part says so. */
function firstFitting(part: Part, filter: string | undefined): Result | null {
  const { ends } = part;
  const bytes = new PartReader(false).bytes(part);
  const json = new JsonBytes().open(bytes);
  for (let from = 0, n = 0; from < bytes.length; n++) {
    let to = ends ? ends[n]! : bytes.indexOf(10, from);
    if (to < 0) to = bytes.length;
    try {
      if (json.range(from, to).peek() !== 0) {
        const result = readResult(json);
        if (fits(result, filter)) return result;
      }
    } catch (error) {
      if (!(error instanceof JsonError)) throw error;
    }
    from = ends ? to : to + 1;
  }
  return null;
}

function fits({ promptIdx, provider }: Result, filter: string | undefined): boolean {
  if (filter === undefined) return true;
  return filter === String(promptIdx) || filter === provider.id || filter === provider.label;
}

const nameOf = ({ provider }: Result): string => provider.label || provider.id;

/** What is told, once, of results of another column. */
export function leftOut(result: Result): string {
  return `results of prompt and provider ${result.promptIdx} (${nameOf(result)}) were left out`;
}
