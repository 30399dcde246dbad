/** The module's bytes, their digest, and instances of it. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { EvalmarkError } from "../errors.ts";

/** ABI version this side speaks; the module must answer the same. */
export const ABI = 1;

export interface CoreExports {
  readonly memory: WebAssembly.Memory;
  abi(): number;
  reserve(bytes: number): number;
  score(batch: number, bytes: number): number;
  /** What keeps the pattern at an address from being run: its place << 16 and a rule, or 0. */
  patternFault(at: number, bytes: number, bits: number): bigint;
}

export interface CoreModule {
  /** SHA-256 of the bytes, lower-case hex: the scorer's name. */
  readonly digest: string;
  readonly size: number;
  /** As compiled; it may be sent to another thread, which need not compile it again. */
  readonly compiled: WebAssembly.Module;
  /** A fresh instance, with memory of its own. */
  instantiate(): CoreExports;
}

const shipped = new URL("../../build/evalmark.wasm", import.meta.url);
let known: CoreModule | undefined;

/**
 * The core that ships with this package (compiled once per process), or the one in `bytes`.
 * Throws ERR_FILE where the file can't be read and ERR_FORMAT where it isn't such a core.
 */
export function loadCore(bytes?: Uint8Array): CoreModule {
  if (bytes) return compile(bytes);
  if (known) return known;
  let read: Uint8Array;
  try {
    read = readFileSync(shipped);
  } catch (cause) {
    throw new EvalmarkError("ERR_FILE", "the scoring core is missing", {
      place: { file: shipped.pathname },
      cure: "npm run build",
      cause,
    });
  }
  known = compile(read);
  return known;
}

/** From now on, in this thread, `loadCore()` is that one: for a thread that scores with no other. */
export function useCore(core: CoreModule): void {
  known = core;
}

function compile(bytes: Uint8Array): CoreModule {
  let module: WebAssembly.Module;
  try {
    module = new WebAssembly.Module(bytes as BufferSource);
  } catch (cause) {
    throw new EvalmarkError("ERR_FORMAT", "not a WebAssembly module", { cause });
  }
  if (WebAssembly.Module.imports(module).length > 0) {
    throw new EvalmarkError("ERR_FORMAT", "the scoring core must not import anything");
  }
  const instantiate = () => exportsOf(module);
  if (instantiate().abi?.() !== ABI) {
    throw new EvalmarkError("ERR_FORMAT", `the scoring core does not speak ABI ${ABI}`);
  }
  return {
    digest: createHash("sha256").update(bytes).digest("hex"),
    size: bytes.length,
    compiled: module,
    instantiate,
  };
}

/** What of a core can be sent to another thread. */
export type SharedCore = Pick<CoreModule, "digest" | "size" | "compiled">;

/** The core of another thread, compiled and checked there. */
export function receivedCore({ digest, size, compiled }: SharedCore): CoreModule {
  return { digest, size, compiled, instantiate: () => exportsOf(compiled) };
}

function exportsOf(module: WebAssembly.Module): CoreExports {
  return new WebAssembly.Instance(module).exports as unknown as CoreExports;
}
