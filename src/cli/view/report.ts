/** A scored log for people. */
import { loadCore, type PackedScorer } from "../../core/index.ts";
import {
  type Fraction,
  formatValue,
  OUTCOMES,
  type Scale,
  type Summary,
} from "../../result/index.ts";
import type { Difference, Report } from "../../score/index.ts";
import { clip, clipStart, color, safe, table } from "./text.ts";

export interface ReportStyle {
  scale: Scale;
  decimals: number;
  /** How many differing samples to list. */
  differences: number;
}

/** The lines of a report, without a final newline. */
export function reportLines(report: Report, style: ReportStyle): string[] {
  const rows = [
    [
      "scored by",
      `${scorers(report)}  ${color.dim(`core sha256 ${loadCore().digest.slice(0, 16)}…`)}`,
    ],
    ["score", score(report.summary, style)],
    ...report.others.map((o) => [`  ${named(o.scorer)}`, score(o.summary, style)]),
    ...(report.header.format === "samples-jsonl" ? [] : [["harness", harness(report, style)]]),
    ["verdicts", counts(report.summary)],
    ...undecided(report.summary, style),
  ];
  return [
    color.bold(safe(report.file)) + color.dim(about(report)),
    ...table(rows.map(([name, text]) => [`  ${name}`, text ?? ""])),
    ...warnings(report),
    ...differences(report, style),
  ];
}

function about({ header }: Report): string {
  const parts = [
    header.task && `task ${header.task}`,
    header.dataset && `dataset ${header.dataset}`,
    header.model && `model ${header.model}`,
    header.harness,
  ];
  const text = parts.filter(Boolean).join(", ");
  return text ? `  ${safe(text)}` : "";
}

function scorers({ plan }: Report): string {
  const used = plan.first ? named(plan.first) : "each sample's own scorer";
  const declared = plan.declared.map((d) => d.name).join(", ");
  const beside = plan.from === "command line" && declared ? `, declared: ${declared}` : "";
  const not = plan.notRerun.map((n) => n.name).join(", ");
  return `${color.bold(used)}${beside}${not ? color.dim(` (not re-run: ${not})`) : ""}`;
}

function named(scorer: PackedScorer): string {
  const options = Object.entries(scorer.options).map(([k, v]) => `${k}=${v}`);
  return options.length ? `${scorer.name} (${options.join(", ")})` : scorer.name;
}

function score(summary: Summary, style: ReportStyle): string {
  const error =
    summary.stderr === null || summary.interval95 === null
      ? ""
      : ` ± ${number(summary.stderr, style)}  95 % interval ${summary.interval95
          .map((x) => number(x, style))
          .join(" to ")}`;
  const epochs = summary.epochs === 1 ? "" : ` × ${summary.epochs} epochs, ${summary.reducer}`;
  const left = summary.errors === "exclude" ? ", errored left out" : "";
  return `${color.bold(color.cyan(value(summary.value, style)))}${error}  n ${summary.n} (${summary.rows} row${summary.rows === 1 ? "" : "s"}${epochs}${left})`;
}

function harness({ harness: said, compared }: Report, style: ReportStyle): string {
  if (!said || said.value === null) {
    return compared.samples > 0 ? "no number of its own in the log" : color.dim("says nothing");
  }
  const over = said.scored === null ? "" : ` over ${said.scored}`;
  const out = said.unscored ? `, ${said.unscored} left out` : "";
  return `${number(said.value, style)}${unit(style)}  ${said.metric} of ${safe(said.scorer)}${over}${out}`;
}

function counts(summary: Summary): string {
  return OUTCOMES.map((o) => {
    const text = `${o} ${summary.counts[o]}`;
    if (summary.counts[o] === 0) return color.dim(text);
    return o === "errored" || o === "missing" ? color.red(text) : text;
  }).join("  ");
}

function undecided(summary: Summary, style: ReportStyle): string[][] {
  if (summary.counts.undecided === 0) return [];
  const { low, high } = summary.span;
  return [["", `undecided all wrong ${value(low, style)}, all right ${value(high, style)}`]];
}

