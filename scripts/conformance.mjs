// Writes conformance/: results, keys, logs and what a verifier must say of them. The key is that of
// RFC 8037, appendix A, which everybody has: of one core the cases are the same bytes each time.
import { readdirSync, rmSync } from "node:fs";
import { root } from "./conformance/case.mjs";
import { writeLogCases } from "./conformance/logs.mjs";
import { writeTokenCases } from "./conformance/tokens.mjs";

// README and programs stay.
for (const name of readdirSync(root)) {
  if (!/\.(md|py)$/.test(name)) rmSync(new URL(name, root), { recursive: true });
}
writeTokenCases();
await writeLogCases();
