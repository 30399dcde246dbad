// What stands in the last \boxed{} of a text, as the old scorers of MATH took it.

/** Null where there is no box, or none that closes. */
export function lastBox(text) {
  const at = text.lastIndexOf("\\boxed{");
  if (at < 0) return null;
  const from = at + "\\boxed{".length;
  let open = 1;
  for (let i = from; i < text.length; i++) {
    if (text[i] === "{") open++;
    if (text[i] === "}") open--;
    if (open === 0) return text.slice(from, i);
  }
  return null;
}
