/** Texts of models with their formulas rendered. */
import { html } from "./escape.ts";
import type { Formulas } from "./formula.ts";

/**
 * Formulas within a text, as LaTeX and Markdown write them, and boxes that stand bare. Single
 * dollars are those of Pandoc: no blank within, no digit behind, so that prices are none.
 */
const FORMULA =
  /\$\$([^$]{1,1000})\$\$|\$(?!\s)([^$\n]{0,999}[^$\s])\$(?!\d)|\\\(([\s\S]{1,1000}?)\\\)|\\\[([\s\S]{1,1000}?)\\\]|(\\boxed\{(?:[^{}\n]|\{[^{}\n]*\}){1,500}\})/g;

/** A text of several lines; formulas that can't be rendered stay as they are written. */
export function renderedText(text: string, formulas: Formulas): string {
  let out = "";
  let from = 0;
  for (const match of text.matchAll(FORMULA)) {
    const [whole, dollars, dollar, round, square, box] = match;
    const display = dollars !== undefined || square !== undefined;
    const made = formulas.render(dollars ?? dollar ?? round ?? square ?? box ?? "", display);
    if (made === null) continue;
    out += html(text.slice(from, match.index)) + made;
    from = match.index + whole.length;
  }
  return out + html(text.slice(from));
}

/** A short answer or target: rendered where it is a formula, and beside it as it is written. */
export function renderedAnswer(text: string, formulas: Formulas): string {
  const raw = `<code>${html(text)}</code>`;
  const bare = text.replace(/^\$+|\$+$/g, "");
  const made = /[\\^_]/.test(bare) ? formulas.render(bare) : null;
  return made === null ? raw : `${made} ${raw}`;
}
