import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Formulas, mathml } from "../../src/diff/html/formula.ts";
import { markedText } from "../../src/diff/html/marked.ts";
import { renderedText } from "../../src/diff/html/rendered.ts";
import { diffPage } from "../../src/diff/index.ts";
import { HOSTILE, reportOf } from "./reports.ts";

/** What a page may be made of. */
const TAGS =
  /^(?:html|head|meta|title|style|body|h1|h2|p|span|strong|table|tr|th|td|details|summary|article|div|pre|mark|code|math|m[a-z]+|none)$/;
const PLAIN = /\s(?:lang|charset|name|content|http-equiv|class|[a-z]+)="[^"<>]*"/g;

/** Names of elements and attributes of a page; throws where something is neither tag nor text. */
function names(page: string): { tags: Set<string>; attributes: Set<string> } {
  const found = { tags: new Set<string>(), attributes: new Set<string>() };
  const rest = page
    .replace("<!doctype html>", "")
    .replace(/<style>[^<]*<\/style>/, "")
    .replace(/<\/?([a-zA-Z0-9]+)((?:\s[a-zA-Z-]+="[^"<>]*")*)\s?\/?>/g, (_, tag, attributes) => {
      found.tags.add(tag);
      for (const [one] of attributes.matchAll(PLAIN))
        found.attributes.add(one.trim().split("=")[0]);
      return "";
    });
  expect(rest).not.toMatch(/[<>]/);
  return found;
}

test("whatever models, targets, scorers and logs are called, the page is made of what we write", () => {
  for (const evil of HOSTILE) {
    const page = diffPage(reportOf(evil));
    const { tags, attributes } = names(page);
    expect([...tags].filter((tag) => !TAGS.test(tag))).toEqual([]);
    expect([...attributes].filter((a) => /^(?:on|style|src|href|id)/.test(a))).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are shown, not sent
    expect(page).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
  }
});

test("the same of any text", () => {
  const piece = fc.constantFrom(
    ...[
      "<",
      ">",
      '"',
      "'",
      "&",
      "\\",
      "{",
      "}",
      "$",
      "\\text",
      "\\(",
      "\\)",
      "\\[",
      "\\]",
      "x",
      "^",
      "_",
    ],
    ...[
      "\\color{red}",
      "\\href",
      "\\boxed{",
      "\\frac",
      "<script>",
      "--",
      "\\def\\a{\\a}",
      "&lt;",
      "\n",
      "%",
    ],
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (evil) => {
      const { tags } = names(renderedText(evil, new Formulas()));
      expect([...tags].filter((tag) => !/^(?:math|m[a-z]+|none)$/.test(tag))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("the policy lets through the page's own style sheet and nothing else", () => {
  const page = diffPage(reportOf("x"));
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
  const digest = createHash("sha256").update(style).digest("base64");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${digest}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page).not.toMatch(/https?:|url\(|@import/);
});

test("formulas become MathML, in the text and as answers, with what is written beside them", () => {
  const page = diffPage(reportOf("so $\\frac{3}{7}$ and \\[x^2\\] and \\boxed{\\sqrt{2}}."));
  expect(page).toContain("<mfrac><mn>3</mn><mn>7</mn></mfrac>");
  expect(page).toContain("<msqrt><mn>2</mn></msqrt>");
  expect(page).toMatch(/<msup>.*<code>\\frac\{1\}\{2\}\^2<\/code>/);
  expect(page).toContain("o $\\frac{3}{7}$ and \\[x^2\\] and \\boxed{\\sqrt{2}}</mark>.</pre>");
});

test("what each side took for the answer is marked, what both took as theirs both", () => {
  const text = "it is <7> of 12";
  expect(markedText(text, [6, 9], [7, 15])).toBe(
    'it is <mark class="a">&lt;</mark><mark class="ab">7&gt;</mark><mark class="b"> of 12</mark>',
  );
  expect(markedText(text, null, [13, 15])).toBe('it is &lt;7&gt; of <mark class="b">12</mark>');
  expect(markedText(text, null, null)).toBe("it is &lt;7&gt; of 12");
  expect(markedText("", [0, 0], [0, 0])).toBe("");
});

test("what is no formula, is too long, or asks for more than a formula, is left as it is", () => {
  const none = [
    "\\frac{",
    "",
    " ",
    "\\href{x}{y}",
    "\\includegraphics{x}",
    "\\class{a}{b}",
    "\\unknown",
  ];
  expect(none.filter((latex) => mathml(latex) !== null)).toEqual([]);
  expect(mathml("x+".repeat(600))).toBeNull();
  expect(mathml("\\def\\a{xx}\\a")).toBeNull();
  expect(mathml(`${"{".repeat(450)}x${"}".repeat(450)}`)).toSatisfy(
    (m) => m === null || !/style/.test(m),
  );
  expect(mathml("\\color{red}{x}")).toBe("<math><mrow><mi>x</mi></mrow></math>");
  expect(mathml("\\rule{999em}{999em}")).not.toMatch(/999|background/);
  expect(renderedText("it costs $5 or $6", new Formulas())).toBe("it costs $5 or $6");
});

test("a page renders so many formulas, shows so many samples, and says how many there were", () => {
  const formulas = new Formulas();
  const long = "x+".repeat(400);
  const rendered = Array.from({ length: 500 }, () => formulas.render(long) !== null);
  expect([rendered[0], rendered.filter(Boolean).length, rendered.at(-1)]).toEqual([
    true,
    375,
    false,
  ]);
  const report = reportOf("x", 5000);
  const [cause] = report.causes;
  const shown = Array.from({ length: 1500 }, () => cause!.shown[0]!);
  const page = diffPage({
    ...report,
    causes: [
      { ...cause!, shown },
      { ...cause!, shown },
    ],
  });
  expect(page.match(/<article>/g)).toHaveLength(2000);
  expect(page.match(/and \d+ more/g)).toEqual(["and 3500 more", "and 4500 more"]);
});

test("at most so many samples of a cause are on it, and how many there were", () => {
  const page = diffPage(reportOf("x", 40));
  expect(page.match(/<article>/g)).toHaveLength(2);
  expect(page).toContain("and 38 more");
});
