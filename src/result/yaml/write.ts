/** Writing `.eval_results/*.yaml`. */
import { isCollection, isScalar, isSeq, type Node, visit, type YAMLSeq } from "yaml";
import { EvalmarkError } from "../../errors.ts";
import { canonicalJson } from "../../json/jcs.ts";
import { emitEntry, emitInBraces } from "./emit.ts";
import { type ResultEntry, resultEntry } from "./entry.ts";
import { commentsIn, editItem, editList } from "./merge.ts";
import { faultError, type ResultsItem, resultsItems } from "./read.ts";

/**
 * The text of a results file with `entry` in it. `existing` is the file's text, or null. An
 * entry for the same dataset, task and notes is replaced in place, else the new one is appended;
 * the bytes of all other entries and all comments stay, whatever is wrong with those entries. A
 * list in brackets without another entry may become one with dashes.
 *
 * The same entry again changes nothing. Throws ERR_FORMAT where the entry is invalid, or where
 * the existing file is no list of entries or can't take it without a change of another one.
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
  const { items, faults, document } = resultsItems(text, file);
  if (!items || faults.length > 0) throw faultError(faults, file);
  const index = slotOf(checked, items, file);
  const old = items[index];
  if (old?.entry && equal(old.entry, checked)) return existing!;
  const list = document?.contents as unknown as YAMLSeq<Node>;
  const ways = list.flow
    ? [inBrackets, ...(items.length > (old ? 1 : 0) ? [anewInBrackets] : [asDashes])]
    : [old ? replaced : appended];
  for (const way of ways) {
    const result = attempt(() => way(text, list, index, checked));
    if (result !== null && isAsWanted(result, items, index, checked)) return mark + result;
  }
  throw new EvalmarkError("ERR_FORMAT", "the entry can't be put into this file as it is laid out", {
    place: { file, line: old?.line ?? 1 },
    cure: "write it to a file of its own",
  });
}

/** Does the text hold `entry` at the index, and all other items with the values they had? */
function isAsWanted(
  text: string,
  before: readonly ResultsItem[],
  index: number,
  entry: ResultEntry,
): boolean {
  const { items, faults } = resultsItems(text, "");
  if (!items || faults.length > 0) return false;
  if (items.length !== Math.max(before.length, index + 1)) return false;
  const said = ({ data, faults }: ResultsItem) =>
    JSON.stringify([data, faults.map(({ rule, message }) => [rule, message])]);
  return items.every((item, i) =>
    i === index ? item.entry && equal(item.entry, entry) : said(item) === said(before[i]!),
  );
}

/** The library throws where an item can't stand without the rest of its file (an alias). */
function attempt(edit: () => string): string | null {
  try {
    return edit();
  } catch {
    return null;
  }
}

/** Index of the entry for the same dataset, task and notes, or the index after the last. */
function slotOf(entry: ResultEntry, items: readonly ResultsItem[], file: string): number {
  const wanted = canonicalJson(slot(entry));
  const same = items.flatMap(({ data }, i) => (JSON.stringify(slot(data)) === wanted ? [i] : []));
  if (same.length > 1) {
    const [first, second] = same.map((i) => items[i]!.line);
    throw new EvalmarkError("ERR_FORMAT", "two entries for one dataset, task and notes", {
      place: { file, line: second! },
      cure: `remove the one in line ${first} or the one in line ${second}`,
    });
  }
  return same[0] ?? items.length;
}

/** Dataset, task and notes of whatever stands there. */
function slot(data: unknown): unknown[] {
  const { dataset, notes } = (data ?? {}) as { dataset?: unknown; notes?: unknown };
  const { id, task_id } = (dataset ?? {}) as { id?: unknown; task_id?: unknown };
  return [id, task_id, notes ?? null];
}

type Edit = (text: string, list: YAMLSeq<Node>, index: number, entry: ResultEntry) => string;

/** A list in brackets: the item between its own ends, or behind the last one. */
const inBrackets: Edit = (text, list, index, entry) => {
  const old = list.items[index];
  const [start, end] = (old ?? list.items.at(-1))?.range ?? [0, 0];
  if (end === 0) throw new Error("an empty list");
  if (!old) return `${text.slice(0, end)}, ${emitInBraces(entry)}${text.slice(end)}`;
  const item = `- ${text.slice(start, end).replaceAll("\r\n", "\n")}`;
  const edited = editItem(item, 0, entry).replace(/^- /, "").trimEnd();
  return text.slice(0, start) + lineEnds(text, edited) + text.slice(end);
};

/** The same, where the item can't keep its form: its comments then stand before it. */
const anewInBrackets: Edit = (text, list, index, entry) => {
  const [start, end] = list.items[index]?.range ?? [0, 0];
  if (end === 0) throw new Error("no item");
  const comments = commentsIn(text.slice(start, end).replaceAll("\r\n", "\n"));
  const before = comments.map((comment) => `#${comment}\n`).join("");
  const item = `${before === "" ? "" : "\n"}${before}${emitInBraces(entry)}`;
  return text.slice(0, start) + lineEnds(text, item) + text.slice(end);
};

/** A list in brackets with no entry but this one. */
const asDashes: Edit = (text, list, index, entry) =>
  lineEnds(text, editList(text, list.items[index] ? index : null, entry));

const replaced: Edit = (text, list, index, entry) => {
  const start = dashes(list)[index]!;
  const end = endOf(text, list.items[index]!);
  const column = columnOf(text, start);
  const item = text.slice(start, end).replaceAll("\r\n", "\n");
  const edited = indented(editItem(item, column, entry), column).trim();
  return text.slice(0, start) + lineEnds(text, edited) + text.slice(end);
};

const appended: Edit = (text, list, _, entry) => {
  const stop = /^\.\.\.(?:\s|$)/m.exec(text)?.index ?? text.length;
  const block = indented(emitEntry(entry), columnOf(text, dashes(list)[0]!));
  return withLineEnd(text.slice(0, stop)) + lineEnds(text, block) + text.slice(stop);
};

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
