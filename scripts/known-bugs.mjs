// Writes the table of families into docs/known-bugs.md: npm run build && node scripts/known-bugs.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { familyTable, loadCorpus } from "../dist/corpus/index.js";

const file = fileURLToPath(new URL("../docs/known-bugs.md", import.meta.url));
const [before, , after] = readFileSync(file, "utf8").split(
  /(?<=<!-- families -->\n)|(?=<!-- end -->)/,
);
writeFileSync(file, `${before}${familyTable(loadCorpus())}\n${after}`);
