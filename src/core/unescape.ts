/** Strings of JSON unescaped in the core's memory, many bytes at a time. */
import { readFileSync } from "node:fs";

/** As assembly/json/unescape.ts has it: addresses; 0 where the string is told otherwise. */
export type Unescape = (at: number, end: number, to: number) => number;

const shipped = new URL("../../build/unescape.wasm", import.meta.url);
let known: WebAssembly.Module | null | undefined;

const never: Unescape = () => 0;

/** What unescapes there; a machine without SIMD has none, and all is done without it. */
export function unescapeIn(memory: WebAssembly.Memory): Unescape {
  if (known === undefined) {
    try {
      known = new WebAssembly.Module(readFileSync(shipped));
    } catch {
      known = null;
    }
  }
  if (known === null) return never;
  return new WebAssembly.Instance(known, { env: { memory } }).exports.unescape as Unescape;
}
