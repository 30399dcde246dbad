/** Runs Python with our package on its path, out of the tree. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
export const PYTHON_PACKAGE = fileURLToPath(new URL("../../python", import.meta.url));

/** Standard output of `python script args...`; rejects where it fails. */
export async function runWithPackage(
  python: string,
  script: string,
  ...args: string[]
): Promise<string> {
  const path = fileURLToPath(new URL(`../python/${script}`, import.meta.url));
  const env = { ...process.env, PYTHONPATH: PYTHON_PACKAGE, PYTHONDONTWRITEBYTECODE: "1" };
  const { stdout } = await run(python, [path, ...args], { env, maxBuffer: 1 << 28 });
  return stdout;
}
