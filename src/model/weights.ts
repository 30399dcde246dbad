/**
 * A model's files by their content, in one digest: what a commit names can be squashed away or
 * rewritten, what files hold can't. Adding a result to the repository, or a new README, leaves it
 * as it is; one weight changed does not.
 */
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { sha256 } from "../token/digest.ts";

/** One file: its path from the repository's root, with "/", and SHA-256 of its content, hex. */
export interface ModelFile {
  path: string;
  sha256: string;
}

/** Of git itself, and results and their tokens: nothing else that lies in their folders. */
const NO_PART = /^(?:\.git(?:\/|$)|\.eval_results\/[^/]+\.ya?ml$|evalmark\/[^/]+\.jws$)/;
/** Files that are no part either, wherever they stand. */
const FILES = new Set(["README.md", ".gitattributes", ".gitignore", ".DS_Store"]);

/**
 * Is a file at this path part of what the digest is over? A folder is not left out as a whole: a
 * model's index may name a file in it, and that could then be changed unseen.
 */
export function isPart(path: string): boolean {
  return !NO_PART.test(path) && !FILES.has(path.slice(path.lastIndexOf("/") + 1));
}

/**
 * SHA-256, base64url, of "evalmark/v1/weights\0" and the canonical JSON of [path, sha256] pairs,
 * in the order of the paths' UTF-8 bytes. Throws ERR_FORMAT where no file is left, or a path
 * stands twice.
 */
export function weightsDigest(files: readonly ModelFile[]): string {
  const pairs = files
    .filter(({ path }) => isPart(path))
    .map(({ path, sha256 }) => [path, sha256] as const)
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const twice = pairs.find(([path], i) => pairs[i + 1]?.[0] === path);
  if (twice) throw new EvalmarkError("ERR_FORMAT", `the model has ${twice[0]} twice`);
  if (pairs.length === 0) {
    throw new EvalmarkError("ERR_FORMAT", "the model has no files", {
      cure: "--weights with the folder that holds its weights, or hf",
    });
  }
  return sha256("evalmark/v1/weights\0", canonicalJson(pairs)).toString("base64url");
}
