import { createHash } from "node:crypto";
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesIn, filesOnHub, weightsDigest } from "../../src/model/index.ts";
import { newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { MINI } from "../support/mini.ts";

const hex = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const WEIGHTS = "w".repeat(5000);
/** The model; what is large is in LFS on the Hub. */
const FILES: Record<string, string> = {
  "config.json": '{"hidden":4}',
  "model.safetensors": WEIGHTS,
  "onnx/model é.onnx": `${WEIGHTS}!`,
  "tokenizer.json": "{}",
};
const LARGE = ["model.safetensors", "onnx/model é.onnx"];
const EXPECTED = weightsDigest(
  Object.entries(FILES).map(([path, content]) => ({ path, sha256: hex(content) })),
);

function folderOf(files: Record<string, string>): string {
  const folder = newFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
const digestOf = async (files: Record<string, string>) =>
  weightsDigest(await filesIn(folderOf(files)));
const pointer = (content: string) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${hex(content)}\nsize ${content.length}\n`;
const pointers = Object.fromEntries(
  Object.entries(FILES).map(([path, text]) => [path, LARGE.includes(path) ? pointer(text) : text]),
);

let server: Server;
const asked: string[] = [];
/** The two addresses of the Hub that are asked, as it answers them; pages of two files. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url!, "http://hub");
    asked.push(decodeURIComponent(url.pathname));
    const cursor = Number(url.searchParams.get("cursor") ?? 0);
    const names = [...Object.keys(FILES), "README.md"];
    if (url.pathname === `/api/models/acme/tiny/tree/${COMMIT}`) {
      if (cursor + 2 < names.length) {
        const next = `${url.pathname}?recursive=true&cursor=${cursor + 2}`;
        response.setHeader("link", `<http://${request.headers.host}${next}>; rel="next"`);
      }
      const page = names.slice(cursor, cursor + 2).map((path) => ({
        type: "file",
        path,
        oid: "00".repeat(20),
        size: FILES[path]?.length ?? 7,
        ...(LARGE.includes(path) ? { lfs: { oid: hex(FILES[path]!), pointerSize: 130 } } : {}),
      }));
      response.end(
        JSON.stringify([{ type: "directory", path: "onnx", oid: "", size: 0 }, ...page]),
      );
    } else if (url.pathname.startsWith(`/acme/tiny/resolve/${COMMIT}/`)) {
      response.end(FILES[decodeURIComponent(url.pathname.split(COMMIT)[1]!.slice(1))]);
    } else {
      response.statusCode = url.pathname.startsWith("/api/models/acme/odd") ? 200 : 404;
      response.end('[{"type":"file","path":"a","size":5000000000}]');
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  process.env.HF_ENDPOINT = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  delete process.env.HF_ENDPOINT;
  server.close();
});

test("a download, a clone without its large files, and the Hub's listing are one digest", async () => {
  expect(await digestOf(FILES)).toBe(EXPECTED);
  expect(await digestOf(pointers)).toBe(EXPECTED);
  expect(weightsDigest(await filesOnHub("acme/tiny", COMMIT))).toBe(EXPECTED);
  // Nothing large was fetched, nor what is no part of the model.
  expect(asked.filter((path) => path.includes("/resolve/")).map((p) => p.split(COMMIT)[1])).toEqual(
    ["/config.json", "/tokenizer.json"],
  );
});

test("a result, a README, git's own files and caches leave it as it is", async () => {
  const more = {
    "README.md": "# Tiny",
    ".gitattributes": "*.safetensors filter=lfs",
    ".eval_results/a.yaml": "- dataset: {}",
    "evalmark/a.jws": "x",
    ".git/HEAD": "ref: refs/heads/main",
    ".cache/huggingface/x.lock": "",
  };
  expect(await digestOf({ ...FILES, ...more })).toBe(EXPECTED);
});

