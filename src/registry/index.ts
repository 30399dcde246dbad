/** The scoring cores that are known, and what is known to be wrong with them. */
export { type KnownCore, type Registry, readRegistry, shippedRegistry } from "./registry.ts";
