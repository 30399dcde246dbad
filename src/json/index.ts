/** JSON: a byte cursor, a sieve for streams, canonical form. */
export { ascii, ByteWriter } from "./byte-writer.ts";
export {
  ARRAY,
  FALSE,
  JsonBytes,
  MAX_DEPTH,
  NULL,
  OBJECT,
  QUOTE,
  TRUE,
} from "./bytes.ts";
export { JsonError } from "./bytes-error.ts";
export { isWord, numberOf } from "./bytes-number.ts";
export { type Plan, Sieve, type SieveEvents } from "./bytes-sieve.ts";
export { decoded, decodeString, type Memory, memoryOf, wellFormed } from "./bytes-string.ts";
export { hasBigint, type JsonValue, readValue } from "./bytes-value.ts";
export { canonicalBytes, canonicalText } from "./canonical.ts";
export { escapeJson, safeJsonString } from "./escape.ts";
