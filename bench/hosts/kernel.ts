/**
 * Parts of the core that are reached directly: an entry of their own in assembly/for-tests/, compiled
 * with the options of asconfig.json.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a compiled entry gives: its exports, its memory, the size of the module in bytes. */
export type Kernel<T> = T & { memory: WebAssembly.Memory; bytes: number };

/** Compiles `assembly/for-tests/NAME.ts` of the repository at `root` and starts it. */
export function compileKernel<T>(root: string, name: string): Kernel<T> {
  const room = mkdtempSync(join(tmpdir(), "evalmark-kernel-"));
  try {
    const { options } = JSON.parse(readFileSync(join(root, "asconfig.json"), "utf8"));
    // Without entries: the core's own one is left out.
    const config = join(room, "asconfig.json");
    writeFileSync(config, JSON.stringify({ options }));
    const wasm = join(room, "kernel.wasm");
    const asc = ["node_modules/assemblyscript/bin/asc.js", `assembly/for-tests/${name}.ts`];
    const where = ["--config", config, "--baseDir", ".", "--outFile", wasm];
    execFileSync(process.execPath, [...asc, ...where, "--transform", "./scripts/words.mjs"], {
      cwd: root,
      stdio: "pipe",
    });
    const module = readFileSync(wasm);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module));
    return { ...exports, bytes: module.length } as unknown as Kernel<T>;
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}
