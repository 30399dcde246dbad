/** The very bytes of records, for comparing hosts of the core. */
import { Batch, type CoreInput, loadCore } from "../../src/core/index.ts";

const RECORD_BYTES = 40;

/** Records of the samples in order, 40 bytes each, by one instance. */
export function recordBytes(inputs: readonly CoreInput[]): Buffer {
  const core = loadCore().instantiate();
  const batch = new Batch(core);
  const out: Buffer[] = [];
  let from = 0;
  while (from < inputs.length) {
    batch.open();
    let to = from;
    while (to < inputs.length && batch.add(inputs[to]!)) to++;
    if (to === from) throw new Error(`sample ${from} is larger than a batch`);
    const at = batch.score();
    out.push(Buffer.from(new Uint8Array(core.memory.buffer, at, (to - from) * RECORD_BYTES)));
    from = to;
  }
  return Buffer.concat(out);
}
