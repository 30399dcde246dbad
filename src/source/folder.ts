/** Results in a folder: a model's repository, or its `.eval_results`; and in one file. */
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { EvalmarkError } from "../errors.ts";
import { readError } from "../io/index.ts";
import { filesIn, weightsDigest } from "../model/index.ts";
import type { Repository } from "../verify/types.ts";
import { gitInside } from "./git.ts";
import { pastResults } from "./history.ts";
import { MAX_FILES, MAX_RESULTS, type ResultsFile, type Source, sidecarPath } from "./types.ts";

const close = async () => {};

/** A results file alone: nobody is known to have published it. Throws ERR_FILE. */
export async function fileSource(file: string): Promise<Source> {
  const bytes = await contentOf(file);
  const results = join(".eval_results", basename(file));
  const beside = join(dirname(dirname(resolve(file))), sidecarPath(results));
  const sidecar = await textIfAny(beside);
  const files = [{ name: file, bytes, sidecar, placement: undefined }];
  const scope = `the file ${file}`;
  return { files, model: null, repository: undefined, scope, notes: [], close };
}

/**
 * The results of a model's folder. A folder on a disk says nothing of who put a file there: the
 * files are as merged as those of any clone of the main branch.
 */
export async function folderSource(folder: string): Promise<Source> {
  const root = basename(resolve(folder)) === ".eval_results" ? dirname(resolve(folder)) : folder;
  const names = await readdir(join(root, ".eval_results")).catch((cause: unknown) => {
    throw readError(join(root, ".eval_results"), cause);
  });
  const yaml = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (yaml.length > MAX_FILES) {
    throw new EvalmarkError("ERR_FORMAT", `more than ${MAX_FILES} files of results`, {
      place: { file: root },
    });
  }
  const files: ResultsFile[] = [];
  for (const name of yaml) {
    files.push({
      name: join(root, ".eval_results", name),
      bytes: await contentOf(join(root, ".eval_results", name)),
      sidecar: await textIfAny(join(root, sidecarPath(`.eval_results/${name}`))),
      placement: { merged: true, where: `the folder ${folder}` },
    });
  }
  const own = await gitInside(root, "rev-parse", "--show-prefix").then(
    // A folder somewhere within another repository has no history of its own.
    (prefix) => prefix.toString("utf8") === "\n",
    () => false,
  );
  return {
    ...{ files, model: null, repository: repositoryOf(root), notes: [], close },
    scope: own ? `the folder ${folder} and its history` : `the folder ${folder}`,
    ...(own ? { past: () => pastResults((...args) => gitInside(root, ...args)) } : {}),
  };
}

function repositoryOf(root: string): Repository {
  return {
    hasCommit: (commit) =>
      gitInside(root, "merge-base", "--is-ancestor", commit, "HEAD").then(
        () => true,
        () => false,
      ),
    async weights() {
      const files = await filesIn(root);
      // A folder with nothing but results has no weights to compare.
      return files.length === 0 ? null : weightsDigest(files);
    },
  };
}

async function contentOf(file: string): Promise<Uint8Array> {
  let plain: boolean;
  try {
    const found = await stat(file);
    // A device or a pipe has no size, and no end.
    plain = found.isFile() || found.isDirectory();
    if (plain && found.size <= MAX_RESULTS) return await readFile(file);
  } catch (cause) {
    throw readError(file, cause, "a file of results");
  }
  if (!plain) {
    throw new EvalmarkError("ERR_FILE", "neither a file nor a link to one", {
      place: { file },
      cure: "give a file of results",
    });
  }
  throw new EvalmarkError("ERR_FILE", `has more than ${MAX_RESULTS} bytes`, {
    place: { file },
    cure: "is it the right file?",
  });
}

async function textIfAny(file: string): Promise<string | null> {
  const there = await stat(file).catch(() => null);
  return there?.isFile() ? Buffer.from(await contentOf(file)).toString("utf8") : null;
}
