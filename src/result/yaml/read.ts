/** Reading `.eval_results/*.yaml`, strictly: what two readers could take differently is a fault. */
import type { Document } from "yaml";
import { EvalmarkError } from "../../errors.ts";
import type { Finding, FindingHere } from "../../finding.ts";
import {
  nodeAt,
  PythonDate,
  readYaml,
  type Spot,
  spotOf,
  toData,
  type YamlList,
  type YamlNode,
  type YamlScalar,
} from "../../yaml/index.ts";
import { entrySchema, firstFault, type ResultEntry } from "./entry.ts";

export interface PlacedEntry {
  entry: ResultEntry;
  /** Where the entry starts, 1-based. */
  line: number;
  column: number;
}

/** An entry whose value may be anything. */
export type AnyValueEntry = Omit<ResultEntry, "value"> & { value: unknown };

/** An item of the list, good or not. */
export interface ResultsItem {
  /** Null where it has a fault. */
  entry: ResultEntry | null;
  /**
   * The entry, where nothing but its value has a fault: no number, or none that all readers read alike
   * (then as text). huggingface_hub takes any value, so a verifier has to say what it is.
   */
  but: AnyValueEntry | null;
  /** What stands there, as huggingface_hub reads it. */
  data: unknown;
  line: number;
  column: number;
  /** All of severity "error", sorted by place. */
  faults: Finding[];
}

export interface ResultsItems {
  /** Null where the file is no list, or can't be told apart into items; `faults` says why. */
  items: ResultsItem[] | null;
  /** What is wrong with the file as a whole. */
  faults: Finding[];
  /** The parsed document, for editing; null where there is none. */
  document: Document | null;
}

export interface ResultsCheck {
  /** Null where the file has a fault. */
  entries: PlacedEntry[] | null;
  /** Faults, all of severity "error", sorted by place. */
  findings: Finding[];
}

/**
 * The entries of a results file with their places.
 * Throws ERR_FORMAT for the first fault, with its place and cure: not UTF-8, not YAML, not a
 * list, an entry with a missing, unknown, null or mistyped key, a value that PyYAML reads
 * otherwise than YAML 1.2 (but for a bare date).
 */
export function readResults(text: string | Uint8Array, file: string): PlacedEntry[] {
  const { entries, findings } = checkResults(text, file);
  if (!entries) throw faultError(findings, file);
  return entries;
}

/** ERR_FORMAT for the first of the faults. */
export function faultError([first]: readonly Finding[], file: string): EvalmarkError {
  return new EvalmarkError("ERR_FORMAT", first?.message ?? "not a results file", {
    place: { file, line: first?.line ?? 1, column: first?.column ?? 1 },
    cure: first?.cure,
    fault: first && faultName(first),
  });
}

/** "E_YAML_ALIAS": what verification calls a fault of the file. */
function faultName({ rule }: Finding): string {
  const name = rule
    .replace(/^yaml-/, "")
    .toUpperCase()
    .replaceAll(/[^A-Z\d]/g, "_");
  return `E_YAML_${name}`;
}

/** The same without throwing: all faults at once. Never throws on any bytes. */
export function checkResults(text: string | Uint8Array, file: string): ResultsCheck {
  const { items, faults } = resultsItems(text, file);
  const findings = [...faults, ...(items ?? []).flatMap((item) => item.faults)].sort(byPlace);
  if (!items || findings.length > 0) return { entries: null, findings };
  const entries = items.map(({ entry, line, column }) => ({ entry: entry!, line, column }));
  return { entries, findings };
}

