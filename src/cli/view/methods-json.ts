/** What `evalmark methods --json` prints. */
import { loadCore } from "../../core/index.ts";
import type { MethodsReport } from "../../methods/index.ts";

export function methodsJson({ models, doubts }: MethodsReport) {
  return {
    core_digest: loadCore().digest,
    models: models.map(({ model, values, pairs, missing }) => ({
      model,
      values: values.map(({ mean, ...value }) => ({ ...value, ...mean })),
      pairs: pairs.map(({ a, b, rows, agree, sameOption, difference: d }) => ({
        ...{ a: nameOf(values[a]!), b: nameOf(values[b]!), rows, agree, same_option: sameOption },
        difference: {
          ...{ value: d.value, stderr: d.stderr, interval95: d.interval95, p: d.p, test: d.test },
          ...{ higher_a: d.higher.a, higher_b: d.higher.b },
        },
      })),
      missing,
    })),
    doubts,
  };
}

const nameOf = ({ rule, log }: { rule: string; log: string }) => ({ rule, log });
