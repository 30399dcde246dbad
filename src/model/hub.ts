/**
 * The files of a model on the Hub at a commit, by its metadata: large files are in LFS, and the
 * listing has their SHA-256; only small ones (settings, tokenizers) are fetched. No weights are.
 * The address is `HF_ENDPOINT` (default https://huggingface.co), a token `HF_TOKEN`, as
 * huggingface_hub has them.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { EvalmarkError } from "../errors.ts";
import { type Got, get } from "../net/index.ts";
import { isPart, type ModelFile } from "./weights.ts";

/** A file outside LFS: the Hub takes none above 10 MB. */
const MOST_BYTES = 16 << 20;
const MOST_PAGES = 200;
/** Bytes of one page of a listing. */
const MOST_LISTED = 16 << 20;
/** Files that are fetched one by one: more than any model has outside LFS. */
const MOST_SMALL = 10_000;
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
  let small = 0;
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
      if (!lfs && ++small > MOST_SMALL) throw bad(id, `more than ${MOST_SMALL} files outside LFS`);
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
    const { bytes, headers, status } = await ask(url, MOST_LISTED);
    const link = headers.get("link");
    const about = { "content-type": "application/json", ...(link ? { link } : {}) };
    return new Response(Buffer.from(bytes), { status, headers: about });
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
  const { bytes } = await ask(new URL(`/${id}/resolve/${commit}/${place}`, endpoint()), MOST_BYTES);
  if (bytes.length !== size) {
    throw bad(id, `${path} does not have the ${size} bytes that are listed`);
  }
  return createHash("sha256").update(bytes).digest("hex");
}

async function ask(url: URL, most: number): Promise<Got> {
  const token = process.env.HF_TOKEN;
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  let got: Got;
  try {
    got = await get(url.href, most, { redirects: true, headers, patience: TIMEOUT });
  } catch (cause) {
    if (!(cause instanceof EvalmarkError)) throw cause;
    throw new EvalmarkError("ERR_FILE", `the Hub does not answer: ${cause.message}`, {
      place: { file: url.href },
      cure: "check the connection, or name a folder: --weights PATH",
      cause,
    });
  }
  if (got.status >= 200 && got.status < 300) return got;
  throw new EvalmarkError("ERR_FILE", `the Hub answers ${got.status}`, {
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
