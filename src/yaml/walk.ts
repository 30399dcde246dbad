/** From the library's nodes to our tree, with the findings met on the way. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type ParsedNode,
} from "yaml";
import type { FindingHere } from "../finding.ts";
import { MAX_DEPTH, MAX_VALUES } from "./bounds.ts";
import { readPlain } from "./python.ts";
import { type Spot, show, type YamlMap, type YamlNode, type YamlScalar } from "./tree.ts";

const STRING_TAG = "tag:yaml.org,2002:str";
const MAX_FINDINGS = 100;

/** Raised inside the walk when going on would be pointless; `build` turns it into null. */
class Stop extends Error {}

export class TreeBuilder {
  readonly findings: FindingHere[] = [];
  private readonly text: string;
  private readonly lines: LineCounter;
  private readonly anchors = new Map<string, Node>();
  /** Nodes being built: an alias to one of them would never end. */
  private readonly open = new Set<Node>();
  private values = 0;
  /** Above 0 inside an alias: what it holds was reported where it stands. */
  private quiet = 0;

  constructor(text: string, lines: LineCounter) {
    this.text = text;
    this.lines = lines;
  }

  /** The tree, or null where the document can't be one; `findings` then holds an error. */
  build(contents: Node | null): YamlNode | null {
    if (contents === null) {
      return { kind: "scalar", line: 1, column: 1, value: null, typed: "" };
    }
    try {
      return this.node(contents, 0);
    } catch (error) {
      if (error instanceof Stop) return null;
      throw error;
    }
  }

  private node(node: Node, depth: number): YamlNode {
    const spot = this.spot(node);
    if (depth > MAX_DEPTH) this.stop(spot, "nesting", `nested deeper than ${MAX_DEPTH}`);
    if (++this.values > MAX_VALUES) {
      this.stop(spot, "too-many-values", `more than ${MAX_VALUES} values, aliases followed`);
    }
    if (isAlias(node)) {
      const target = this.anchors.get(node.source);
      if (!target) return this.stop(spot, "alias", `*${node.source} names no anchor before it`);
      if (this.open.has(target)) this.stop(spot, "alias", `*${node.source} holds itself`);
      this.quiet++;
      const built = this.node(target, depth + 1);
      this.quiet--;
      return { ...built, ...spot };
    }
    const anchor = "anchor" in node ? node.anchor : undefined;
    if (anchor !== undefined && this.anchors.get(anchor) !== node) {
      if (this.anchors.has(anchor)) {
        const message = `the anchor &${anchor} stands here twice, which Inspect refuses`;
        this.add(spot, "error", "alias", message, "give each anchor a name of its own");
      }
      this.anchors.set(anchor, node);
    }
    this.open.add(node);
    const built = isMap(node)
      ? this.map(node.items as Pairs, spot, depth)
      : isSeq(node)
        ? {
            kind: "list" as const,
            ...spot,
            items: node.items.map((i) => this.node(i as Node, depth + 1)),
          }
        : this.scalar(node, spot);
    this.open.delete(node);
    if (node.tag !== undefined && !isScalar(node)) this.tag(node.tag, spot);
    return built;
  }

  private map(pairs: Pairs, spot: Spot, depth: number): YamlMap {
    const entries: YamlMap["entries"] = new Map();
    for (const { key, value } of pairs) {
      const keySpot = key ? this.spot(key) : spot;
      if (!key || !isScalar(key)) {
        this.add(keySpot, "error", "key-not-text", "a key that is not a word", "write a plain key");
        continue;
      }
      const name = this.key(key, keySpot);
      if (entries.has(name)) {
        const message = `the key ${show(name)} stands here twice; Inspect takes the last, others refuse`;
        this.add(keySpot, "error", "duplicate-key", message, "keep one of them");
      }
      const child: YamlNode = value
        ? this.node(value, depth + 1)
        : { kind: "scalar", ...keySpot, value: null, typed: "" };
      entries.set(name, { key: keySpot, value: child });
    }
    return { kind: "map", ...spot, entries };
  }

