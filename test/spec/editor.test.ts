import { expect, test } from "vitest";
import { evalYamlSchema, FRAMEWORKS } from "../../src/spec/index.ts";

type Schema = { [key: string]: unknown };

/** Every property of every object in a schema, with its path. */
function properties(schema: unknown, path = ""): [string, Schema][] {
  if (Array.isArray(schema)) return schema.flatMap((s, i) => properties(s, `${path}/${i}`));
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]): [string, Schema][] => {
    const here = `${path}/${key}`;
    if (key !== "properties") return properties(value, here);
    return Object.entries(value as Record<string, Schema>).flatMap(([name, property]) => [
      [`${here}/${name}`, property],
      ...properties(property, `${here}/${name}`),
    ]);
  });
}

test("the schema is draft 2020-12 and describes every key", () => {
  const schema = evalYamlSchema();
  expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  const all = properties(schema);
  expect(all.length).toBeGreaterThan(80);
  for (const [path, property] of all) expect(property.description, path).toBeTruthy();
});

test("it offers 30 frameworks, and the arguments of each scorer by its name", () => {
  const schema = evalYamlSchema();
  const text = JSON.stringify(schema);
  expect(FRAMEWORKS).toHaveLength(30);
  for (const framework of FRAMEWORKS) expect(text).toContain(JSON.stringify(framework));
  const locations = properties(schema).filter(([path]) => path.endsWith("/location"));
  expect(locations.map(([, p]) => p.enum)).toEqual([["end", "begin", "any", "exact"]]);
});

test("a task is closed, the file is open, and what Inspect requires is required", () => {
  const [inspect, other] = (evalYamlSchema().oneOf ?? evalYamlSchema().anyOf) as Schema[];
  expect(inspect?.required).toEqual(["name", "description", "evaluation_framework", "tasks"]);
  expect(inspect?.additionalProperties).toEqual({});
  const items = (schema: Schema | undefined) =>
    (schema as { properties: { tasks: { items: Schema } } }).properties.tasks.items;
  expect(items(inspect)).toMatchObject({
    additionalProperties: false,
    required: ["field_spec", "solvers", "scorers"],
  });
  expect(items(other).required).toEqual(["id"]);
});