test.each([
  ["a weight", { ...FILES, "model.safetensors": WEIGHTS.replace("w", "v") }],
  ["a setting", { ...FILES, "config.json": '{"hidden":5}' }],
  ["a name", Object.fromEntries(Object.entries(FILES).map(([p, c]) => [p.replace("o", "0"), c]))],
  ["a file more", { ...FILES, "adapter.bin": "x" }],
  ["a results file further down", { ...FILES, "onnx/.eval_results/x.yaml": "x" }],
  ["a weight among results", { ...FILES, ".eval_results/model.bin": "x" }],
  ["a weight among tokens", { ...FILES, "evalmark/model.safetensors": "x" }],
  ["a weight below results", { ...FILES, ".eval_results/a/b.yaml": "x" }],
  ["a folder called README.md", { ...FILES, "README.md/model.bin": "x" }],
  ["a weight in a cache", { ...FILES, ".cache/model.bin": "x" }],
])("%s changes it", async (_, files) => {
  expect(await digestOf(files)).not.toBe(EXPECTED);
});

test("links to files are followed, as in the cache of downloads; a pointer is exactly one", async () => {
  const folder = folderOf(FILES);
  rmSync(join(folder, "config.json"));
  symlinkSync(join(folderOf(FILES), "config.json"), join(folder, "config.json"));
  expect(weightsDigest(await filesIn(folder))).toBe(EXPECTED);
  const almost = pointer(WEIGHTS).replace("size", "siza");
  expect(await digestOf({ ...FILES, "model.safetensors": almost })).not.toBe(EXPECTED);
});

test("nothing to hash, no such model, or an answer that can't be used, is an error", async () => {
  await expect(digestOf({ "README.md": "x" })).rejects.toThrow(/no files/);
  await expect(filesIn(join(newFolder(), "none"))).rejects.toMatchObject({ code: "ERR_FILE" });
  await expect(filesOnHub("acme/none", COMMIT)).rejects.toThrow(/answers 404/);
  await expect(filesOnHub("acme/odd", COMMIT)).rejects.toThrow(
    /5000000000 bytes and is not in LFS/,
  );
  expect(() =>
    weightsDigest([
      { path: "a", sha256: "" },
      { path: "a", sha256: "" },
    ]),
  ).toThrow(/twice/);
});

test("a listing that never ends is given up, and not kept", async () => {
  const page = Buffer.from("[],".repeat(20_000));
  const hub = createServer((_, response) => {
    response.write("[");
    const more = () => {
      while (!response.destroyed && response.write(page));
    };
    response.on("drain", more);
    more();
  });
  await new Promise<void>((done) => hub.listen(0, "127.0.0.1", done));
  const before = process.env.HF_ENDPOINT;
  process.env.HF_ENDPOINT = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
  try {
    await expect(filesOnHub("acme/endless", COMMIT)).rejects.toThrow(/more than 16777216 bytes/);
  } finally {
    process.env.HF_ENDPOINT = before;
    hub.closeAllConnections();
    hub.close();
  }
});

test("the command binds them, and asks for the commit that the Hub's files are of", async () => {
  const folder = newFolder();
  const run = (...args: string[]) => evalmarkHere(args, { cwd: folder });
  await run("keygen", "--out", "key");
  cpSync(join(MINI, "logs/inspect/reading.json"), join(folder, "run.json"));
  const spec = ["--spec", join(MINI, "eval.yaml"), "--scorer", "drop", "--results", "."];
  const score = ["score", "run.json", ...spec, "--model", "acme/tiny", "--dataset", "c/d"];
  const unsigned = await run(...score, "--weights", folderOf(FILES));
  expect([unsigned.code, unsigned.stderr]).toEqual([
    2,
    expect.stringMatching(/--weights is bound/),
  ]);
  const vague = await run(...score, "--sign", "key", "--weights", "hf");
  expect([vague.code, vague.stderr]).toEqual([2, expect.stringMatching(/add --model-revision/)]);
  for (const weights of [["hf", "--model-revision", COMMIT], [folderOf(pointers)]]) {
    const { code } = await run(...score, "--sign", "key", "--weights", ...weights);
    expect(code).toBe(0);
    const said = await run(
      "verify",
      ".eval_results/c--d--reading.yaml",
      "--key",
      "key.pub",
      "--json",
    );
    expect(JSON.parse(said.stdout).claims.model.weights).toBe(EXPECTED);
  }
});