/** The items of a results file, each with its own faults. Never throws on any bytes. */
export function resultsItems(text: string | Uint8Array, file: string): ResultsItems {
  const bytes = typeof text === "string" ? Buffer.from(text, "utf8") : text;
  const { findings, empty, root, document } = readYaml(bytes, {
    reader: "huggingface_hub",
    aliases: false,
  });
  const whole = (list: FindingHere[]): ResultsItems => ({
    items: null,
    faults: list.map((f) => ({ ...f, severity: "error" as const, file })).sort(byPlace),
    document,
  });
  if (empty) {
    const message = "the file is empty";
    return whole([
      ...findings,
      fault("results-empty", message, "write [] for no entries", { line: 1, column: 1 }),
    ]);
  }
  if (root === null) return whole(findings);
  if (root.kind !== "list") {
    const message = "the file must be a list of entries";
    return whole([...findings, fault("results-list", message, 'start each entry with "- "', root)]);
  }
  const of = (finding: Spot) => root.items.findLastIndex((item) => byPlace(item, finding) <= 0);
  const items = root.items.map((_, index) => {
    const own = findings.filter((finding) => of(finding) === index);
    return itemOf(root, index, own, file);
  });
  return { ...whole(findings.filter((finding) => of(finding) < 0)), items };
}

/** `found`: what reading the YAML of this item met. */
function itemOf(root: YamlList, index: number, found: FindingHere[], file: string): ResultsItem {
  const node = root.items[index]!;
  const bare = bareDate(node);
  const faults = found.filter((f) => !(f.rule === "yaml-1.1" && bare && byPlace(f, bare) === 0));
  const data = toData(node);
  const but = butForValue(node, data, bare, faults);
  const parsed = entrySchema.safeParse(bare ? { ...(data as object), date: bare.typed } : data);
  if (!parsed.success) {
    const path = parsed.error.issues[0]!.path.map((step) =>
      typeof step === "symbol" ? String(step) : step,
    );
    const spot = spotOf(root, [index, ...path]);
    const message = `entry ${index + 1}: ${firstFault(parsed.error)}${hint(node, path)}`;
    faults.push(fault("result-entry", message, "correct it: one bad entry fails the file", spot));
  }
  return {
    entry: parsed.success && faults.length === 0 ? parsed.data : null,
    but,
    data,
    line: node.line,
    column: node.column,
    faults: faults.map((f) => ({ ...f, severity: "error" as const, file })).sort(byPlace),
  };
}

/** Rules on how readers take what stands there for a number, or another one. */
const OF_NUMBERS: ReadonlySet<string> = new Set(["yaml-1.1", "not-finite", "big-integer"]);

/** The entry with whatever its value is; null where something else has a fault. */
function butForValue(
  node: YamlNode,
  data: unknown,
  bare: YamlScalar | null,
  faults: readonly FindingHere[],
): AnyValueEntry | null {
  const value = nodeAt(node, ["value"]);
  if (value?.kind !== "scalar") return null;
  if (faults.some((f) => !OF_NUMBERS.has(f.rule) || byPlace(f, value) !== 0)) return null;
  const plain = { ...(data as object), ...(bare ? { date: bare.typed } : {}) };
  const parsed = entrySchema.safeParse({ ...plain, value: 0 });
  if (!parsed.success) return null;
  const said = (data as { value: unknown }).value;
  const plainly = typeof said === "number" ? Number.isFinite(said) : typeof said !== "bigint";
  const agreed = faults.length === 0 && plainly;
  return { ...parsed.data, value: agreed ? said : `${said}` };
}

/**
 * A date without quotes, as others write it: PyYAML makes a date of it and YAML 1.2 text, and both
 * mean the same. It is taken as the text that stands there; evalmark itself writes quotes.
 */
function bareDate(item: YamlNode): YamlScalar | null {
  const node = nodeAt(item, ["date"]);
  return node?.kind === "scalar" && node.value instanceof PythonDate ? node : null;
}

const byPlace = (a: Spot, b: Spot) => a.line - b.line || a.column - b.column;

const fault = (
  rule: string,
  message: string,
  cure: string,
  { line, column }: { line: number; column: number },
): FindingHere => ({ rule, severity: "error", message, cure, line, column });

/** "(null: leave the key out)" where that is the fault. */
function hint(item: YamlNode, path: (string | number)[]): string {
  const node = nodeAt(item, path);
  return node?.kind === "scalar" && node.value === null ? " (it is null: leave the key out)" : "";
}
