/** A Parquet file's description without the columns that nobody asks for. */
import type { FileMetaData, SchemaElement } from "hyparquet";

/**
 * The same file with the columns at or below these dotted paths only. Groups that lose all
 * their columns go too.
 */
export function prune(metadata: FileMetaData, paths: string[]): FileMetaData {
  const wanted = paths.map((path) => path.split("."));
  const [root, ...rest] = metadata.schema;
  if (!root) throw new Error("the schema is empty");
  const schema: SchemaElement[] = [];
  let next = 0;
  const take = (parent: string[], depth: number): boolean => {
    const element = rest[next++];
    if (!element || depth > 64) throw new Error("the schema is damaged");
    const path = [...parent, element.name];
    const at = schema.length;
    const copy = { ...element };
    schema.push(copy);
    let kept = 0;
    for (let i = 0; i < (element.num_children ?? 0); i++) if (take(path, depth + 1)) kept++;
    if (element.num_children) copy.num_children = kept;
    if (element.num_children ? kept > 0 : wanted.some((w) => isBelow(path, w))) return true;
    schema.length = at;
    return false;
  };
  let kept = 0;
  for (let i = 0; i < (root.num_children ?? 0); i++) if (take([], 0)) kept++;
  return {
    ...metadata,
    schema: [{ ...root, num_children: kept }, ...schema],
    row_groups: metadata.row_groups.map((group) => ({
      ...group,
      columns: group.columns.filter((column) =>
        wanted.some((w) => isBelow(column.meta_data?.path_in_schema ?? [], w)),
      ),
    })),
  };
}

function isBelow(path: string[], top: string[]): boolean {
  return top.every((name, i) => path[i] === name);
}
