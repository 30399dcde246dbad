/** Tokens: keys, claims, the sample root, signing, and strict reading. */
export { notBound } from "./bound.ts";
export { type CanaryCount, canaryNames, canaryPairs, claimedCanary } from "./canary.ts";
export { type Claims, claimsSchema, TOKEN_VERSION } from "./claims.ts";
export { type Contradiction, contradiction } from "./consistency.ts";
export { digestOfHex, hexOfDigest, sha256 } from "./digest.ts";
export { MAX_TOKEN, openSigned, type Parsed, parseSigned, signDocument } from "./envelope.ts";
export { TOKEN_FAULTS, type TokenFault, TokenRefused } from "./faults.ts";
export { isCommit, isIssuer } from "./fields.ts";
export { jtiOf } from "./jti.ts";
export {
  checkPublicKey,
  generateKeys,
  keyText,
  type PrivateJwk,
  type PublicJwk,
  readPrivateKey,
  readPublicKey,
} from "./keys.ts";
export { LeafMaker, type LeafVerdict, targetAsWritten } from "./leaf.ts";
export { type Inclusion, LeafSet } from "./leaves.ts";
export { type ClaimsInput, claimedScorer, makeClaims } from "./make.ts";
export { inclusionProof, leafHash, MerkleRoot, merkleRoot, verifyInclusion } from "./merkle.ts";
export { openPlan, PLAN_TYPE, type Plan, planDigest, planMismatch, signPlan } from "./plan.ts";
export {
  type Disclosed,
  PROOF_FAULTS,
  type Proof,
  type ProofFault,
  ProofRefused,
  verifyProof,
} from "./proof.ts";
export { claimsIn, openToken, parseToken, TOKEN_TYPE } from "./read.ts";
export { close, FIELDS, type Field, idKey, type Seal } from "./seal.ts";
export { signToken } from "./sign.ts";
export { type ClaimedTask, claimedTaskDigest } from "./task.ts";
