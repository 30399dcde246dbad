/** A report of `regress` as JUnit XML, as GitHub, GitLab and Jenkins read it. */
import type { FamilyReport, Finding, RegressReport } from "../../regress/index.ts";
import type { Since } from "./regress-json.ts";

/** Known findings of a baseline are skipped tests. */
export function junitXml(report: RegressReport, since: Since | null): string {
  const byKey = new Map(report.findings.map((f) => [f.key, f]));
  const suites = [
    ...report.families.map((family) => familySuite(family, byKey, since)),
    ownSuite(report, since),
  ];
  const total = suites.reduce((sum, s) => sum + s.tests, 0);
  const failures = suites.reduce((sum, s) => sum + s.failures, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="evalmark regress ${xml(report.scorer)}" tests="${total}" failures="${failures}">`,
    ...suites.map(({ text }) => text),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Suite {
  tests: number;
  failures: number;
  text: string;
}

function familySuite(
  { family, fits, results }: FamilyReport,
  byKey: ReadonlyMap<string, Finding>,
  since: Since | null,
): Suite {
  const tests = results.map(({ one, state }) => {
    const finding = byKey.get(one.id);
    if (finding) return failed(finding, since);
    const why = !fits
      ? "the scorer is not made for this family"
      : state === "policy"
        ? "careful scorers differ here"
        : state === "declined"
          ? "the scorer takes no such samples"
          : "nothing can be said";
    return { name: one.id, failure: null, skipped: fits && state === "right" ? null : why };
  });
  return suite(family.name, tests);
}

/** What has no family: relations, breakdowns, lines that are no answer. */
function ownSuite({ findings, relations }: RegressReport, since: Since | null): Suite {
  const own = findings.filter((f) => f.family === null).map((f) => failed(f, since));
  const held = { name: `relations: ${relations.checked} checked`, failure: null, skipped: null };
  return suite("relations", [...own, held]);
}

interface Test {
  name: string;
  failure: Finding | null;
  skipped: string | null;
}

function failed(finding: Finding, since: Since | null): Test {
  const known = since !== null && !since.fresh.has(finding.key);
  const name = finding.key;
  return known
    ? { name, failure: null, skipped: `in the baseline: ${finding.tells}` }
    : { name, failure: finding, skipped: null };
}

function suite(name: string, tests: readonly Test[]): Suite {
  const failures = tests.filter((t) => t.failure).length;
  const skipped = tests.filter((t) => t.skipped !== null).length;
  const head = `tests="${tests.length}" failures="${failures}" skipped="${skipped}"`;
  const text = [
    `  <testsuite name="${xml(name)}" ${head}>`,
    ...tests.map((test) => testCase(name, test)),
    "  </testsuite>",
  ].join("\n");
  return { tests: tests.length, failures, text };
}

function testCase(suiteName: string, { name, failure, skipped }: Test): string {
  const head = `    <testcase classname="evalmark.regress.${xml(suiteName)}" name="${xml(name)}"`;
  if (failure) {
    const { kind, tells, asked, expected, got, source } = failure;
    const lines = [
      ...(asked ? [`output: ${JSON.stringify(asked.output)}`] : []),
      ...(asked ? [`target: ${JSON.stringify(asked.target)}`] : []),
      ...(expected === null ? [] : [`expected: ${expected}`]),
      `got: ${got}`,
      ...(source === null ? [] : [`source: ${source}`]),
    ];
    return `${head}><failure type="${kind}" message="${xml(tells)}">${xml(lines.join("\n"))}</failure></testcase>`;
  }
  return skipped === null ? `${head}/>` : `${head}><skipped message="${xml(skipped)}"/></testcase>`;
}

const NAMED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text or attribute of XML 1.0, which has no way to write most control characters. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (c) => NAMED[c]!)
    .replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);
}
