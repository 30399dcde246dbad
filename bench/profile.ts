/** Where the core's time goes: functions by their share, over the rows that `pairs` compares. */
import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { Batch, loadCore } from "evalmark/core";
import { sets, thinned } from "./pairs.js";
import { toInput } from "./rows.js";

const SECONDS = 4;
const SHOWN = 12;
const INTERVAL_MICROSECONDS = 100;
const PREFIX = "assembly/";

/** Runs the twin with names, which is the same code, and prints the first functions of each set. */
export async function benchProfile(): Promise<void> {
  const twin = readFileSync(new URL("../evalmark.names.wasm", import.meta.url));
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: INTERVAL_MICROSECONDS });
  for (const [name, scorers, rows] of sets()) {
    for (const scorer of scorers) {
      const batch = new Batch(loadCore(twin).instantiate());
      batch.open();
      for (const row of thinned(rows).slice(0, 1000)) batch.add(toInput(row, scorer));
      if (batch.count === 0) continue;
      const spin = (seconds: number) => {
        const end = performance.now() + seconds * 1000;
        while (performance.now() < end) batch.score();
      };
      spin(1);
      await session.post("Profiler.start");
      spin(SECONDS);
      const { profile } = await session.post("Profiler.stop");
      console.log(`${name}, ${scorer}: ${shares(profile.nodes)}`);
    }
  }
  session.disconnect();
}

/** The functions of the core that were met most, with their share of all of its samples. */
function shares(
  nodes: { callFrame: { functionName: string }; hitCount?: number | undefined }[],
): string {
  const hits = new Map<string, number>();
  let all = 0;
  for (const { callFrame, hitCount = 0 } of nodes) {
    if (!callFrame.functionName.startsWith(PREFIX)) continue;
    const name = callFrame.functionName.slice(PREFIX.length);
    hits.set(name, (hits.get(name) ?? 0) + hitCount);
    all += hitCount;
  }
  return [...hits]
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHOWN)
    .map(([name, n]) => `${name} ${((100 * n) / all).toFixed(1)} %`)
    .join(", ");
}
