/** Towers, floods, injections: nothing traps, nothing takes long, nothing is wrongly equal. */
import { Batch, Engine, loadCore } from "evalmark/core";
import { toInput } from "../rows.js";
import { HOSTILE_EQUAL } from "./hostile-equal.js";
import type { Report } from "./report.js";

interface Hostile {
  name: string;
  gold: string;
  answer: string;
}

const LIMIT_MS = 20;
const LIMIT_BYTES = 64 << 20;
/** Runs of each in a fresh instance; the least time counts, since other programs run too. */
const RUNS = 9;

/** Each input as an output and as a bare answer, by itself in a fresh instance. */
export function measureHostile(report: Report, data: readonly unknown[]): void {
  const inputs = data as unknown as Hostile[];
  const took: { name: string; ms: number; bytes: number }[] = [];
  const equal: string[] = [];
  const verdicts = new Map<string, number>();
  for (const { name, gold, answer } of inputs) {
    for (const isAnswer of [false, true]) {
      const input = toInput({ gold, text: answer, isAnswer }, "math");
      const fed = `\`${name}\`, ${isAnswer ? "as an answer" : "as an output"}`;
      took.push({ name: fed, ...runAlone(input) });
      const { verdict, rule } = new Engine().score([input])[0]!;
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      if (verdict !== "equal") continue;
      const why = HOSTILE_EQUAL[name] ?? "**WRONG, or not looked at.**";
      equal.push(`${fed}: \`${rule}\`. ${why}`);
    }
  }
  const slowest = took.sort((a, b) => b.ms - a.ms).slice(0, 5);
  const traps = took.filter((t) => Number.isNaN(t.ms));
  const most = Math.max(...took.map((t) => t.bytes));
  report.table(
    ["", "found", "wanted"],
    [
      ["inputs, each fed in two ways", inputs.length, ""],
      ["traps", traps.length, 0],
      ["slowest, ms", slowest[0]!.ms.toFixed(1), `below ${LIMIT_MS}`],
      ["memory of the module, MiB", most / (1 << 20), `below ${LIMIT_BYTES >> 20}`],
      ...[...verdicts].map(([name, many]) => [`verdict ${name}`, many, ""]),
    ],
  );
  report.say("The slowest:");
  report.list(
    slowest.map((t) => `${t.name}: ${t.ms.toFixed(1)} ms`),
    "",
  );
  report.say("Found equal, and why that is right:");
  report.list(equal, "None.");
}

/** Milliseconds of wall-clock or processor time, whichever is less (NaN: a trap), and bytes of memory of one sample in a fresh instance. */
function runAlone(input: ReturnType<typeof toInput>): { ms: number; bytes: number } {
  let ms = Number.POSITIVE_INFINITY;
  let bytes = 0;
  for (let run = 0; run < RUNS; run++) {
    const core = loadCore().instantiate();
    const batch = new Batch(core);
    if (!batch.open() || !batch.add(input)) return { ms: Number.NaN, bytes: 0 };
    const start = performance.now();
    const cpu = process.cpuUsage();
    try {
      if (batch.score() === 0) return { ms: Number.NaN, bytes: 0 };
    } catch {
      return { ms: Number.NaN, bytes: 0 };
    }
    const { user, system } = process.cpuUsage(cpu);
    ms = Math.min(ms, performance.now() - start, (user + system) / 1000);
    bytes = Math.max(bytes, core.memory.buffer.byteLength);
  }
  return { ms, bytes };
}
