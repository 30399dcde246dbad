/** A text as it is written, with what each side took for the answer marked in it. */
import { html } from "./escape.ts";

type Mark = readonly [from: number, to: number] | null;

/** Marks may overlap: what both took is marked as theirs both. */
export function markedText(text: string, a: Mark, b: Mark): string {
  const cuts = [...new Set([0, ...(a ?? []), ...(b ?? []), text.length])].sort((x, y) => x - y);
  return cuts
    .slice(1)
    .map((to, i) => {
      const piece = html(text.slice(cuts[i], to));
      const within = (mark: Mark) => mark !== null && mark[0] <= cuts[i]! && to <= mark[1];
      const by = `${within(a) ? "a" : ""}${within(b) ? "b" : ""}`;
      return by === "" ? piece : `<mark class="${by}">${piece}</mark>`;
    })
    .join("");
}
