/**
 * How much memory a module can ever ask for: what it declares (WebAssembly core specification 2.0,
 * 5.5.8). A worker's own limits don't count it, so a core that declares no end is not run.
 */
import { EvalmarkError } from "../errors.ts";

const HEAD = "\0asm\u0001\0\0\0";
const MEMORY_SECTION = 5;
/** Pages of 64 KiB: 256 MiB, four times what any core of ours has. */
const MOST_PAGES = 4096;

/** Throws ERR_FORMAT unless the module has one memory, of its own, with an end that is near. */
export function checkMemory(module: Uint8Array): void {
  if (Buffer.from(module.subarray(0, 8)).toString("latin1") !== HEAD) throw bad("not a module");
  let at = 8;
  /** Unsigned LEB128 of at most five bytes. */
  const number = (): number => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = module[at++];
      if (byte === undefined) throw bad("it ends within a number");
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw bad("a number without end");
  };
  while (at < module.length) {
    const section = number();
    const end = number() + at;
    if (section !== MEMORY_SECTION) {
      at = end;
      continue;
    }
    if (number() !== 1) throw bad("it has several memories");
    // 0: no end is declared; above 1: shared, or of 64 bits.
    if (number() !== 1) throw bad("its memory has no end, is shared, or is of 64 bits");
    number();
    const most = number();
    if (most > MOST_PAGES) throw bad(`its memory may grow to ${most} pages of 64 KiB`);
    return;
  }
  throw bad("it has no memory of its own");
}

function bad(why: string): EvalmarkError {
  return new EvalmarkError("ERR_FORMAT", `the core is not run: ${why}`, {
    cure: "give a core that evalmark has published",
  });
}
