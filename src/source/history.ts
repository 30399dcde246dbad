/**
 * Results that a repository's commits hold, on any branch and in pull requests whose refs are
 * there. Plain `git log` leaves out what was merged away (`-s ours`) or taken back; and only
 * plumbing is called, which no configuration of the folder makes run a program.
 */
import { isResults, MAX_RESULTS, type ResultsFile } from "./types.ts";

export interface Blob {
  path: string;
  oid: string;
  /** False of links and submodules. */
  plain: boolean;
}

/** Runs git in the repository: standard output. */
export type Git = (...args: string[]) => Promise<Buffer>;

/** Commits and files that are looked at. */
const MOST = 200;

/** Files of results as they were, newest first, each content once. Throws ERR_FILE. */
export async function pastResults(git: Git): Promise<{ files: ResultsFile[]; cut: boolean }> {
  const range = ["rev-list", "--all", "--full-history", "--timestamp", `--max-count=${MOST + 1}`];
  const commits = (await git(...range, "--", ".eval_results"))
    .toString("utf8")
    .split("\n")
    .flatMap((line) => {
      const [, time, commit] = /^(\d{1,12}) ([0-9a-f]{40,64})$/.exec(line) ?? [];
      return commit === undefined ? [] : [{ commit, time: Number(time) }];
    });
  const seen = new Set<string>();
  const files: ResultsFile[] = [];
  for (const { commit, time } of commits.slice(0, MOST)) {
    const where = `commit ${commit.slice(0, 12)} of ${dayOf(time)}`;
    for (const { oid, path, plain } of await blobsAt(git, commit, ".eval_results")) {
      if (!plain || !isResults(path) || seen.has(`${oid} ${path}`)) continue;
      seen.add(`${oid} ${path}`);
      if (seen.size > MOST) return { files, cut: true };
      const bytes = await git("cat-file", "blob", oid);
      if (bytes.length > MAX_RESULTS) continue;
      files.push({ name: path, bytes, sidecar: null, placement: { merged: false, where } });
    }
  }
  return { files, cut: commits.length > MOST };
}

/** Everything below the paths that is no folder. */
export async function blobsAt(git: Git, ref: string, ...below: string[]): Promise<Blob[]> {
  const args = ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", ref];
  const out = (await git(...args, ...below)).toString("utf8");
  return out.split("\0").flatMap((line) => {
    const match = /^(\d{6}) \w+ ([0-9a-f]{40,64})\t(.*)$/su.exec(line);
    // 100644 and 100755; old repositories have 100664, too.
    return match ? [{ plain: match[1]!.startsWith("100"), oid: match[2]!, path: match[3]! }] : [];
  });
}

/** A commit's time is what its author says. */
function dayOf(seconds: number): string {
  const time = new Date(seconds * 1000);
  return Number.isNaN(time.getTime()) ? "an unknown day" : time.toISOString().slice(0, 10);
}
