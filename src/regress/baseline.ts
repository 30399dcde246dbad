/** Findings that were there before, so that only new ones fail. */
import { z } from "zod";
import { EvalmarkError } from "../errors.ts";
import type { Finding } from "./findings.ts";

/** What `--json` and `--write-baseline` write has this, among more. */
const schema = z.object({ findings: z.array(z.object({ key: z.string() })) });

/** The keys of a baseline. Throws ERR_FORMAT where the text is none. */
export function readBaseline(text: string, file: string): Set<string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw noBaseline(file, cause);
  }
  const read = schema.safeParse(value);
  if (!read.success) throw noBaseline(file, read.error);
  return new Set(read.data.findings.map((f) => f.key));
}

function noBaseline(file: string, cause: unknown): EvalmarkError {
  return new EvalmarkError("ERR_FORMAT", "this is no baseline of regress", {
    place: { file },
    cure: `evalmark regress ... --write-baseline ${file}`,
    cause,
  });
}

/** Which findings are not in a baseline, and which of its keys were not found again. */
export function compare(
  findings: readonly Finding[],
  baseline: ReadonlySet<string>,
): { fresh: Finding[]; gone: string[] } {
  const found = new Set(findings.map((f) => f.key));
  return {
    fresh: findings.filter((f) => !baseline.has(f.key)),
    gone: [...baseline].filter((key) => !found.has(key)),
  };
}
