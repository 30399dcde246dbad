/** What `evalmark regress --json` prints, and what `--baseline` reads. */
import { loadCore } from "../../core/index.ts";
import type { FamilyReport, Finding, RegressReport, State } from "../../regress/index.ts";

/** Against a baseline: keys of findings that are new, and of those that are gone. */
export interface Since {
  fresh: ReadonlySet<string>;
  gone: readonly string[];
}

export function regressJson(report: RegressReport, since: Since | null) {
  const { forms, checked } = report.relations;
  return {
    scorer: report.scorer,
    core_digest: loadCore().digest,
    families: report.families.map(familyJson),
    relations: { checked, forms: [...forms].map(([answers, form]) => ({ answers, form })) },
    restarts: report.restarts,
    not_asked: report.notAsked,
    declined: report.declined,
    findings: report.findings.map((finding) => findingJson(finding, since)),
    gone: since ? since.gone : null,
  };
}

/** How many cases of a role came to each state. */
export function tallyOf({ results }: FamilyReport, role: string): Partial<Record<State, number>> {
  const out: Partial<Record<State, number>> = {};
  for (const { one, state } of results) {
    if (one.role === role) out[state] = (out[state] ?? 0) + 1;
  }
  return out;
}

function familyJson(report: FamilyReport) {
  const controls = tallyOf(report, "control");
  const bugs = tallyOf(report, "bug");
  return {
    name: report.family.name,
    about: report.family.about,
    fits: report.fits,
    controls: { right: controls.right ?? 0, of: sum(controls) },
    bugs: {
      right: bugs.right ?? 0,
      known: bugs["known-bug"] ?? 0,
      wrong: bugs.wrong ?? 0,
      failed: bugs.failed ?? 0,
      not_judged: (bugs.unfit ?? 0) + (bugs.declined ?? 0) + (bugs["not-asked"] ?? 0),
      of: sum(bugs),
    },
    policies: report.results.flatMap(({ one, outcome, follows }) =>
      one.role === "policy"
        ? [{ id: one.id, score: "score" in outcome ? outcome.score : null, follows }]
        : [],
    ),
  };
}

const sum = (counts: Partial<Record<State, number>>) =>
  Object.values(counts).reduce((all, n) => all + n, 0);

function findingJson(finding: Finding, since: Since | null) {
  const { key, kind, family, tells, asked, expected, got, like, source } = finding;
  const output = asked?.output ?? null;
  const target = asked?.target ?? null;
  const fresh = since ? since.fresh.has(key) : null;
  return { key, kind, family, tells, output, target, expected, got, like, source, new: fresh };
}
