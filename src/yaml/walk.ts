/** From the library's nodes to our tree, with the findings met on the way. */
import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from "yaml";
import type { FindingHere } from "../finding.ts";
import { MAX_DEPTH, MAX_VALUES } from "./bounds.ts";
import { readPlain } from "./python.ts";
import { plainRemark, quoteRemark, type Remark, surrogateRemark, tagRemark } from "./scalars.ts";
import { type Spot, show, type YamlMap, type YamlNode, type YamlScalar } from "./tree.ts";

export interface YamlOptions {
  /** Who reads the file with PyYAML, for messages. */
  reader: string;
  /** False: anchors and aliases are refused. */
  aliases: boolean;
}

const STRING_TAG = "tag:yaml.org,2002:str";
const MAX_FINDINGS = 100;

/** Raised inside the walk when going on would be pointless; `build` turns it into null. */
class Stop extends Error {}

export class TreeBuilder {
  readonly findings: FindingHere[] = [];
  /** Offsets of scalars in quotes and blocks, in the order in which they were met. */
  readonly quotedRanges: [number, number][] = [];
  private readonly text: string;
  private readonly lines: LineCounter;
  private readonly options: YamlOptions;
  private readonly anchors = new Map<string, Node>();
  /** Nodes being built: an alias to one of them would never end. */
  private readonly open = new Set<Node>();
  private values = 0;
  /** Above 0 inside an alias: what it holds was reported where it stands. */
  private quiet = 0;

  constructor(text: string, lines: LineCounter, options: YamlOptions) {
    this.text = text;
    this.lines = lines;
    this.options = options;
  }

  /** The tree, or null where the document can't be one; `findings` then holds an error. */
  build(contents: Node | null): YamlNode | null {
    if (contents === null) return { kind: "scalar", line: 1, column: 1, value: null, typed: "" };
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
    if (isAlias(node)) return this.alias(node.source, spot, depth);
    this.anchor(node, spot);
    this.open.add(node);
    let built: YamlNode;
    if (isMap(node)) built = this.map(node.items as Pairs, spot, depth);
    else if (isSeq(node)) {
      const items = node.items.map((item) => this.node(item as Node, depth + 1));
      built = { kind: "list", ...spot, items };
    } else built = this.scalar(node, spot);
    this.open.delete(node);
    if (node.tag !== undefined && !isScalar(node)) this.add(spot, tagRemark(node.tag));
    return built;
  }

  private alias(name: string, spot: Spot, depth: number): YamlNode {
    const target = this.anchors.get(name);
    if (!target) return this.stop(spot, "alias", `*${name} names no anchor before it`);
    if (this.open.has(target)) this.stop(spot, "alias", `*${name} holds itself`);
    this.quiet++;
    const built = this.node(target, depth + 1);
    this.quiet--;
    return { ...built, ...spot };
  }

  private anchor(node: Node, spot: Spot): void {
    const name = "anchor" in node ? node.anchor : undefined;
    if (name === undefined || this.anchors.get(name) === node) return;
    const twice = this.anchors.has(name);
    this.anchors.set(name, node);
    if (this.options.aliases && !twice) return;
    this.add(spot, {
      rule: "alias",
      severity: "error",
      message: twice ? `the anchor &${name} stands here twice` : `an anchor (&${name})`,
      cure: twice ? "give each anchor a name of its own" : "write the values out",
    });
  }

  private map(pairs: Pairs, spot: Spot, depth: number): YamlMap {
    const entries: YamlMap["entries"] = new Map();
    for (const { key, value } of pairs) {
      const keySpot = key ? this.spot(key) : spot;
      if (!key || !isScalar(key)) {
        this.keyError(keySpot, "key-not-text", "a key that is not a word", "write a plain key");
        continue;
      }
      this.anchor(key, keySpot);
      const name = this.key(key, keySpot);
      if (entries.has(name)) {
        const message = `the key ${show(name)} stands here twice; ${this.options.reader} takes the last, others refuse`;
        this.keyError(keySpot, "duplicate-key", message, "keep one of them");
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
    const { reader } = this.options;
    if (typed === "<<") {
      const message = `${reader} merges << into the map, other readers take it for a key`;
      this.keyError(spot, "merge-key", message, "write the keys out");
    } else if (typeof value !== "string" || typed === "=") {
      const message = `${reader} reads the key ${typed} as ${show(value)}, not as text`;
      this.keyError(spot, "key-not-text", message, `write "${typed}"`);
      return `${typed} (${show(value)})`;
    }
    return value as string;
  }

  private scalar(node: Node, spot: Spot, isKey = false): YamlScalar {
    const { value, source = "", type, tag } = node as ScalarNode;
    const quoted = type !== undefined && type !== "PLAIN";
    if (tag !== undefined && tag !== STRING_TAG) this.add(spot, tagRemark(tag));
    if (quoted) {
      const raw = this.text.slice(...rangeOf(node));
      this.add(spot, surrogateRemark(raw) ?? quoteRemark(raw));
      this.quotedRanges.push(rangeOf(node));
    }
    if (quoted || tag !== undefined) {
      return { kind: "scalar", ...spot, value: quoted ? String(value) : source, typed: null };
    }
    if (!isKey) this.add(spot, plainRemark(source, value, this.options.reader));
    return { kind: "scalar", ...spot, value: readPlain(source).value, typed: source };
  }

  private spot(node: Node): Spot {
    const { line, col } = this.lines.linePos(rangeOf(node)[0]);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  private keyError(spot: Spot, rule: string, message: string, cure: string): void {
    this.add(spot, { rule, severity: "error", message, cure });
  }

  private add(spot: Spot, remark: Remark | null): void {
    if (remark === null || this.quiet > 0) return;
    if (this.findings.length >= MAX_FINDINGS && remark.severity === "warning") return;
    if (this.findings.length >= 2 * MAX_FINDINGS) throw new Stop();
    this.findings.push({ ...spot, ...remark });
  }

  private stop(spot: Spot, rule: string, message: string): never {
    this.quiet = 0;
    this.keyError(spot, rule, message, "write the values out, and fewer of them");
    throw new Stop();
  }
}

const rangeOf = (node: Node): [number, number] => [node.range?.[0] ?? 0, node.range?.[1] ?? 0];

type Pairs = { key: Node | null; value: Node | null }[];
interface ScalarNode {
  value: unknown;
  source?: string;
  type?: string;
  tag?: string;
}
