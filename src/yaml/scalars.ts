/** What there is to say about one scalar: that its readers would disagree on it. */
import { type PlainScalar, readPlain } from "./python.ts";
import { show } from "./tree.ts";

/** A finding without its place. */
export interface Remark {
  rule: string;
  severity: "error" | "warning";
  message: string;
  cure: string;
}

/**
 * A plain scalar that PyYAML and YAML 1.2 read as different values, or that has no value which
 * both could hold. `other` is what a YAML 1.2 (core schema) reader sees; `reader` names who
 * reads the file with PyYAML.
 */
export function plainRemark(source: string, other: unknown, reader: string): Remark | null {
  const read: PlainScalar = readPlain(source);
  const shown = source.length > 60 ? `${source.slice(0, 57)}...` : source;
  const error = (rule: string, message: string, cure = `write "${shown}"`): Remark => ({
    rule,
    severity: "error",
    message,
    cure,
  });
  if (read.type === "refused") return error("yaml-1.1", `${reader} can't read the bare ${shown}`);
  if (read.type === "date") {
    return error("yaml-1.1", `${reader} reads ${shown} as a date, other readers as text`);
  }
  if (read.type === "float" && !Number.isFinite(read.value)) {
    const cure = `quote it if text is meant: "${shown}"`;
    return error("not-finite", `${shown} is not a finite number`, cure);
  }
  if (read.type === "int" && !read.exact) {
    const cure = `quote it if text is meant: "${shown}"`;
    return error("big-integer", `the integer ${shown} does not fit into 53 bits`, cure);
  }
  if (read.value === other) return null;
  return {
    rule: "yaml-1.1",
    severity: "warning",
    message: `${reader} reads ${shown} as ${show(read.value)}, YAML 1.2 readers as ${show(other)}`,
    cure: read.type === "str" ? `write "${shown}"` : `write ${String(read.value)}, or "${shown}"`,
  };
}

/** `"a\\"` and a line break after it: its end is escaped, and one reader takes it for an end. */
export function quoteRemark(raw: string): Remark | null {
  if (!raw.startsWith('"')) return null;
  let slashes = 0;
  while (raw[raw.length - 2 - slashes] === "\\") slashes++;
  if (raw.endsWith('"') && slashes % 2 === 0) return null;
  return {
    rule: "yaml-syntax",
    severity: "error",
    message: "the text in quotes has no end",
    cure: 'close it with ", and write a backslash before it twice',
  };
}

/** `"\ud83d\ude00"` is one character in JavaScript and two lone halves in Python. */
export function surrogateRemark(raw: string): Remark | null {
  if (!raw.startsWith('"') || !/\\(?:u|U0000)[dD][89a-fA-F]/.test(raw)) return null;
  return {
    rule: "surrogate",
    severity: "error",
    message: "an escaped surrogate (\\ud800 to \\udfff) is no character for Python",
    cure: "write the character itself, or \\U and 8 digits",
  };
}

export function tagRemark(tag: string): Remark {
  return {
    rule: "yaml-tag",
    severity: "error",
    message: `the tag ${show(tag.replace("tag:yaml.org,2002:", "!!"))}`,
    cure: "write the value without a tag",
  };
}
