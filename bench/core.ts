/** The core alone: bytes in linear memory, records out, one call per batch. */
import { Batch, Engine, loadCore } from "evalmark/core";
import { Bench } from "tinybench";
import { gsm8kRows, type Row, toInput } from "./rows.js";
import { twin } from "./twin/gsm8k.js";

/** Times `gsm8k` and `math` over the GSM8K rows beside the plain TypeScript twin. */
export async function benchCore(): Promise<void> {
  const { rows, from } = gsm8kRows();
  const bytes = rows.reduce((n, r) => n + Buffer.byteLength(r.text), 0);
  console.log(`${rows.length} outputs of ${Math.round(bytes / rows.length)} bytes (${from})`);
  showAgreement(rows);
  const bench = new Bench({ time: 2000, warmupIterations: 3 });
  for (const scorer of ["gsm8k", "math"]) {
    const batches = fill(rows, scorer);
    bench.add(`core ${scorer}`, () => {
      for (const batch of batches) batch.score();
    });
  }
  bench.add("TypeScript twin of gsm8k", () => {
    for (const row of rows) twin(row.gold, row.text);
  });
  await bench.run();
  const rate = (name: string) => {
    const result = bench.tasks.find((t) => t.name === name)?.result;
    return result && "throughput" in result ? result.throughput.mean * rows.length : 0;
  };
  const base = rate("TypeScript twin of gsm8k");
  for (const { name } of bench.tasks) {
    const perSecond = Math.round(rate(name)).toLocaleString("en");
    console.log(
      `${perSecond.padStart(10)} outputs/s  ${(rate(name) / base).toFixed(2)} x twin  ${name}`,
    );
  }
}

/** The rows in as many instances as they need, each filled once. */
function fill(rows: Row[], scorer: string): Batch[] {
  const batches: Batch[] = [];
  for (const row of rows) {
    const input = toInput(row, scorer);
    if (batches.at(-1)?.add(input)) continue;
    const batch = new Batch(loadCore().instantiate());
    batch.open();
    batch.add(input);
    batches.push(batch);
  }
  return batches;
}

/** The figures are of these very bytes, so what they get right stands beside them. */
function showAgreement(rows: Row[]): void {
  const labelled = rows.filter((r) => r.label !== null);
  console.log(`core sha256 ${loadCore().digest}`);
  const right = (judge: (row: Row, i: number) => boolean) =>
    `${((100 * labelled.filter((r, i) => judge(r, i) === r.label).length) / labelled.length).toFixed(2)} %`;
  for (const scorer of ["gsm8k", "math"]) {
    const verdicts = new Engine().score(labelled.map((r) => toInput(r, scorer)));
    console.log(
      `agreement with the labels, core ${scorer}: ${right((_, i) => verdicts[i]!.score === 1)}`,
    );
  }
  console.log(`agreement with the labels, twin: ${right((r) => twin(r.gold, r.text))}`);
}
