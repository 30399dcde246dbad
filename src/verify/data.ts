/** The rows of the dataset against the ones that were signed. */
import { sealDataset } from "../dataset/index.ts";
import { EvalmarkError } from "../errors.ts";
import { taskDigest } from "../spec/index.ts";
import { type Claims, claimedTaskDigest, hexOfDigest } from "../token/index.ts";
import type { Report } from "./report.ts";
import type { VerifyInput } from "./types.ts";

/** The key of the rows, where they are the signed ones; null where nothing can be told. */
export async function checkData(
  report: Report,
  claims: Claims,
  { rows, spec }: Pick<VerifyInput, "rows" | "spec">,
): Promise<Uint8Array | null> {
  const { root, rows: signed } = claims.dataset;
  if (root === null || !rows || !spec?.task) {
    const why = root === null ? "the token binds no rows" : "no rows were given (--data, --spec)";
    report.skip("data", why);
    return null;
  }
  if (taskDigest(spec.task) !== hexOfDigest(claimedTaskDigest(claims.spec.task))) {
    report.skip("data", "the task has changed: its columns may be others");
    return null;
  }
  try {
    const found = await sealDataset(rows, spec.task.fieldSpec);
    const show = (n: number, root: string) => `${n} rows, root ${root}`;
    const same = report.same("data", show(signed!, root), show(found.rows, found.root), {
      code: "E_DATA",
      cure: "give all rows of the split, in its order, at the signed revision",
    });
    return same ? found.key : null;
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    report.fail("data", { code: "E_DATA", note: error.message, cure: error.cure });
    return null;
  }
}
