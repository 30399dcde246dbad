/** A part over which every worker died that looked at it. */
import { namesIn, type Part } from "../log/index.ts";
import { nothingFound } from "./found.ts";
import type { PartResult } from "./part.ts";
import { DIED } from "./score-part.ts";

/** All its samples as errored, by their places, without reading any of them. Throws ERR_FILE. */
export function lostPart(part: Part): PartResult {
  const { names, size } = namesIn(part);
  return {
    size,
    notes: [],
    unpacked: 0,
    stop: null,
    bad: names.map((name) => ({ ...name, message: DIED, before: 0, lost: true, at: 0 })),
    samples: { ids: [], epochs: new Float64Array(0), places: new Uint32Array(0) },
    first: { verdicts: new Uint8Array(0), fractions: [] },
    others: [],
    used: [],
    found: nothingFound(),
    lines: new Uint8Array(0),
    leaves: null,
    judges: [],
    seen: null,
    scored: null,
  };
}
