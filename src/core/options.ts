/** Scorer options: checked by name and value, then packed into the bits the core reads. */
import { EvalmarkError } from "../errors.ts";
import { findScorer, OPTIONS, SCORERS } from "./names.ts";
import { refusePattern } from "./pattern.ts";
import { refusal } from "./refused.ts";

/** A scorer with its options, ready for the core. */
export interface PackedScorer {
  name: string;
  id: number;
  bits: number;
  /** UTF-8 strings of the one option that is a list of words or one string, or null. */
  words: Uint8Array[] | null;
  /** The options as given, sorted by name: what results and tokens record. */
  options: Record<string, unknown>;
}

/**
 * Checks a scorer's name and options.
 * Throws ERR_SCORER_UNKNOWN or ERR_OPTION, naming what would be right, and ERR_REFUSED for a
 * scorer of Inspect AI that fixed bytes can't run again or a pattern that takes backtracking.
 */
export function packScorer(name: string, options: Record<string, unknown> = {}): PackedScorer {
  const scorer = findScorer(name);
  if (!scorer) {
    const refused = refusal(name);
    if (refused) throw new EvalmarkError("ERR_REFUSED", refused.reason, { cure: refused.cure });
    throw new EvalmarkError("ERR_SCORER_UNKNOWN", `unknown scorer "${name}"`, {
      cure: `use one of: ${SCORERS.map((s) => s.name).join(", ")}`,
    });
  }
  const packed: PackedScorer = { name, id: scorer.id, bits: 0, words: null, options: {} };
  const keys = Object.keys(options).sort();
  for (const key of keys) {
    if (!(scorer.options as readonly string[]).includes(key))
      throw unknownOption(name, key, scorer.options);
    packed.options[key] = options[key];
  }
  for (const key of keys) {
    for (const [other, value] of presetOf(key, options[key]))
      if (!(other in options)) packOption(packed, other, value);
  }
  for (const key of keys) packOption(packed, key, options[key]);
  for (const key of scorer.options as readonly string[]) {
    const option = OPTIONS.find((o) => o.name === key);
    if (option && "required" in option && !(key in packed.options)) {
      const some =
        "string" in option
          ? `'${option.example}'`
          : `${option.values[0]} (or ${option.values.slice(1).join(", ")})`;
      throw new EvalmarkError("ERR_OPTION", `scorer "${name}" needs the option "${key}"`, {
        cure: `--option ${key}=${some}`,
      });
    }
  }
  if (typeof packed.options.regex === "string") refusePattern(packed.options.regex, packed.bits);
  return packed;
}

function packOption(packed: PackedScorer, key: string, value: unknown): void {
  const option = OPTIONS.find((o) => o.name === key);
  if (!option) throw unknownOption(packed.name, key, []);
  if ("words" in option) {
    if (!Array.isArray(value) || value.some((w) => typeof w !== "string")) {
      throw new EvalmarkError("ERR_OPTION", `option "${key}" is a list of strings`);
    }
    packed.words = value.map((w: string) => Buffer.from(w, "utf8"));
    return;
  }
  if ("string" in option) {
    if (typeof value !== "string") {
      throw new EvalmarkError("ERR_OPTION", `option "${key}" is a string`);
    }
    packed.words = [Buffer.from(value, "utf8")];
    return;
  }
  const index = (option.values as readonly unknown[]).indexOf(value);
  if (index < 0) {
    throw new EvalmarkError("ERR_OPTION", `option "${key}" can't be ${JSON.stringify(value)}`, {
      cure: `use one of: ${option.values.join(", ")}`,
    });
  }
  if ("bit" in option) packed.bits |= index << option.bit;
}

/** What one value of an option sets of the others, by name. */
function presetOf(key: string, value: unknown): [string, string][] {
  const option = OPTIONS.find((o) => o.name === key);
  if (!option || !("sets" in option) || typeof value !== "string") return [];
  return Object.entries((option.sets as Record<string, Record<string, string>>)[value] ?? {});
}

function unknownOption(scorer: string, key: string, known: readonly string[]): EvalmarkError {
  return new EvalmarkError("ERR_OPTION", `scorer "${scorer}" has no option "${key}"`, {
    cure: known.length ? `it takes: ${known.join(", ")}` : "it takes none",
  });
}

/**
 * Options typed on a command line (`k=v`), read by the option's own values: `true` and
 * `false` become booleans where the option is one, comma-separated words a list.
 */
export function parseOptionText(key: string, text: string): unknown {
  const option = OPTIONS.find((o) => o.name === key);
  if (!option) return text;
  if ("words" in option) return text.split(",");
  if ("string" in option) return text;
  return (option.values as readonly unknown[]).find((v) => String(v) === text) ?? text;
}
