/** Which (id, epoch) a log has had: a second one is an error. */
import type { JsonBytes } from "../json/index.ts";
import type { SampleId } from "./types.ts";

export class Seen {
  readonly #epochs = new Map<number, Set<SampleId>>();

  /** Notes the pair; false where it was there. 1 and "1" are different ids. */
  take(id: SampleId, epoch: number): boolean {
    let ids = this.#epochs.get(epoch);
    if (!ids) {
      ids = new Set();
      this.#epochs.set(epoch, ids);
    }
    const before = ids.size;
    ids.add(id);
    return ids.size > before;
  }

  /** Notes the sample's pair, or fails at `at`. */
  add(sample: { id: SampleId; epoch: number }, json: JsonBytes, at: number): void {
    if (this.take(sample.id, sample.epoch)) return;
    const id = JSON.stringify(sample.id).slice(0, 60);
    json.fail(
      `a second sample with id ${id} in epoch ${sample.epoch}`,
      at,
      'give each its own "id", and repeats of one their own "epoch"',
    );
  }
}
