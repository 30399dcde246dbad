// Lays the built core and the names of its numbers where the Python package has them
// (python/evalmark/core/, not in git). Run by the build, after the core.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { RULES, SCORERS } from "./names.mjs";

const root = new URL("../", import.meta.url);
const place = new URL("python/evalmark/core/", root);
const names = JSON.parse(readFileSync(new URL("assembly/names.json", root), "utf8"));
const core = readFileSync(new URL("build/evalmark.wasm", root));

const data = {
  core: createHash("sha256").update(core).digest("hex"),
  verdicts: names.verdicts,
  certainties: names.certainties,
  scorers: SCORERS,
  options: names.options,
  rules: RULES,
};
mkdirSync(place, { recursive: true });
writeFileSync(new URL("evalmark.wasm", place), core);
writeFileSync(new URL("names.json", place), `${JSON.stringify(data)}\n`);
