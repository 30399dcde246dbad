/**
 * How PyYAML 6.0 (`safe_load`, YAML 1.1) reads a plain scalar. Inspect AI and huggingface_hub
 * read YAML with it, so its reading decides; readers of YAML 1.2 often see another value.
 * The expressions are those of PyYAML's implicit resolvers (yaml/pyyaml, lib/yaml/resolver.py).
 */

/** A `datetime.date` or `datetime.datetime`, kept as it was written. */
export class PythonDate {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type PlainScalar =
  | { type: "str"; value: string }
  | { type: "bool"; value: boolean }
  | { type: "null"; value: null }
  /** `exact` is false where a JavaScript number can't hold the integer. */
  | { type: "int"; value: number; exact: boolean }
  | { type: "float"; value: number }
  | { type: "date"; value: PythonDate }
  /** `=` and `<<` as values, `0b_`: PyYAML fails on them. */
  | { type: "refused"; value: string };

const TRUE = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const NULL = /^(?:~|null|Null|NULL|)$/;
const INT =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const FLOAT =
  /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const DATE =
  /^(?:\d\d\d\d-\d\d-\d\d|\d\d\d\d-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

/** What PyYAML makes of a plain (unquoted) scalar with this text. */
export function readPlain(text: string): PlainScalar {
  if (TRUE.test(text)) return { type: "bool", value: true };
  if (FALSE.test(text)) return { type: "bool", value: false };
  if (NULL.test(text)) return { type: "null", value: null };
  if (text === "=" || text === "<<") return { type: "refused", value: text };
  // No other reading starts with another character.
  if (!/^[-+.0-9]/.test(text)) return { type: "str", value: text };
  if (FLOAT.test(text)) return { type: "float", value: readFloat(text) };
  if (INT.test(text)) return readInt(text);
  if (DATE.test(text)) return { type: "date", value: new PythonDate(text) };
  return { type: "str", value: text };
}

function readInt(text: string): PlainScalar {
  let digits = text.replaceAll("_", "");
  const sign = digits.startsWith("-") ? -1n : 1n;
  digits = digits.replace(/^[-+]/, "");
  let value: bigint;
  if (digits === "0b" || digits === "0x") return { type: "refused", value: text };
  if (/^0[bx]/.test(digits)) value = BigInt(digits);
  else if (digits.includes(":")) value = sixties(digits);
  else if (/^0[0-7]/.test(digits)) value = BigInt(`0o${digits.slice(1)}`);
  else value = BigInt(digits);
  value *= sign;
  return { type: "int", value: Number(value), exact: Number.isSafeInteger(Number(value)) };
}

/** 12:30:45 is 12 * 3600 + 30 * 60 + 45. Wider than any file is long, so it stays small work. */
function sixties(text: string): bigint {
  let value = 0n;
  for (const part of text.split(":").slice(0, 64)) value = value * 60n + BigInt(part);
  return value;
}

function readFloat(text: string): number {
  const body = text.replaceAll("_", "").toLowerCase();
  const sign = body.startsWith("-") ? -1 : 1;
  const digits = body.replace(/^[-+]/, "");
  if (digits === ".inf") return sign * Number.POSITIVE_INFINITY;
  if (digits === ".nan") return Number.NaN;
  if (!digits.includes(":")) return sign * Number(digits);
  let value = 0;
  for (const part of digits.split(":")) value = value * 60 + Number(part);
  return sign * value;
}
