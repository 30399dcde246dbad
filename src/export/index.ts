/** Signed results in the formats of others. */
export { type Envelope, preAuthEncoding, seal } from "./dsse.ts";
export { type About, evalRecord } from "./every-eval-ever.ts";
export {
  type EvalRecord,
  RELATIONSHIPS,
  recordFault,
  recordSchema,
  SCHEMA_VERSION,
} from "./every-eval-ever-schema.ts";
export {
  PAYLOAD_TYPE,
  PREDICATE_TYPE,
  STATEMENT_TYPE,
  type Statement,
  signStatement,
  statementOf,
} from "./in-toto.ts";
