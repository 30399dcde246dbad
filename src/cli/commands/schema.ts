/** `evalmark schema`: JSON Schema of eval.yaml, for editors. */
import type { Command } from "commander";
import { evalYamlSchema } from "../../spec/index.ts";

export function addSchema(evalmark: Command): void {
  evalmark
    .command("schema")
    .description("print the JSON Schema of eval.yaml, for editors")
    .addHelpText(
      "after",
      `
Example:
  evalmark schema > eval.schema.json
  # then, as the first line of eval.yaml:
  # yaml-language-server: $schema=./eval.schema.json`,
    )
    .action(() => {
      process.stdout.write(`${JSON.stringify(evalYamlSchema(), null, 2)}\n`);
    });
}
