/** Whom a verifier trusts: key files, the store of those a user has chosen, what a key may sign. */
export { judgeKey, type KeyFault, type KeyVerdict, type Signer } from "./judge.ts";
export { type KeyEntry, type KeyFile, keyFileText, readKeyFile } from "./key-file.ts";
export { fetchKeyFile, isRemote, keyMaterial } from "./material.ts";
export { type KeyChanges, nextKeyFile } from "./publish.ts";
export { addTrust, currentTrust, listTrust, removeTrust, trustFolder } from "./store.ts";
export { rollback } from "./succeeds.ts";
export { bareKey, type Material, trustedKeys } from "./trust.ts";
