/** Tokens: keys, claims, the sample root, signing, and strict reading. */
export { type Claims, claimsSchema, TOKEN_VERSION } from "./claims.ts";
export { contradiction } from "./consistency.ts";
export { digestOfHex, hexOfDigest, sha256 } from "./digest.ts";
export { TOKEN_FAULTS, type TokenFault, TokenRefused } from "./faults.ts";
export {
  checkPublicKey,
  generateKeys,
  keyText,
  type PrivateJwk,
  type PublicJwk,
  readPrivateKey,
  readPublicKey,
} from "./keys.ts";
export { idKey, type LeafVerdict, leafJson, targetAsWritten } from "./leaf.ts";
export { type Inclusion, LeafSet } from "./leaves.ts";
export { type ClaimsInput, claimedScorer, makeClaims } from "./make.ts";
export { inclusionProof, leafHash, MerkleRoot, merkleRoot, verifyInclusion } from "./merkle.ts";
export { MAX_TOKEN, openToken, parseToken } from "./read.ts";
export { signToken, TOKEN_TYPE } from "./sign.ts";
