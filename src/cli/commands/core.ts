/** `evalmark core`: which bytes score. */
import type { Command } from "commander";
import { ABI, loadCore, OPTIONS, SCORERS } from "../../core/index.ts";
import { color, table } from "../view/text.ts";

export function addCore(evalmark: Command): void {
  evalmark
    .command("core")
    .description("print the scoring core's digest, size, ABI version and scorers")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  evalmark core --json")
    .action((given: { json?: boolean }) => {
      const { digest, size } = loadCore();
      if (given.json) {
        const scorers = SCORERS.map(({ name, text, options }) => ({ name, text, options }));
        process.stdout.write(`${JSON.stringify({ digest, size, abi: ABI, scorers }, null, 2)}\n`);
        return;
      }
      const rows = SCORERS.map((s) => [
        `  ${color.bold(s.name)}`,
        s.text,
        color.dim(s.options.map(showOption).join("  ")),
      ]);
      process.stdout.write(
        `sha256  ${digest}\nsize    ${size} bytes\nABI     ${ABI}\nscorers\n${table(rows).join("\n")}\n`,
      );
    });
}

function showOption(name: string): string {
  const option = OPTIONS.find((o) => o.name === name);
  if (option && "string" in option) return `${name}=TEXT`;
  return option && "values" in option ? `${name}=${option.values.join("|")}` : `${name}=a,b,...`;
}
