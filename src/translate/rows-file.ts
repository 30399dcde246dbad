/** The place of a file of rows in a translated folder, where each harness finds its split. */
import type { Plan } from "./types.ts";

type Placed = Pick<Plan, "rows" | "name">;

/** `rows/NAME/SPLIT.ext`, and the folder it lies in; null where the rows are the Hub's. */
export function rowsFile({ rows, name }: Placed): { folder: string; file: string } | null {
  if (rows.kind === "hub") return null;
  const extension = rows.format === "json" ? "jsonl" : rows.format;
  const folder = `rows/${name}`;
  return { folder, file: `${folder}/${rows.split}.${extension}` };
}

/** What to copy there: name in the folder, path of the source. */
export function rowsCopies(plan: Placed): Map<string, string> {
  const place = rowsFile(plan);
  return new Map(place && plan.rows.kind === "file" ? [[place.file, plan.rows.path]] : []);
}
