/** `npm run measure`: how often the core agrees with the labels of the measuring data. */
import { Engine, loadCore, type Verdict } from "evalmark/core";
import { dataFolder, type Row, readRows, toInput } from "./rows.js";

const FILES = [
  "model-outputs.jsonl",
  "equivalence-rewrites.jsonl",
  "equivalence-pairs.jsonl",
  "math-verify-failures.jsonl",
];

if (!dataFolder()) {
  console.log("no measuring data here: set EVALMARK_DATA to its folder");
  process.exit(0);
}
console.log(`core sha256 ${loadCore().digest}`);
for (const file of FILES) {
  const rows = readRows(file);
  if (!rows) {
    console.log(`\n${file}: not there`);
    continue;
  }
  console.log(`\n${file} (scorer math)`);
  show(
    "all, without policy rows",
    rows.filter((r) => !r.policy),
    "math",
  );
  show(
    "policy rows",
    rows.filter((r) => r.policy),
    "math",
  );
  const groups = new Map<string, Row[]>();
  for (const row of rows.filter((r) => !r.policy)) {
    const name = file.startsWith("model") ? row.source : row.source.replace(/^.*::/, "");
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const big = [...groups]
    .filter(([, g]) => g.length >= 10)
    .sort((a, b) => b[1].length - a[1].length);
  for (const [name, group] of big) show(`  ${name}`, group, "math");
  if (file.startsWith("model")) {
    const gsm8k = rows.filter((r) => r.source.startsWith("gsm8k"));
    for (const scorer of ["gsm8k", "math"]) {
      show(`GSM8K, scorer ${scorer}`, gsm8k, scorer);
      show(
        `GSM8K with an explicit final answer, scorer ${scorer}`,
        gsm8k.filter(isExplicit),
        scorer,
      );
    }
  }
}

/** Does the output say where its answer is? */
function isExplicit(row: Row): boolean {
  return /####|\\boxed|answer is|answer:|(^|\n)A:/i.test(row.text);
}

function show(name: string, rows: Row[], scorer: string): void {
  const labelled = rows.filter((r) => r.label !== null);
  if (labelled.length === 0) return;
  const verdicts = new Engine().score(labelled.map((r) => toInput(r, scorer)));
  const count = (test: (v: Verdict, r: Row) => boolean) =>
    labelled.filter((r, i) => test(verdicts[i]!, r)).length;
  const agree = count((v, r) => (v.score === 1) === r.label);
  const falseEqual = count((v, r) => v.score === 1 && r.label === false);
  const missed = count((v, r) => v.score !== 1 && r.label === true);
  const undecided = count((v) => v.verdict === "undecided");
  const percent = ((100 * agree) / labelled.length).toFixed(2).padStart(6);
  console.log(
    `${percent} %  of ${String(labelled.length).padStart(5)}  false equal ${falseEqual}  missed ${missed} (undecided ${undecided})  ${name}`,
  );
}
