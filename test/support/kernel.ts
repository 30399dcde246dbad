/** Parts of the core that tests reach directly (assembly/for-tests/). */
import { fileURLToPath } from "node:url";
import { compileKernel as compile, type Kernel } from "../../bench/hosts/kernel.ts";

export type { Kernel };

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Compiles `assembly/for-tests/NAME.ts` and starts it. */
export function compileKernel<T>(name: string): Kernel<T> {
  return compile<T>(root, name);
}
