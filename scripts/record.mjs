// Writes the digest of the built core beside its source, in the form of `sha256sum -c`.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const digest = createHash("sha256")
  .update(readFileSync(new URL("build/evalmark.wasm", root)))
  .digest("hex");
writeFileSync(new URL("assembly/evalmark.wasm.sha256", root), `${digest}  build/evalmark.wasm\n`);
console.log(digest);
