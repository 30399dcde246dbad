/**
 * The files of a model on the Hub at a commit, by its metadata: large files are in LFS, and the
 * listing has their SHA-256; only small ones (settings, tokenizers) are fetched. No weights are.
 * The address is `HF_ENDPOINT` (default https://huggingface.co), a token `HF_TOKEN`, as
 * huggingface_hub has them.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { EvalmarkError } from "../errors.ts";
import { isPart, type ModelFile } from "./weights.ts";

/** A file outside LFS: the Hub takes none above 10 MB. */
const MOST_BYTES = 16 << 20;
const MOST_PAGES = 200;
const TIMEOUT = 60_000;

const listing = z.object({
  type: z.string(),
  path: z.string().max(1000),
  size: z.number().nonnegative(),
  lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/) }).nullish(),
});

/**
 * `id`: "owner/name"; `commit`: 40 hex digits. Throws ERR_FILE where the Hub does not answer or
 * has no such model, ERR_FORMAT where its answer is not what it should be.
 */
export async function filesOnHub(id: string, commit: string): Promise<ModelFile[]> {
  // Few runs ask the Hub: what talks to it is loaded for them.
  const { listFiles } = await import("@huggingface/hub");
  const out: ModelFile[] = [];
  const listed = listFiles({
    repo: { type: "model", name: id },
    revision: commit,
    recursive: true,
    hubUrl: endpoint().replace(/\/+$/, ""),
    fetch: pagesOf(id),
  });
  try {
    for await (const entry of listed) {
      const file = listing.safeParse(entry);
      if (!file.success) throw bad(id, "its listing is not understood");
      const { lfs, path, size, type } = file.data;
      if (type !== "file" || !isPart(path)) continue;
      out.push({ path, sha256: lfs?.oid ?? (await contentDigest(id, commit, path, size)) });
    }
  } catch (error) {
    if (error instanceof EvalmarkError) throw error;
    throw bad(id, "its listing is not understood");
  }
  return out;
}

/** What fetches a listing's pages: so many at most, all at one address of one host. */
function pagesOf(id: string): typeof fetch {
  let first: URL | null = null;
  let pages = 0;
  return async (address) => {
    const url = new URL(address instanceof Request ? address.url : address);
    first ??= url;
    if (url.origin !== first.origin || url.pathname !== first.pathname) {
      throw new EvalmarkError("ERR_FORMAT", "the Hub's listing goes on at another address");
    }
    if (pages++ === MOST_PAGES) throw bad(id, "it lists files without end");
    return ask(url);
  };
}

/** SHA-256, hex, of a file that is not in LFS. */
async function contentDigest(
  id: string,
  commit: string,
  path: string,
  size: number,
): Promise<string> {
  if (size > MOST_BYTES) throw bad(id, `${path} has ${size} bytes and is not in LFS`);
  const place = path.split("/").map(encodeURIComponent).join("/");
  const response = await ask(new URL(`/${id}/resolve/${commit}/${place}`, endpoint()));
  const hash = createHash("sha256");
  let read = 0;
  for await (const piece of response.body ?? []) {
    read += piece.length;
    if (read > size) break;
    hash.update(piece);
  }
  if (read !== size) throw bad(id, `${path} does not have the ${size} bytes that are listed`);
  return hash.digest("hex");
}

async function ask(url: URL): Promise<Response> {
  const token = process.env.HF_TOKEN;
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  let response: Response;
  try {
    response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT) });
  } catch (cause) {
    throw new EvalmarkError("ERR_FILE", "the Hub does not answer", {
      place: { file: url.href },
      cure: "check the connection, or name a folder: --weights PATH",
      cause,
    });
  }
  if (response.ok) return response;
  throw new EvalmarkError("ERR_FILE", `the Hub answers ${response.status}`, {
    place: { file: url.href },
    cure: "check --model and --model-revision; for a gated model set HF_TOKEN",
  });
}

function endpoint(): string {
  return process.env.HF_ENDPOINT || "https://huggingface.co";
}

function bad(id: string, why: string): EvalmarkError {
  return new EvalmarkError("ERR_FORMAT", `the Hub's answer about ${id} can't be used: ${why}`, {
    cure: "name a folder: --weights PATH",
  });
}
