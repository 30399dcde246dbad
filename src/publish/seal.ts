/** Under what the samples of a log are closed: the dataset's key, or the log's own. */
import type { Log } from "../log/index.ts";
import type { Seal } from "../token/index.ts";

/**
 * `key`: the dataset's (sealDataset); null where its rows were not given: then only who holds the
 * very file of the log can open or test anything. Throws ERR_USAGE for a stream: the digest of
 * the log is part of every salt, and has to be known before the first sample.
 */
export async function sealOf(log: Log, key: Uint8Array | null): Promise<Seal> {
  // First: a stream is refused before anything of it is read.
  const own = await log.key();
  return { key: key ?? own, logs: await log.digests() };
}
