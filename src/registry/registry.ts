/**
 * Which scoring cores are known: `scorers.json`, which ships with the package. Whoever signs names
 * the core he likes; only a listed one can make a result verified, and one with a known bug says so.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { EvalmarkError } from "../errors.ts";

const coreSchema = z
  .strictObject({
    /** SHA-256 of the module, lower-case hex. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    /** Of the package it came with. */
    version: z.string().regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/),
    /** False of the version that is being made: its core changes until then. */
    released: z.boolean(),
    status: z.enum(["ok", "known-bug"]),
    /** What is wrong with it: in one sentence, and where that is told. */
    bugs: z.array(z.strictObject({ text: z.string().min(1).max(300), reference: z.url() })).max(20),
  })
  .refine((core) => (core.status === "known-bug") === core.bugs.length > 0, {
    error: "a core with a known bug names it, and no other does",
  });

const registrySchema = z
  .strictObject({ v: z.literal(1), scorers: z.array(coreSchema).max(1000) })
  .refine(({ scorers }) => new Set(scorers.map((s) => s.digest)).size === scorers.length, {
    error: "a core is listed twice",
  });

export type KnownCore = z.infer<typeof coreSchema>;
/** Known cores by digest. */
export type Registry = ReadonlyMap<string, KnownCore>;

let shipped: Registry | undefined;

/** The registry in a text. Throws ERR_FORMAT. */
export function readRegistry(text: string): Registry {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new EvalmarkError("ERR_FORMAT", "scorers.json is not JSON", { cause });
  }
  const parsed = registrySchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue!.path.join(".");
    throw new EvalmarkError("ERR_FORMAT", `scorers.json: ${where}: ${issue!.message}`);
  }
  return new Map(parsed.data.scorers.map((core) => [core.digest, core]));
}

/** The registry that ships with this package. */
export function shippedRegistry(): Registry {
  shipped ??= readRegistry(readFileSync(new URL("../../scorers.json", import.meta.url), "utf8"));
  return shipped;
}
