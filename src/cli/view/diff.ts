/** A comparison of two scorers for people. */
import {
  type Cause,
  changeText,
  type Differing,
  type DiffReport,
  intervalText,
  meaningOf,
  nameOfLog,
  percent,
  pText,
  withError,
} from "../../diff/index.ts";
import { clip, clipStart, color, safe, table } from "./text.ts";

/** Causes and samples of each that a terminal is shown. */
const MOST_CAUSES = 12;
const MOST_SAMPLES = 3;

/** The lines, without a final newline. */
export function diffLines(report: DiffReport): string[] {
  const { a, b, causes, doubts } = report;
  return [
    `${color.bold(safe(a))} against ${color.bold(safe(b))}`,
    ...logs(report),
    ...doubts.map((doubt) => `  ${color.yellow("note")} ${safe(doubt)}`),
    ...ranking(report),
    ...(causes.length === 0 ? [none(report)] : ["by cause:"]),
    ...causes.slice(0, MOST_CAUSES).flatMap((cause) => causeLines(cause, report)),
    ...(causes.length > MOST_CAUSES
      ? [color.dim(`and ${causes.length - MOST_CAUSES} more causes (--json, --html)`)]
      : []),
  ];
}

function none({ logs: all }: DiffReport): string {
  const some = all.some((log) => log.compared > 0);
  return some ? color.green("they differ on no sample") : color.yellow("no sample to compare");
}

function logs({ a, b, logs: all }: DiffReport): string[] {
  const heads = [
    "  log",
    "rows",
    clip(a, 24),
    "",
    clip(b, 24),
    "",
    "difference",
    "",
    "p",
    "differ",
  ];
  const rows = all.map((log) => {
    const { difference: d } = log;
    const surely = d.p !== null && d.p < 0.05;
    const value = withError(d.value, d.stderr);
    return [
      `  ${clip(nameOfLog(log, all), 40)}`,
      String(log.rows),
      percent(log.a.value),
      color.dim(intervalText(log.a.interval95)),
      percent(log.b.value),
      color.dim(intervalText(log.b.interval95)),
      surely ? color.bold(value) : value,
      color.dim(intervalText(d.interval95)),
      pText(d.p),
      `${log.differing} of ${log.compared}`,
    ];
  });
  return table([heads.map((head) => color.dim(head)), ...rows], [1, 2, 4, 6, 8]);
}

function ranking({ a, b, logs: all, ranking: of }: DiffReport): string[] {
  if (!of) return [];
  const heads = ["  model", `by ${clip(a, 24)}`, `by ${clip(b, 24)}`, "change"];
  const rows = of.ranked.map(({ log, rankA, rankB }) => {
    const change = changeText(rankA, rankB);
    const paint = rankA === rankB ? color.dim : rankA > rankB ? color.green : color.red;
    return [`  ${clip(nameOfLog(all[log]!, all), 40)}`, `${rankA}`, `${rankB}`, paint(change)];
  });
  const tau = of.tauB === null ? "none" : of.tauB.toFixed(3);
  return [
    ...table([heads.map((head) => color.dim(head)), ...rows], [1, 2]),
    `  Kendall's tau-b ${tau}`,
  ];
}

function causeLines(cause: Cause, report: DiffReport): string[] {
  const { ruleA, ruleB, higher, samples, shown } = cause;
  const rows = shown.slice(0, MOST_SAMPLES).map((one) => sampleRow(one));
  return [
    `  ${color.bold(String(samples))} higher by ${safe(report[higher])}: ${clip(ruleA, 40)} / ${clip(ruleB, 40)}`,
    ...[ruleA, ruleB].flatMap((rule) => {
      const meaning = meaningOf(rule);
      return meaning === "" ? [] : [color.dim(`      ${rule}: ${meaning}`)];
    }),
    ...table(rows),
  ];
}

function sampleRow({ id, epoch, target, a, b, text }: Differing): string[] {
  const name = epoch === 1 ? JSON.stringify(id) : `${JSON.stringify(id)} epoch ${epoch}`;
  const read = (answer: string | null) =>
    answer === null ? color.dim(clipStart(text, 24)) : clip(answer, 24);
  return [`      ${clip(name, 20)}`, clip(target, 24), read(a.answer), read(b.answer)];
}
