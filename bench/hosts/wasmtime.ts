/** Batches scored by wasmtime in Python. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Records of each batch, in order, made by the module `wasm` in wasmtime, and what the host calls
 * itself. `script` is wasmtime_records.py. Throws where Python fails.
 */
export function wasmtimeRecords(
  python: string,
  script: string,
  wasm: string,
  batches: readonly Uint8Array[],
): { records: Uint8Array[]; agent: string } {
  const folder = mkdtempSync(join(tmpdir(), "evalmark-wasmtime-"));
  try {
    batches.forEach((batch, i) => {
      writeFileSync(join(folder, `${i}.batch`), batch);
    });
    const run = spawnSync(python, [script, wasm, folder], { encoding: "utf8" });
    if (run.status !== 0) throw new Error(run.stderr || `${python} failed`);
    const records = batches.map((_, i) => readFileSync(join(folder, `${i}.records`)));
    return { records, agent: run.stdout.trim() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
