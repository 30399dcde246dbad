/** The fields of a Python format string, as `str.format` splits it. */

export interface FormatFields {
  /** Names up to the first dot or bracket: `x` for `{x.y[0]!r:>3}`; "" for `{}`. */
  names: string[];
  /** Python's words for what is wrong with the string, or null. */
  error: string | null;
}

/**
 * Splits a template as CPython's `MarkupIterator_next` does (Objects/stringlib/unicode_format.h):
 * `{{` and `}}` are braces, a single one is an error. Fields inside a format spec count too.
 */
export function formatFields(template: string): FormatFields {
  return split(template, { numbering: null }, 2);
}

function split(
  template: string,
  state: { numbering: "automatic" | "manual" | null },
  depth: number,
): FormatFields {
  const names: string[] = [];
  const wrong = (error: string) => ({ names, error });
  let i = 0;
  while (i < template.length) {
    const c = template[i++];
    if (c !== "{" && c !== "}") continue;
    if (template[i] === c) {
      i++;
      continue;
    }
    if (c === "}") return wrong("Single '}' encountered in format string");
    if (i === template.length) return wrong("Single '{' encountered in format string");
    const start = i;
    let end = "";
    while (i < template.length && end === "") {
      const f = template[i++]!;
      if (f === "{") return wrong("unexpected '{' in field name");
      if (f === "[") while (i < template.length && template[i] !== "]") i++;
      else if (f === "}" || f === ":" || f === "!") end = f;
    }
    if (end === "") return wrong("expected '}' before end of string");
    const field = template.slice(start, i - 1);
    names.push(field.split(/[.[]/, 1)[0]!);
    // string.Formatter descends into the spec of every field, an empty one too.
    if (depth === 0) return wrong("Max string recursion exceeded");
    const numbering = field === "" ? "automatic" : /^\p{Nd}+$/u.test(field) ? "manual" : null;
    if (numbering && state.numbering && numbering !== state.numbering) {
      return wrong("cannot switch between automatic and manual field numbering");
    }
    state.numbering ??= numbering;
    if (end === "!") {
      if (i >= template.length) {
        return wrong("end of string while looking for conversion specifier");
      }
      if (!"rsa".includes(template[i]!)) return wrong("unknown conversion specifier");
      i++;
      end = template[i++] ?? "";
      if (end !== "}" && end !== ":") return wrong("expected ':' after conversion specifier");
    }
    if (end === "}") continue;
    const spec = i;
    for (let open = 1; open > 0; i++) {
      if (i >= template.length) return wrong("unmatched '{' in format spec");
      if (template[i] === "{") open++;
      else if (template[i] === "}") open--;
    }
    const inner = split(template.slice(spec, i - 1), state, depth - 1);
    names.push(...inner.names);
    if (inner.error) return wrong(inner.error);
  }
  return { names, error: null };
}
