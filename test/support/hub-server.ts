/**
 * A stand-in for the Hub's API, as far as `datasets` and `huggingface_hub` ask it for rows: one
 * dataset with a commit for each revision, whose files differ.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** Files of one commit, by path. */
export type Commit = Record<string, string>;

interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

export interface HubServer {
  /** For HF_ENDPOINT. */
  url: string;
  /** Names of the commits whose files were handed out, in order. */
  served: string[];
  close(): Promise<void>;
}

/** `commits` by their 40 hex digits; the last one is `main`. */
export async function startHubServer(
  dataset: string,
  commits: Record<string, Commit>,
): Promise<HubServer> {
  const main = Object.keys(commits).at(-1)!;
  const served: string[] = [];
  const commitOf = (revision: string): string | null => {
    if (revision === "main") return main;
    return Object.hasOwn(commits, revision) ? revision : null;
  };
  const answer = ({ url, method }: IncomingMessage, body: string): Answer => {
    const path = decodeURIComponent(new URL(url!, "http://hub").pathname);
    const api = `/api/datasets/${dataset}`;
    const files = `/datasets/${dataset}/resolve/`;
    if (path === api || path.startsWith(`${api}/`)) {
      const [what = "revision", revision = "main", ...rest] = path.slice(api.length + 1).split("/");
      const sha = commitOf(revision);
      if (sha === null) return missing("RevisionNotFound");
      if (what === "tree") return json(tree(commits[sha]!, rest.join("/")));
      if (what === "paths-info") return json(infos(commits[sha]!, body));
      if (what === "" || what === "revision") return json(about(dataset, sha, commits));
      return missing("EntryNotFound");
    }
    if (!path.startsWith(files)) return missing("RepoNotFound");
    const [revision = "", ...rest] = path.slice(files.length).split("/");
    const sha = commitOf(revision);
    if (sha === null) return missing("RevisionNotFound");
    const text = commits[sha]![rest.join("/")];
    if (text === undefined) return missing("EntryNotFound", { "x-repo-commit": sha });
    if (method === "GET") served.push(sha);
    return { status: 200, headers: { "x-repo-commit": sha, etag: `"${oid(text)}"` }, text };
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { status, headers, text } = answer(request, body);
      response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(text) });
      response.end(request.method === "HEAD" ? undefined : text);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    served,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

const oid = (text: string): string => createHash("sha1").update(text).digest("hex");

const json = (body: unknown, status = 200, headers = {}): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  text: JSON.stringify(body),
});

const missing = (code: string, headers = {}): Answer =>
  json({ error: code }, 404, { "x-error-code": code, ...headers });

function about(dataset: string, sha: string, commits: Record<string, Commit>): unknown {
  const siblings = Object.keys(commits[sha]!).map((rfilename) => ({ rfilename }));
  return { id: dataset, sha, siblings, private: false, gated: false, disabled: false, tags: [] };
}

/** The files and folders of a commit; of one folder where `below` names it. */
function tree(commit: Commit, below: string): unknown[] {
  const paths = Object.keys(commit).filter((path) => below === "" || path.startsWith(`${below}/`));
  const folders = new Set(paths.flatMap((path) => foldersOf(path)));
  return [
    ...[...folders].map((path) => ({ type: "directory", path, oid: oid(path), size: 0 })),
    ...paths.map((path) => entry(path, commit[path]!)),
  ];
}

const foldersOf = (path: string): string[] => {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join("/"));
};

const entry = (path: string, text: string) => ({
  type: "file",
  path,
  oid: oid(text),
  size: Buffer.byteLength(text),
});

function infos(commit: Commit, body: string): unknown[] {
  const asked = JSON.parse(body) as { paths: string[] | string };
  return [asked.paths].flat().flatMap((path) => {
    if (commit[path] !== undefined) return [entry(path, commit[path])];
    const inside = Object.keys(commit).some((file) => file.startsWith(`${path}/`));
    return inside ? [{ type: "directory", path, oid: oid(path), size: 0 }] : [];
  });
}