  private key(key: Node, spot: Spot): string {
    const { value, typed } = this.scalar(key, spot, true);
    if (typed === "<<") {
      const message = "Inspect merges << into the map, other readers take it for a key";
      this.add(spot, "error", "merge-key", message, "write the keys out");
    } else if (typeof value !== "string" || typed === "=") {
      const message = `Inspect reads the key ${typed ?? ""} as ${show(value)}, not as text`;
      this.add(spot, "error", "key-not-text", message, `write "${typed ?? ""}"`);
      return `${typed ?? ""} (${show(value)})`;
    }
    return value as string;
  }

  private scalar(node: Node, spot: Spot, isKey = false): YamlScalar {
    const { value, source = "", type, tag } = node as ScalarNode;
    const asText = (typed: string | null): YamlScalar => ({
      kind: "scalar",
      ...spot,
      value: source,
      typed,
    });
    if (tag !== undefined && tag !== STRING_TAG) this.tag(tag, spot);
    if (type !== "PLAIN" && !(type === undefined && source === "")) {
      this.surrogates(node as ParsedNode, spot);
      return { ...asText(null), value: String(value) };
    }
    if (tag !== undefined) return asText(null);
    const read = readPlain(source);
    if (!isKey) this.compare(read, value, source, spot);
    return { kind: "scalar", ...spot, value: read.value, typed: source };
  }

  /** Reports a plain scalar that PyYAML and YAML 1.2 read as different values. */
  private compare(read: ReturnType<typeof readPlain>, other: unknown, source: string, spot: Spot) {
    const quote = `quote it if text is meant: "${source}"`;
    if (read.type === "refused") {
      const message = `Inspect can't read the unquoted value ${source}`;
      return this.add(spot, "error", "yaml-1.1", message, `write "${source}"`);
    }
    if (read.type === "date") {
      const message = `Inspect reads ${source} as a date, other readers as text`;
      return this.add(spot, "error", "yaml-1.1", message, `write "${source}"`);
    }
    if (typeof read.value === "number" && !Number.isFinite(read.value)) {
      const message = `${source} is not a finite number`;
      return this.add(spot, "error", "not-finite", message, quote);
    }
    if (read.type === "int" && !read.exact) {
      const message = `the integer ${source.slice(0, 60)} does not fit into 53 bits`;
      return this.add(spot, "error", "big-integer", message, quote);
    }
    if (read.value === other) return;
    const message = `Inspect reads ${source} as ${show(read.value)}, YAML 1.2 readers as ${show(other)}`;
    const cure =
      read.type === "str" ? `write "${source}"` : `write ${String(read.value)}, or "${source}"`;
    this.add(spot, "warning", "yaml-1.1", message, cure);
  }

  /** `"\ud83d\ude00"` is one character for us and two lone halves for Python. */
  private surrogates(node: ParsedNode, spot: Spot): void {
    const raw = this.text.slice(node.range[0], node.range[1]);
    if (!raw.startsWith('"') || !/\\(?:u[dD][89a-fA-F]|U0000[dD][89a-fA-F])/.test(raw)) return;
    const message = "an escaped surrogate (\\ud800 to \\udfff) is no character for Inspect";
    this.add(
      spot,
      "error",
      "surrogate",
      message,
      "write the character itself, or \\U and 8 digits",
    );
  }

  private tag(tag: string, spot: Spot): void {
    const name = tag.replace("tag:yaml.org,2002:", "!!");
    this.add(spot, "error", "yaml-tag", `the tag ${show(name)}`, "write the value without a tag");
  }

  private spot(node: Node): Spot {
    const { line, col } = this.lines.linePos(node.range?.[0] ?? 0);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  private add(
    spot: Spot,
    severity: "error" | "warning",
    rule: string,
    message: string,
    cure: string,
  ) {
    if (this.quiet > 0 && rule !== "too-many-values" && rule !== "nesting") return;
    if (this.findings.length >= MAX_FINDINGS && severity === "warning") return;
    if (this.findings.length >= 2 * MAX_FINDINGS) throw new Stop();
    this.findings.push({ ...spot, severity, rule, message, cure });
  }

  private stop(spot: Spot, rule: string, message: string): never {
    this.add(spot, "error", rule, message, "write the values out, and fewer of them");
    throw new Stop();
  }
}

type Pairs = { key: Node | null; value: Node | null }[];
interface ScalarNode {
  value: unknown;
  source?: string;
  type?: string;
  tag?: string;
}
