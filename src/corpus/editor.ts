/** The JSON Schema that editors check and complete a file of the corpus with. */
import { z } from "zod";
import { headSchema, SHAPES } from "./schema.ts";

/** A JSON Schema (draft 2020-12) of a family's file, with a description on every key. */
export function corpusSchema(): Record<string, unknown> {
  const { bug, control, policy, told, "log-probs": logProbs } = SHAPES;
  const file = headSchema.extend({
    cases: z
      .array(z.union([bug, control, policy, told, logProbs]))
      .min(1)
      .describe("The cases; what one doesn't say it takes from above."),
  });
  const schema = z.toJSONSchema(file, { target: "draft-2020-12", io: "input" });
  const { $schema, ...rest } = schema as Record<string, unknown>;
  return { $schema, title: "a family of known bugs of scorers", ...rest };
}
