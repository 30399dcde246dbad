/** `evalmark schema`: JSON Schema of eval.yaml or of a file of known bugs, for editors. */
import type { Command } from "commander";
import { corpusSchema } from "../../corpus/index.ts";
import { evalYamlSchema } from "../../spec/index.ts";

export function addSchema(evalmark: Command): void {
  evalmark
    .command("schema")
    .description("print the JSON Schema of eval.yaml, for editors")
    .option("--corpus", "of a file of known bugs (regress/*.yaml) instead")
    .addHelpText(
      "after",
      `
Example:
  evalmark schema > eval.schema.json
  # then, as the first line of eval.yaml:
  # yaml-language-server: $schema=./eval.schema.json`,
    )
    .action(({ corpus }: { corpus?: boolean }) => {
      const schema = corpus ? corpusSchema() : evalYamlSchema();
      process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
    });
}
