/** Writing `.eval_results/*.yaml`. */
import { isCollection, isScalar, isSeq, type Node, visit, type YAMLSeq } from "yaml";
import { EvalmarkError } from "../../errors.ts";
import { canonicalJson } from "../../json/jcs.ts";
import { emitEntry } from "./emit.ts";
import { type ResultEntry, resultEntry } from "./entry.ts";
import { editItem, editList } from "./merge.ts";
import { checkResults, readResults } from "./read.ts";

/**
 * The text of a results file with `entry` in it. `existing` is the file's text, or null. An
 * entry for the same dataset, task and notes is replaced in place, else the new one is appended;
 * the bytes of all other entries and all comments stay (a list in brackets is rewritten with one
 * entry a line). The same entry again changes nothing.
 *
 * Throws ERR_FORMAT where the entry is invalid or the existing file has any fault, with its line.
 */
export function writeResults(
  existing: string | null,
  entry: ResultEntry,
  file = "the results file",
): string {
  const checked = resultEntry(entry);
  const mark = existing?.startsWith("\ufeff") ? "\ufeff" : "";
  const text = (existing ?? "").slice(mark.length);
  if (isBlank(text)) return mark + withLineEnd(text) + lineEnds(text, emitEntry(checked));
  const others = readResults(text, file);
  const index = slotOf(checked, others, file);
  const old = others[index];
  if (old && equal(old.entry, checked)) return existing!;
  const { document } = checkResults(text, file);
  const list = document?.contents as unknown as YAMLSeq<Node>;
  let result: string;
  if (list.flow) result = lineEnds(text, editList(text, old ? index : null, checked));
  else if (old) result = replaced(text, list, index, checked);
  else result = appended(text, list, checked);
  const wanted = others.map((other) => other.entry);
  wanted[index] = checked;
  const back = checkResults(result, file).entries?.map((placed) => placed.entry);
  if (!back || !equal(back, wanted)) {
    throw new EvalmarkError(
      "ERR_FORMAT",
      "the entry can't be put into this file as it is laid out",
      {
        place: { file, line: old?.line ?? 1 },
        cure: "write it to a file of its own",
      },
    );
  }
  return mark + result;
}

/** Index of the entry for the same dataset, task and notes, or the index after the last. */
function slotOf(entry: ResultEntry, others: ReturnType<typeof readResults>, file: string): number {
  const slot = ({ dataset, notes }: ResultEntry) =>
    canonicalJson([dataset.id, dataset.task_id, notes ?? null]);
  const same = others.flatMap((other, i) => (slot(other.entry) === slot(entry) ? [i] : []));
  if (same.length > 1) {
    const [first, second] = same.map((i) => others[i]!.line);
    throw new EvalmarkError("ERR_FORMAT", "two entries for one dataset, task and notes", {
      place: { file, line: second! },
      cure: `remove the one in line ${first} or the one in line ${second}`,
    });
  }
  return same[0] ?? others.length;
}

function replaced(text: string, list: YAMLSeq<Node>, index: number, entry: ResultEntry): string {
  const start = dashes(list)[index]!;
  const end = endOf(text, list.items[index]!);
  const column = columnOf(text, start);
  const item = text.slice(start, end).replaceAll("\r\n", "\n");
  const edited = indented(editItem(item, column, entry), column).trim();
  return text.slice(0, start) + lineEnds(text, edited) + text.slice(end);
}

function appended(text: string, list: YAMLSeq<Node>, entry: ResultEntry): string {
  const stop = /^\.\.\.(?:\s|$)/m.exec(text)?.index ?? text.length;
  const block = indented(emitEntry(entry), columnOf(text, dashes(list)[0]!));
  return withLineEnd(text.slice(0, stop)) + lineEnds(text, block) + text.slice(stop);
}

/** Offsets of the dashes of a block list. */
function dashes(list: YAMLSeq<Node>): number[] {
  const token = list.srcToken;
  if (token?.type !== "block-seq") return [];
  return token.items.flatMap(({ start }) =>
    start.filter((s) => s.type === "seq-item-ind").map((s) => s.offset),
  );
}

/** End of the last line that holds a part of the item, without the line's end. */
function endOf(text: string, item: Node): number {
  let last = 0;
  visit(item, (_, node) => {
    if (!isScalar(node) && !(isCollection(node) && node.flow) && !isSeq(node)) return;
    const [start = 0, end = 0] = node.range ?? [];
    last = Math.max(last, start + text.slice(start, end).trimEnd().length);
  });
  const lineEnd = text.indexOf("\n", last);
  if (lineEnd < 0) return text.length;
  return text[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd;
}

const columnOf = (text: string, offset: number) => offset - text.lastIndexOf("\n", offset - 1) - 1;

const indented = (block: string, column: number) =>
  block.replaceAll(/^(?=.)/gm, " ".repeat(column));

/** Comments, white space and a document marker only. */
const isBlank = (text: string) =>
  text.split("\n").every((line) => /^\s*(?:#.*|---\s*(?:#.*)?)?$/.test(line));

const withLineEnd = (text: string) =>
  text === "" || text.endsWith("\n") ? text : text + lineEnds(text, "\n");

/** `addition` with the line ends that `text` has. */
const lineEnds = (text: string, addition: string) =>
  /^[^\n]*\r\n/.test(text) ? addition.replaceAll(/\r?\n/g, "\r\n") : addition;

const equal = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
