/**
 * A stand-in for the Hub's API of models: what huggingface_hub 2.4.0 asks for files, commits and
 * pull requests (hf_api.py), for one model.
 */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface PullRequest {
  num: number;
  status: "open" | "closed" | "merged" | "draft";
  author: string;
  files: Record<string, string>;
}

export interface HubModel {
  id: string;
  /** The last one is main's. */
  commits: string[];
  files: Record<string, string>;
  requests: PullRequest[];
}

/** Serves `model` as it stands when it is asked; `asked`: the paths. */
export async function startModelHub(model: HubModel) {
  const asked: string[] = [];
  const answer = (path: string, query: URLSearchParams): [number, unknown] => {
    const api = `/api/models/${model.id}`;
    const sha = model.commits.at(-1)!;
    const filesAt = (revision: string) => {
      const num = /^refs\/pr\/(\d+)$/.exec(revision)?.[1];
      if (num === undefined) return revision === sha || revision === "main" ? model.files : null;
      return model.requests.find((one) => one.num === Number(num))?.files ?? null;
    };
    if (path === api) return [200, { id: model.id, sha, siblings: [] }];
    const commits = new RegExp(`^${api}/commits/[^/]+$`).test(path);
    if (commits) {
      const page = Number(query.get("p") ?? 0);
      return [200, page > 0 ? [] : [...model.commits].reverse().map((id) => ({ id, title: "" }))];
    }
    if (path === `${api}/discussions`) {
      // Two for each page, to see that all are asked for.
      const some = model.requests.filter((one) => one.status === query.get("status"));
      const start = 2 * Number(query.get("p") ?? 0);
      const discussions = some.slice(start, start + 2).map(({ author, num, status }) => ({
        ...{ num, status, title: "", isPullRequest: true, createdAt: "2026-01-01T00:00:00Z" },
        author: { name: author },
      }));
      return [200, { discussions, count: some.length, start }];
    }
    const [, revision, below] = new RegExp(`^${api}/tree/([^/]+)(?:/(.*))?$`).exec(path) ?? [];
    if (revision !== undefined) {
      const files = filesAt(decodeURIComponent(revision));
      if (!files) return [404, { error: "RevisionNotFound" }];
      const under = below === undefined ? "" : `${below}/`;
      const listed = Object.keys(files).filter((name) => name.startsWith(under));
      if (listed.length === 0) return [404, { error: "EntryNotFound" }];
      return [200, listed.map((name) => entry(name, files[name]!))];
    }
    const [, at, file] = new RegExp(`^/${model.id}/resolve/([^/]+)/(.*)$`).exec(path) ?? [];
    const text = at && filesAt(decodeURIComponent(at))?.[decodeURIComponent(file!)];
    return typeof text === "string" ? [200, text] : [404, { error: "EntryNotFound" }];
  };
  const server = createServer((request, response) => {
    asked.push(request.url!);
    const { pathname, searchParams } = new URL(request.url!, "http://hub");
    const [status, body] = answer(pathname, searchParams);
    response.writeHead(status);
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

const LFS = /oid sha256:([0-9a-f]{64})/;

function entry(path: string, text: string) {
  const oid = createHash("sha1").update(text).digest("hex");
  const lfs = LFS.exec(text);
  const size = Buffer.byteLength(text);
  return { type: "file", path, oid, size, ...(lfs ? { lfs: { oid: lfs[1], size: 1 } } : {}) };
}
