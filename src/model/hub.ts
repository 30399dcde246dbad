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

const listing = z.array(
  z.object({
    type: z.string(),
    path: z.string().max(1000),
    size: z.number().nonnegative(),
    lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/) }).nullish(),
  }),
);

/**
 * `id`: "owner/name"; `commit`: 40 hex digits. Throws ERR_FILE where the Hub does not answer or
 * has no such model, ERR_FORMAT where its answer is not what it should be.
 */
export async function filesOnHub(id: string, commit: string): Promise<ModelFile[]> {
  const out: ModelFile[] = [];
  const first = new URL(`/api/models/${id}/tree/${commit}?recursive=true`, endpoint());
  let next: URL | null = first;
  for (let page = 0; next !== null; page++) {
    if (page === MOST_PAGES) throw bad(id, "it lists files without end");
    const response: Response = await ask(next);
    const files = listing.safeParse(await response.json().catch(() => null));
    if (!files.success) throw bad(id, "its listing is not understood");
    for (const { lfs, path, size, type } of files.data) {
      if (type !== "file" || !isPart(path)) continue;
      out.push({ path, sha256: lfs?.oid ?? (await contentDigest(id, commit, path, size)) });
    }
    next = nextPage(response, first);
  }
  return out;
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

/** The next page is on the same host, or it is none. */
function nextPage(response: Response, first: URL): URL | null {
  const link = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  if (link === undefined) return null;
  const url = new URL(link, first);
  if (url.host === first.host && url.pathname === first.pathname) return url;
  throw new EvalmarkError("ERR_FORMAT", "the Hub's listing goes on at another address");
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
