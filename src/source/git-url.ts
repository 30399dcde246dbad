/** Results in a git repository: its main branch, and pull requests whose refs it serves. */
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EvalmarkError } from "../errors.ts";
import { isPart, pointerOid, weightsDigest } from "../model/index.ts";
import type { Placement, Repository } from "../verify/types.ts";
import { git } from "./git.ts";
import { blobsAt, type Git, pastResults } from "./history.ts";
import { hubId } from "./hub.ts";
import {
  isResults,
  MAX_FILES,
  MAX_RESULTS,
  type ResultsFile,
  type Source,
  sidecarPath,
} from "./types.ts";

/** A blob that may be a small file of the model, or a pointer: larger ones were not in LFS. */
const MOST_BLOB = 16 << 20;
/** More files than any model has that is read one by one. */
const MOST_BLOBS = 20 * MAX_FILES;

/** True for what is an address of a repository, and no file or folder. */
export function isGitUrl(text: string): boolean {
  return /^(?:https|ssh|file):\/\/[^-\s][^\s]*$/.test(text);
}

/**
 * The model whose repository on the Hub an address is of, as ORG/NAME; null where it is of none.
 * A result that was carried over from another model's repository is then told, as of hf:ORG/NAME.
 */
export function modelOfUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  if (!/^(?:www\.)?(?:huggingface\.co|hf\.co)$/.test(hostname)) return null;
  return hubId(
    `hf:${pathname
      .replace(/^\/+/, "")
      .replace(/\/+$/, "")
      .replace(/\.git$/, "")}`,
  );
}

/**
 * Clones `url` without its files into a folder of its own, reads the results, and removes it on
 * close. Files are those of the branch that the repository calls its first; pull requests are
 * `refs/pr/N` (Hub) or `refs/pull/N/head` (GitHub): whether one is still open git does not say.
 * Throws ERR_FILE.
 */
export async function gitSource(url: string): Promise<Source> {
  const folder = await mkdtemp(join(tmpdir(), "evalmark-git-"));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const clone = ["clone", "--quiet", "--bare", "--filter=blob:none", "--no-tags"];
    await git(null, ...clone, "--end-of-options", url, folder);
    const refs = ["+refs/pr/*:refs/pr/*", "+refs/pull/*/head:refs/pull/*/head"];
    await git(folder, "fetch", "--quiet", "--no-tags", "--filter=blob:none", "origin", ...refs);
    const main = await resultsAt(folder, "HEAD", { merged: true, where: `main of ${url}` });
    const heads = (await git(folder, "for-each-ref", "--format=%(refname)", "refs/pr", "refs/pull"))
      .toString("utf8")
      .split("\n")
      .filter((ref) => /^refs\/(pr|pull)\/[\w/]+$/.test(ref))
      .slice(0, MAX_FILES);
    const files = [...main];
    for (const ref of heads) {
      const number = /\d+/.exec(ref)?.[0];
      const where = `pull request ${number} of ${url}, not merged`;
      const placed = await resultsAt(folder, ref, { merged: false, where });
      files.push(...placed.filter((file) => !has(files, file)));
    }
    return {
      ...{ files, model: modelOfUrl(url), repository: repositoryIn(folder), notes: [], close },
      scope: `branches, pull requests and history of ${url}`,
      past: () => pastResults(inside(folder)),
    };
  } catch (error) {
    await close();
    throw error instanceof EvalmarkError ? error.at({ file: url }) : error;
  }
}

const inside =
  (folder: string): Git =>
  (...args) =>
    git(folder, ...args);

/** The same bytes under the same name are the same result: it is on main, or in another request. */
function has(files: readonly ResultsFile[], file: ResultsFile): boolean {
  return files.some((one) => one.name === file.name && Buffer.compare(one.bytes, file.bytes) === 0);
}

async function resultsAt(
  folder: string,
  ref: string,
  placement: Placement,
): Promise<ResultsFile[]> {
  const all = await blobsAt(inside(folder), ref, ".eval_results", "evalmark");
  const blobs = all.filter(({ plain }) => plain);
  const of = (path: string) => blobs.find((blob) => blob.path === path);
  const results = blobs.filter(({ path }) => isResults(path)).slice(0, MAX_FILES);
  return Promise.all(
    results.map(async (blob) => {
      const beside = of(sidecarPath(blob.path));
      return {
        name: blob.path,
        bytes: await contentOf(folder, blob, MAX_RESULTS),
        sidecar: beside ? (await contentOf(folder, beside, MAX_RESULTS)).toString("utf8") : null,
        placement,
      };
    }),
  );
}

async function contentOf(
  folder: string,
  { oid, path }: { oid: string; path: string },
  most: number,
): Promise<Buffer> {
  const bytes = await git(folder, "cat-file", "blob", oid);
  if (bytes.length <= most) return bytes;
  throw new EvalmarkError("ERR_FORMAT", `${path} has ${bytes.length} bytes`);
}

/** Commits and weights of what is published: the first branch. */
function repositoryIn(folder: string): Repository {
  return {
    async hasCommit(commit) {
      if (!/^[0-9a-f]{40}$/.test(commit)) return false;
      const args = ["merge-base", "--is-ancestor", commit, "HEAD"];
      return git(folder, ...args).then(
        () => true,
        () => false,
      );
    },
    async weights() {
      const blobs = (await blobsAt(inside(folder), "HEAD")).filter(({ path }) => isPart(path));
      if (blobs.length === 0) return null;
      if (blobs.length > MOST_BLOBS) {
        throw new EvalmarkError("ERR_FORMAT", `the repository has ${blobs.length} files`);
      }
      // What a link leads to isn't known here: left out, it could be changed unseen.
      const odd = blobs.find(({ plain }) => !plain);
      if (odd) throw new EvalmarkError("ERR_FORMAT", `${odd.path} is a link or a submodule`);
      const files = [];
      for (const blob of blobs) {
        const content = await contentOf(folder, blob, MOST_BLOB);
        const sha256 = pointerOid(content) ?? createHash("sha256").update(content).digest("hex");
        files.push({ path: blob.path, sha256 });
      }
      return weightsDigest(files);
    },
  };
}
