/** Jinja templates, which lm-eval's `description` must be: a function is not called there (0.4.13). */
import { EvalmarkError } from "../errors.ts";

/** Text as it is. */
export function jinjaText(text: string): string {
  if (!/\{[{%#]/.test(text)) return text;
  // "{% endraw %}" within the text would end it.
  return text
    .split(/(?<=\{)(?=[{%#])/)
    .map((part) => part.replace(/\{$/, '{{ "{" }}'))
    .join("");
}

/**
 * The name of a column within an expression. Throws ERR_REFUSED for one that Jinja can't name:
 * columns are its variables.
 */
export function jinjaColumn(column: string): string {
  if (/^[A-Za-z_]\w*$/.test(column)) return column;
  const shown = JSON.stringify(column);
  throw new EvalmarkError(
    "ERR_REFUSED",
    `a description of lm-eval can't name the column ${shown}`,
    {
      cure: "give the column a name of letters, digits and _",
    },
  );
}
