/** Bytes to a tree of values with places, and everything that other readers would see otherwise. */
import { type Document, LineCounter, parseDocument, type YAMLError } from "yaml";
import type { FindingHere } from "../finding.ts";
import { decodeYaml, placeIn } from "./bounds.ts";
import type { YamlNode } from "./tree.ts";
import { TreeBuilder, type YamlOptions } from "./walk.ts";

export interface YamlRead {
  /** Null where the bytes are not one YAML document; `findings` says why. */
  root: YamlNode | null;
  /** True where the document holds nothing at all. */
  empty: boolean;
  findings: FindingHere[];
  /** The decoded text, without byte order mark; null where it can't be decoded. */
  text: string | null;
  /** The parsed document, for editing in place. */
  document: Document | null;
}

/**
 * Reads one YAML document, bounded in bytes, depth and values. Never throws on any bytes.
 * Scalars come as PyYAML reads them; a finding tells where YAML 1.2 reads another value.
 */
export function readYaml(bytes: Uint8Array, about: Partial<YamlOptions> = {}): YamlRead {
  const options = { reader: "Inspect", aliases: true, ...about };
  const none = { root: null, empty: false, document: null };
  const text = decodeYaml(bytes);
  if (typeof text !== "string") return { ...none, findings: [text], text: null };
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(text, {
      version: "1.2",
      schema: "core",
      strict: true,
      // Counted in the walk: the library's own check is quadratic in the number of keys.
      uniqueKeys: false,
      merge: false,
      prettyErrors: false,
      logLevel: "error",
      lineCounter: lines,
      // Where the dash of a list item stands, for editing in place.
      keepSourceTokens: true,
    }) as Document;
  } catch (error) {
    return { ...none, findings: [syntax(text, 0, String((error as Error).message))], text };
  }
  const directive = /^%[A-Z]+/m.exec(text);
  if (directive && document.directives?.yaml.explicit) {
    return {
      ...none,
      text,
      findings: [
        {
          ...placeIn(text, directive.index),
          rule: "yaml-directive",
          severity: "error",
          message: "a %YAML directive changes how readers take the file",
          cure: "delete the line",
        },
      ],
    };
  }
  // After the first fault the rest is mostly an echo of it.
  const faults = [...document.errors, ...document.warnings.filter((w) => !isTag(w))].slice(0, 3);
  if (faults.length > 0) {
    return { ...none, text, findings: faults.map((f) => syntax(text, f.pos[0], f.message, f)) };
  }
  const builder = new TreeBuilder(text, lines, options);
  const root = builder.build(document.contents);
  const empty = document.contents === null || isNothing(text);
  const tab = strayTab(text, builder.quotedRanges);
  if (tab !== null) {
    builder.findings.push({
      ...placeIn(text, tab),
      rule: "yaml-syntax",
      severity: "error",
      message: `not valid YAML for ${options.reader}: a tab outside of quotes`,
      cure: "put spaces in its place",
    });
  }
  return { root, empty, findings: builder.findings, text, document };
}

/** Offset of the first tab that PyYAML takes for no white space: outside of quotes and comments. */
function strayTab(text: string, quoted: readonly [number, number][]): number | null {
  if (!text.includes("\t")) return null;
  const ranges = [...quoted].sort(([a], [b]) => a - b);
  let next = 0;
  let comment = false;
  for (let i = 0; i < text.length; i++) {
    while (next < ranges.length && ranges[next]![1] <= i) next++;
    const [start, end] = ranges[next] ?? [text.length, 0];
    if (i >= start && i < end) {
      i = end - 1;
      comment = false;
      continue;
    }
    const c = text[i];
    if (c === "\n") comment = false;
    else if (c === "#" && (i === 0 || /\s/.test(text[i - 1]!))) comment = true;
    else if (c === "\t" && !comment) return i;
  }
  return null;
}

/** Unknown tags are reported in the walk, with all others. */
function isTag(error: YAMLError): boolean {
  return error.code === "TAG_RESOLVE_FAILED";
}

/** Only comments, white space and document markers. */
function isNothing(text: string): boolean {
  return text.split("\n").every((line) => /^\s*(?:#.*|---\s*(?:#.*)?|\.\.\.\s*)?$/.test(line));
}

function syntax(text: string, at: number, message: string, error?: YAMLError): FindingHere {
  const spot = placeIn(text, Math.min(at, text.length));
  const line = text.split("\n")[spot.line - 1] ?? "";
  const base = { ...spot, severity: "error" } as const;
  if (error?.code === "MULTIPLE_DOCS") {
    return {
      ...base,
      rule: "several-documents",
      message: "the file holds more than one YAML document",
      cure: 'keep one; "---" starts another',
    };
  }
  if (/\bliteral:\s/.test(line)) {
    return {
      ...base,
      rule: "literal-unquoted",
      message: '"literal: X" without quotes is not valid YAML',
      cure: 'write target: "literal:X", without a space after the colon',
    };
  }
  return {
    ...base,
    rule: "yaml-syntax",
    message: `not valid YAML: ${message.replace(/\s+/g, " ").slice(0, 200)}`,
    cure: line.includes("\t")
      ? "indent with spaces, not tabs"
      : "check the indentation and the quotes of this line and the one before",
  };
}
