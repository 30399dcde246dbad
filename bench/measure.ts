/**
 * `npm run measure [-- --report FILE]`: how the scoring core does on the measuring data. Parts may be
 * named; `--report` writes what is told to a file, too, with the date and this command.
 */
import { writeFileSync } from "node:fs";
import { loadCore } from "evalmark/core";
import { measureCrossPairs } from "./measure/cross-pairs.js";
import { measureFailures } from "./measure/failures.js";
import { measureFixtures } from "./measure/fixtures.js";
import { measureHostile } from "./measure/hostile.js";
import { measureOutputs } from "./measure/outputs.js";
import { measurePairs } from "./measure/pairs.js";
import { Report } from "./measure/report.js";
import { measureRewrites } from "./measure/rewrites.js";
import { dataFolder, type Row, readData, toRow } from "./rows.js";

type Rows = (report: Report, rows: readonly Row[]) => void;
type Data = Record<string, unknown>;
const onRows = (measure: Rows) => (report: Report, data: readonly Data[]) =>
  measure(report, data.map(toRow));

const PAIRS = "equivalence-pairs.jsonl";
const parts = {
  pairs: ["Pairs of public test suites", PAIRS, onRows(measurePairs)],
  cross: ["Each answer against the targets of other rows", PAIRS, onRows(measureCrossPairs)],
  rewrites: ["Rewrites of MATH targets", "equivalence-rewrites.jsonl", onRows(measureRewrites)],
  failures: [
    "Pairs that Math-Verify 0.9.0 gets wrong",
    "math-verify-failures.jsonl",
    onRows(measureFailures),
  ],
  fixtures: ["Known bugs of other scorers", "scoring-bug-fixtures.jsonl", measureFixtures],
  outputs: ["Model outputs", "model-outputs.jsonl", onRows(measureOutputs)],
  hostile: ["Hostile inputs", "hostile-inputs.jsonl.gz", measureHostile],
} as const;
const names = Object.keys(parts) as (keyof typeof parts)[];

const args = process.argv.slice(2);
const at = args.indexOf("--report");
const file = at < 0 ? null : args[at + 1];
const asked = at < 0 ? args : args.toSpliced(at, 2);
const unknown = asked.find((name) => !(name in parts));
if (unknown !== undefined || file === undefined) {
  console.error(`npm run measure [-- PART...] [--report FILE]; parts: ${names.join(", ")}`);
  process.exit(unknown === "--help" ? 0 : 2);
}
if (!dataFolder()) {
  console.log("no measuring data here: set EVALMARK_DATA to its folder");
  process.exit(0);
}

const report = new Report();
const { digest, size } = loadCore();
const command = ["npm run measure", ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
report.say(`Core of ${size} bytes (wanted: at most 400 kB), SHA-256 \`${digest}\`.`);
for (const name of names) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const [title, dataFile, measure] = parts[name];
  report.section(title);
  const data = readData(dataFile);
  if (data) measure(report, data);
  else report.say(`${dataFile} is not there.`);
}

if (file) {
  const day = new Date().toISOString().slice(0, 10);
  const head = `# Measured\n\nWritten on ${day} by \`${command}\` (Node ${process.versions.node}), with the measuring data in\n\`EVALMARK_DATA\`. Scorer \`math\` without options unless another one is named. Rows are named by the ids\nof the data; a row agrees where our score is 1 and its label says right, or 0 and it says wrong.`;
  writeFileSync(file, report.markdown(head));
}
