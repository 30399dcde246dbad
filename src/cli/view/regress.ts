/** A report of `regress` for people. */
import type { FamilyReport, Finding, RegressReport } from "../../regress/index.ts";
import { type Since, tallyOf } from "./regress-json.ts";
import { kindOf, summaryOf } from "./regress-words.ts";
import { clip, color, safe, table } from "./text.ts";

/** The lines, with at most `most` findings, without a final newline. */
export function regressLines(report: RegressReport, since: Since | null, most: number): string[] {
  const { findings } = report;
  const shown = [...findings].sort((a, b) => news(b, since) - news(a, since)).slice(0, most);
  const rest = findings.length - shown.length;
  return [
    `${color.bold("regress")} ${safe(report.scorer)}`,
    ...table([
      ["  family", "controls", "bugs avoided", "it has"].map((t) => color.dim(t)),
      ...report.families.map(familyRow),
    ]),
    ...shown.flatMap((finding) => findingLines(finding, since)),
    ...(rest > 0 ? [color.dim(`and ${rest} more (--findings N, or --json)`)] : []),
    ...policies(report.families),
    ...forms(report),
    summaryOf(report, since),
  ];
}

const news = ({ key }: Finding, since: Since | null) => Number(since?.fresh.has(key) ?? false);

function familyRow(report: FamilyReport): string[] {
  const controls = tallyOf(report, "control");
  const bugs = tallyOf(report, "bug");
  const of = (counts: object) => Object.values(counts).reduce((a: number, b: number) => a + b, 0);
  const { right = 0, unfit = 0, declined = 0, "not-asked": late = 0 } = bugs;
  const passed = `${controls.right ?? 0} of ${of(controls)}`;
  const name = `  ${safe(report.family.name)}`;
  if (!report.fits) return [name, color.dim(passed), color.dim("not made for it"), ""];
  const has = of(bugs) - right - unfit - declined - late;
  const not = [
    ...(unfit > 0 ? [`${unfit} not judged: it gives only 0 and 1`] : []),
    ...(declined > 0 ? [`${declined} declined`] : []),
  ];
  const shown = has > 0 ? color.red(`${has}`) : "0";
  return [name, passed, `${right} of ${of(bugs)}`, `${shown}  ${color.dim(not.join(", "))}`];
}

function findingLines(finding: Finding, since: Since | null): string[] {
  const { key, tells, asked, expected, got, like, source } = finding;
  const fresh = since?.fresh.has(key) ? color.bold(color.red("new ")) : "";
  const target = typeof asked?.target === "string" ? asked.target : JSON.stringify(asked?.target);
  const right = expected === null ? "" : `, right ${expected}`;
  return [
    `${fresh}${color.yellow(kindOf(finding))} ${color.bold(safe(key))}  ${safe(tells)}`,
    ...(asked ? [`    output ${clip(JSON.stringify(asked.output), 90)}`] : []),
    ...(asked ? [`    target ${clip(target ?? "", 60)}  got ${clip(got, 120)}${right}`] : []),
    ...(asked ? [] : [`    ${clip(got, 200)}`]),
    ...(like.length > 0 ? [color.dim(`    as ${safe(like.join(", "))}`)] : []),
    ...(source === null ? [] : [color.dim(`    ${safe(source)}`)]),
  ];
}

function policies(families: readonly FamilyReport[]): string[] {
  const all = families.filter((f) => f.fits).flatMap((f) => f.results);
  const followed = all.filter(({ state }) => state === "policy");
  if (followed.length === 0) return [];
  const rows = followed.map(({ one, follows }) => [
    `  ${safe(one.id)}`,
    follows.length > 0 ? safe(follows.join("; ")) : color.dim("none of the known policies"),
  ]);
  return [color.dim("where careful scorers differ, it says:"), ...table(rows)];
}

function forms({ relations }: RegressReport): string[] {
  const taken = [...relations.forms].map(([kind, form]) => `${kind} (${form})`);
  if (taken.length === 0) return [];
  return [color.dim(`relations checked on answers as ${taken.join(", ")}`)];
}
