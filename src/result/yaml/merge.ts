/** Putting an entry into a results file that may hold others, whose bytes stay as they are. */
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  Pair,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
} from "yaml";
import { decimal } from "./emit.ts";
import type { ResultEntry } from "./entry.ts";

type Leaves = { [key: string]: string | number | Leaves | undefined };

/**
 * The text of one list item (from its dash on, `column` spaces in) with its values replaced by
 * those of `entry`; comments in it are kept, those of a key that goes are moved to the next.
 * Returns lines without indentation, ending in a line feed.
 */
export function editItem(item: string, column: number, entry: ResultEntry): string {
  return edit(`${" ".repeat(column)}${item}\n`, 0, entry);
}

/**
 * The text of a whole file whose list is in brackets, as a list with dashes: the item at `index`
 * with the values of `entry`, or (null) the entry at its end. Comments are kept.
 */
export function editList(text: string, index: number | null, entry: ResultEntry): string {
  return edit(text.replaceAll("\r\n", "\n"), index, entry);
}

function edit(text: string, index: number | null, entry: ResultEntry): string {
  const document = parseDocument(text, {
    schema: "core",
    prettyErrors: false,
    customTags: (tags) => [plainFloat, ...tags],
  });
  const list = document.contents as unknown;
  if (!isSeq(list)) return text;
  list.flow = false;
  const map = index === null ? new YAMLMap() : list.get(index);
  if (index === null) list.add(map);
  if (isMap(map)) setAll(map, entry as Leaves);
  return document.toString({ lineWidth: 0, indent: 2, flowCollectionPadding: false });
}

/** Numbers as plain decimals, however small. */
const plainFloat = {
  identify: (value: unknown) => typeof value === "number",
  default: true as const,
  tag: "tag:yaml.org,2002:float",
  test: /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/,
  resolve: (text: string) => Number(text),
  stringify: ({ value }: { value?: unknown }) => decimal(Number(value)),
};

function setAll(map: YAMLMap, values: Leaves): void {
  const wanted = Object.entries(values).filter(([, value]) => value !== undefined);
  const names = new Set(wanted.map(([key]) => key));
  let comments: string[] = [];
  const kept: Pair[] = [];
  for (const pair of map.items as Pair<Scalar, Node>[]) {
    if (names.has(String(pair.key.value))) {
      if (comments.length > 0) putBefore(pair.key, comments);
      comments = [];
      kept.push(pair);
    } else comments.push(...commentsOf(pair));
  }
  if (comments.length > 0) map.comment = [map.comment, ...comments].filter(Boolean).join("\n");
  map.items = kept;
  for (const [key, value] of wanted) set(map, key, value);
}

function set(map: YAMLMap, key: string, value: Leaves[string]): void {
  const pair = (map.items as Pair<Scalar, Node>[]).find((p) => p.key.value === key);
  const old = pair?.value;
  if (typeof value === "object") {
    const child = isMap(old) ? old : new YAMLMap();
    if (child !== old) map.set(plainKey(key), child);
    setAll(child, value);
    return;
  }
  const scalar = new Scalar(value);
  if (typeof value === "string") scalar.type = "QUOTE_DOUBLE";
  if (isScalar(old)) {
    scalar.comment = old.comment ?? null;
    scalar.commentBefore = old.commentBefore ?? null;
  }
  if (pair) pair.value = scalar;
  else map.items.push(new Pair(plainKey(key), scalar));
}

function plainKey(key: string): Scalar {
  const scalar = new Scalar(key);
  scalar.type = "PLAIN";
  return scalar;
}

function putBefore(node: Node, comments: string[]): void {
  node.commentBefore = [...comments, node.commentBefore].filter(Boolean).join("\n");
}

/** All comments in the text of one value, line by line and without their "#". */
export function commentsIn(text: string): string[] {
  const { comment, commentBefore, contents } = parseDocument(text, { prettyErrors: false });
  const inside = contents ? commentsOf(contents) : [];
  const all = [commentBefore, ...inside, comment].filter((one) => typeof one === "string");
  return all.flatMap((one) => one.split("\n"));
}

/** All comments in and around a pair or value, in the order of the text. */
function commentsOf(pair: Pair | Node): string[] {
  const found: string[] = [];
  const take = (comment: string | null | undefined) => {
    if (comment) found.push(comment);
  };
  visit(pair as unknown as Node, {
    Node: (_, node) => {
      take(node.commentBefore);
      take(node.comment);
    },
  });
  return found;
}
