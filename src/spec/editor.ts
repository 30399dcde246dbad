/** The JSON Schema that editors check and complete an eval.yaml with. */
import { z } from "zod";
import { SCORERS, type Signature, SOLVERS } from "./args.ts";
import { FRAMEWORKS } from "./names.ts";
import { idSchema, taskSchema } from "./schema.ts";

/** A JSON Schema (draft 2020-12) of eval.yaml, with a description on every key. */
export function evalYamlSchema(): Record<string, unknown> {
  const hub = {
    name: z.string().describe("Name of the benchmark, as the Hub shows it."),
    description: z.string().describe("What the benchmark measures, in a sentence."),
  };
  const tasks = (task: z.ZodType) =>
    z.array(task).min(1).describe("Each task has a leaderboard of its own.");
  const inspectTask = taskSchema
    .extend({ solvers: named(SOLVERS, "solvers"), scorers: named(SCORERS, "scorers") })
    .describe("A task as Inspect AI runs it.");
  const inspect = z.looseObject({
    ...hub,
    evaluation_framework: z.literal("inspect-ai").describe("Inspect AI runs the tasks."),
    tasks: tasks(inspectTask),
  });
  const other = z.looseObject({
    ...hub,
    evaluation_framework: z
      .enum(FRAMEWORKS.filter((name) => name !== "inspect-ai"))
      .describe("The framework that runs the tasks."),
    tasks: tasks(
      z.looseObject({ id: idSchema.unwrap().unwrap().describe("Id of the leaderboard.") }),
    ),
  });
  const schema = z.toJSONSchema(z.discriminatedUnion("evaluation_framework", [inspect, other]), {
    target: "draft-2020-12",
    io: "input",
  }) as Record<string, unknown>;
  return {
    $schema: schema.$schema,
    title: "eval.yaml of a dataset on the Hugging Face Hub",
    ...schema,
  };
}

/** A list of solvers or scorers, where each name has its own arguments. */
function named(table: Record<string, Signature>, key: "solvers" | "scorers") {
  const items = Object.entries(table).map(([name, signature]) =>
    z.object({
      name: z.literal(name).describe(signature.text),
      ...(needsArgs(signature) ? { args: args(signature) } : { args: args(signature).optional() }),
    }),
  );
  const [first, ...rest] = items;
  const described = taskSchema.shape[key].description ?? key;
  return z
    .array(z.discriminatedUnion("name", [first!, ...rest]))
    .min(1)
    .describe(described);
}

const needsArgs = ({ args }: Signature) => Object.values(args).some(({ required }) => required);

function args({ args, rest }: Signature) {
  const shape = Object.fromEntries(
    Object.entries(args).map(([key, { type, text, required }]) => [
      key,
      (required ? type : type.optional()).describe(text),
    ]),
  );
  const object =
    rest === undefined
      ? z.strictObject(shape)
      : z.object(shape).catchall(z.unknown().describe(rest));
  return object.describe("Arguments.");
}