const TEXT_KINDS = {
  "stop-cut": "scored as the harness had cut it at its stops; the rest is not in the log",
  "reasoning-stripped": "scored without the reasoning, as the harness had",
  "likeliest-choice": "scored on the likeliest choice: no text was generated",
};

const many = (samples: number) => `${samples} sample${samples === 1 ? "" : "s"}`;

function warnings(report: Report): string[] {
  const lines = report.doubts.map(({ why, samples }) =>
    samples > 0 ? `${safe(why)} (${many(samples)})` : safe(why),
  );
  for (const note of report.header.notes.slice(0, 10)) lines.push(clip(note, 200));
  for (const [kind, text] of Object.entries(TEXT_KINDS)) {
    const samples = report.textKinds[kind as keyof typeof TEXT_KINDS] ?? 0;
    if (samples > 0) lines.push(`${text} (${many(samples)})`);
  }
  if (report.ownScorer > 0) {
    lines.push(`scored by a scorer or options of their own (${many(report.ownScorer)})`);
  }
  const cut = report.decimalCut.length;
  if (cut > 0) {
    const ids = report.decimalCut.slice(0, 5).map((s) => clip(JSON.stringify(s.id), 40));
    const more = cut > ids.length ? ` and ${cut - ids.length} more` : "";
    lines.push(`a stop sequence may have cut a decimal in two: sample ${ids.join(", ")}${more}`);
  }
  if (report.canary) {
    const { found, strings } = report.canary;
    const looked = `${strings.length} canary string${strings.length === 1 ? "" : "s"}`;
    lines.push(
      found === 0
        ? `${looked}: in no output`
        : `${looked}: in the output of ${many(found)}; this is evidence of contamination`,
    );
  }
  const shown = report.errors.slice(0, 3);
  for (const e of shown) {
    lines.push(`sample ${clip(JSON.stringify(e.id), 60)} errored: ${clip(e.error, 100)}`);
  }
  const { errored } = report.summary.counts;
  if (errored > shown.length) lines.push(`and ${errored - shown.length} more errored`);
  return lines.map((line) => `  ${color.yellow("note")} ${line}`);
}

function differences(report: Report, style: ReportStyle): string[] {
  const { compared } = report;
  if (compared.samples === 0) return [];
  const n = compared.samples - compared.same;
  if (n === 0)
    return [`  ${color.green("same")} as the harness on all ${compared.samples} samples`];
  const head = `  differs from the harness on ${color.bold(String(n))} of ${compared.samples} samples`;
  const shown = report.differences.slice(0, style.differences);
  const rows = shown.map((d) => differenceRow(d));
  const titles = ["    id", "harness", "ours", "target", "answer", "why"].map((t) => color.dim(t));
  const rest = n - shown.length;
  return [
    head,
    ...(shown.length > 0 ? table([titles, ...rows]) : []),
    ...(rest > 0 ? [color.dim(`    and ${rest} more (--differences N, or --json)`)] : []),
  ];
}

function differenceRow(d: Difference): string[] {
  const said = [d.harness, ...d.harnessOthers].map((h) => `${h.name} ${h.shown}`).join(", ");
  const ours = `${d.verdict} ${short(d.score)}`;
  const id = d.epoch === 1 ? JSON.stringify(d.id) : `${JSON.stringify(d.id)} epoch ${d.epoch}`;
  return [
    `    ${clip(id, 20)}`,
    clip(said, 24),
    d.score > (d.harness.value ?? 0) ? color.green(ours) : color.red(ours),
    clip(d.target, 22),
    d.answer === null ? color.dim(clipStart(d.text, 22)) : clip(d.answer, 22),
    clip(d.why, 76),
  ];
}

function short(x: number): string {
  return Number.isInteger(x) ? `${x}` : x.toFixed(2);
}

function value(x: Fraction, style: ReportStyle): string {
  return formatValue(x, style.scale, style.decimals) + unit(style);
}

function unit(style: ReportStyle): string {
  return style.scale === "percent" ? " %" : "";
}

function number(x: number, style: ReportStyle): string {
  return (style.scale === "percent" ? 100 * x : x).toFixed(style.decimals);
}
