/** What a folder of a run remembers, so that the same command goes on and another is refused. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { EvalmarkError } from "../errors.ts";
import type { RunRequest } from "./types.ts";

const NAME = "evalmark-run.json";
const STATE = z.object({ version: z.literal(1), run: z.string(), begun: z.boolean() }).strict();

/** Names everything that makes a run another one. */
function digestOf({ plan, harness, model, baseUrl, judge, limit, extra }: RunRequest): string {
  const { name, rows, origin, scorers, judges } = plan;
  const used = scorers.map((s) => [s.name, s.options]);
  // What was answered belongs to the rows as they are, and not to the name of a file.
  const content = rows.kind === "file" ? sha256(readFileSync(rows.path)) : null;
  const all: unknown[] = [name, rows, content, origin, used, harness, model, baseUrl, limit, extra];
  if (judges.length > 0) all.push([judges, judge]);
  return sha256(JSON.stringify(all));
}

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");

/**
 * Opens the folder of a run. True: the same run was begun there before. Throws ERR_REFUSED where
 * another was, ERR_FILE where the folder can't be made.
 */
export function openRun(request: RunRequest): boolean {
  const file = join(request.folder, NAME);
  const run = digestOf(request);
  if (existsSync(file)) {
    const known = STATE.safeParse(parsed(file));
    if (known.success && known.data.run === run) return known.data.begun;
    throw new EvalmarkError("ERR_REFUSED", "the folder belongs to another run", {
      place: { file },
      cure: "name another with --out, or remove it",
    });
  }
  try {
    mkdirSync(request.folder, { recursive: true });
    writeFileSync(file, `${JSON.stringify({ version: 1, run, begun: true })}\n`);
  } catch (cause) {
    const message = `can't write it: ${(cause as Error).message}`;
    throw new EvalmarkError("ERR_FILE", message, { place: { file }, cause });
  }
  return false;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
