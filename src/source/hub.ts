/**
 * Results in a model's repository on the Hub, over its HTTP API: main, and open pull requests, of
 * which only the Hub knows whether they are open and by whom. The address is `HF_ENDPOINT` (default
 * https://huggingface.co), a token `HF_TOKEN`, as huggingface_hub has them. The listings are those
 * that huggingface_hub 2.4.0 asks for (hf_api.py). Folders are listed through @huggingface/hub;
 * it has no discussions, and its downloads no bound on their bytes: these are asked for here.
 */
import { z } from "zod";
import { EvalmarkError } from "../errors.ts";
import { filesOnHub, weightsDigest } from "../model/index.ts";
import { type Got, get } from "../net/index.ts";
import type { Placement, Repository } from "../verify/types.ts";
import {
  isResults,
  MAX_FILES,
  MAX_RESULTS,
  type ResultsFile,
  type Source,
  sidecarPath,
} from "./types.ts";

const MOST_JSON = 16 << 20;
const MOST_PAGES = 200;

const commit = z.string().regex(/^[0-9a-f]{40}$/);
const about = z.object({ sha: commit });
const tree = z.array(z.object({ type: z.string(), path: z.string().max(1000) }));
const commits = z.array(z.object({ id: commit }));
const discussions = z.object({
  discussions: z.array(
    z.object({
      num: z.number().int().min(1),
      isPullRequest: z.boolean(),
      status: z.string().max(20),
      author: z.object({ name: z.string().max(200) }).nullish(),
    }),
  ),
  count: z.number().int(),
  start: z.number().int(),
});

/** ORG/NAME where a text is hf:ORG/NAME; else null. */
export function hubId(text: string): string | null {
  return /^hf:((?!\.)[\w.-]{1,96}\/(?!\.)[\w.-]{1,96})$/.exec(text)?.[1] ?? null;
}

/** Throws ERR_FILE where the Hub does not answer, ERR_FORMAT where its answer is none. */
export async function hubSource(id: string): Promise<Source> {
  const { sha } = await json(`/api/models/${id}`, about);
  const where = `main of hf:${id}`;
  const files = await resultsAt(id, sha, { merged: true, where });
  const notes: string[] = [];
  for (const { author, num } of await openRequests(id)) {
    const by = author ? ` by ${author.name}` : "";
    const placement = { merged: false, where: `pull request ${num} of hf:${id}${by}, open` };
    const found = await resultsAt(id, `refs/pr/${num}`, placement).catch((error: unknown) => {
      if (!(error instanceof EvalmarkError)) throw error;
      notes.push(`pull request ${num} could not be read: ${error.message}`);
      return [];
    });
    files.push(...found.filter((file) => !has(files, file)));
  }
  const scope = `main and open pull requests of hf:${id}`;
  const repository = repositoryOf(id, sha);
  return { files, model: id, repository, scope, notes, close: async () => {} };
}

function has(files: readonly ResultsFile[], file: ResultsFile): boolean {
  return files.some((one) => one.name === file.name && !Buffer.compare(one.bytes, file.bytes));
}

async function openRequests(id: string) {
  const open = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const path = `/api/models/${id}/discussions?p=${page}&type=pull_request&status=open`;
    const { count, discussions: some, start } = await json(path, discussions);
    open.push(...some.filter((one) => one.isPullRequest && one.status === "open"));
    if (some.length === 0 || start + some.length >= count || open.length > MAX_FILES) break;
  }
  return open;
}

async function resultsAt(id: string, at: string, placement: Placement): Promise<ResultsFile[]> {
  const revision = encodeURIComponent(at);
  const entries = await listed(id, revision);
  const names = entries.filter(({ path, type }) => type === "file" && isResults(path));
  const files: ResultsFile[] = [];
  for (const { path } of names.slice(0, MAX_FILES)) {
    const bytes = await content(id, revision, path);
    if (!bytes) continue;
    const beside = await content(id, revision, sidecarPath(path));
    const sidecar = beside && Buffer.from(beside).toString("utf8");
    files.push({ name: path, bytes, sidecar, placement });
  }
  return files;
}

/** The files of .eval_results; none where there is no such folder. */
async function listed(id: string, revision: string): Promise<z.infer<typeof tree>> {
  // Few runs ask the Hub: what talks to it is loaded for them.
  const { HubApiError, listFiles } = await import("@huggingface/hub");
  let pages = 0;
  const paged: typeof fetch = async (address) => {
    const url = new URL(address instanceof Request ? address.url : address);
    if (url.origin !== new URL(endpoint()).origin || pages++ === MOST_PAGES) {
      throw new EvalmarkError("ERR_FORMAT", `the listing of ${id} does not end, or goes elsewhere`);
    }
    const { bytes, headers, status } = await ask(url.pathname + url.search, MOST_JSON);
    return new Response(Buffer.from(bytes), { status, headers: jsonHeaders(headers) });
  };
  const found: unknown[] = [];
  try {
    const repo = { type: "model" as const, name: id };
    const from = { repo, revision, path: ".eval_results", hubUrl: endpoint(), fetch: paged };
    for await (const entry of listFiles(from)) found.push(entry);
    return tree.parse(found);
  } catch (cause) {
    if (cause instanceof EvalmarkError) throw cause;
    if (!(cause instanceof HubApiError)) {
      const what = `the Hub's answer is not understood: the results of ${id}`;
      throw new EvalmarkError("ERR_FORMAT", what, { cause });
    }
    if (cause.statusCode === 404) return [];
    throw refused(cause.statusCode, `the results of ${id}`);
  }
}

/** Of an answer whose body is unpacked already. */
function jsonHeaders(from: Headers): Headers {
  const link = from.get("link");
  return new Headers({ "content-type": "application/json", ...(link ? { link } : {}) });
}

/** A file at a revision; null where it isn't there. */
async function content(id: string, revision: string, path: string): Promise<Uint8Array | null> {
  const place = path.split("/").map(encodeURIComponent).join("/");
  const got = await ask(`/${id}/resolve/${revision}/${place}`, MAX_RESULTS);
  if (got.status === 404) return null;
  return success(got, path).bytes;
}

function repositoryOf(id: string, sha: string): Repository {
  return {
    async hasCommit(wanted) {
      for (let page = 0; page < MOST_PAGES; page++) {
        const some = await json(`/api/models/${id}/commits/${sha}?p=${page}`, commits);
        if (some.some((one) => one.id === wanted)) return true;
        if (some.length === 0) return false;
      }
      return false;
    },
    weights: async () => weightsDigest(await filesOnHub(id, sha)),
  };
}

async function json<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return parsed(success(await ask(path, MOST_JSON), path), schema, path);
}

function parsed<T>({ bytes }: Got, schema: z.ZodType<T>, what: string): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  } catch (cause) {
    throw new EvalmarkError("ERR_FORMAT", `the Hub's answer is not understood: ${what}`, { cause });
  }
}

function success(got: Got, what: string): Got {
  if (got.status >= 200 && got.status < 300) return got;
  throw refused(got.status, what);
}

function refused(status: number, what: string): EvalmarkError {
  return new EvalmarkError("ERR_FILE", `the Hub answers ${status}: ${what}`, {
    cure: "check the name; for a private or gated model set HF_TOKEN",
  });
}

function endpoint(): string {
  return (process.env.HF_ENDPOINT || "https://huggingface.co").replace(/\/+$/, "");
}

function ask(path: string, most: number): Promise<Got> {
  const { HF_TOKEN: token } = process.env;
  const url = new URL(path, endpoint());
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  return get(url.href, most, { redirects: true, headers });
}
