/** Batches scored by headless Chromium: a page fetches them from here and sends records back. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PAGE } from "./page.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The command of an installed Chromium ($CHROMIUM, or one on the path), or null. */
export function findChromium(): string | null {
  const given = process.env.CHROMIUM;
  const works = (name: string) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0;
  return (given ? [given] : NAMES).find(works) ?? null;
}

/**
 * Records of each batch, in order, made by the module `wasm` in Chromium, and what the browser
 * calls itself. Rejects where the page or the browser fails.
 */
export async function chromiumRecords(
  command: string,
  wasm: string,
  batches: readonly Uint8Array[],
): Promise<{ records: Uint8Array[]; agent: string }> {
  const records: Uint8Array[] = [];
  const profile = mkdtempSync(join(tmpdir(), "evalmark-chromium-"));
  const module = readFileSync(wasm);
  let browser: ChildProcess | undefined;
  const server = createServer();
  try {
    const agent = await new Promise<string>((done, fail) => {
      server.on("request", (request, response) => {
        answer(request, response, { batches, module, records, done, fail }).catch(fail);
      });
      server.listen(0, "127.0.0.1", () => {
        browser = open(command, profile, `http://127.0.0.1:${portOf(server)}/`, fail);
      });
    });
    return { records, agent };
  } finally {
    server.closeAllConnections();
    server.close();
    if (browser?.pid !== undefined && browser.exitCode === null) {
      browser.kill();
      await once(browser, "close");
    }
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

interface Talk {
  batches: readonly Uint8Array[];
  module: Uint8Array;
  records: Uint8Array[];
  done: (agent: string) => void;
  fail: (error: Error) => void;
}

/** One request of the page. */
async function answer(request: IncomingMessage, response: ServerResponse, talk: Talk) {
  const [, what, index] = (request.url ?? "").split("/");
  const body = await bodyOf(request);
  const send = (type: string, bytes: string | Uint8Array) =>
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(bytes);
  if (what === "") send("text/html", PAGE);
  else if (what === "core") send("application/wasm", talk.module);
  else if (what === "count") send("text/plain", String(talk.batches.length));
  else if (what === "batch") send("application/octet-stream", talk.batches[Number(index)]!);
  else if (what === "records") {
    talk.records[Number(index)] = body;
    send("text/plain", "");
  } else if (what === "done") {
    send("text/plain", "");
    talk.done(body.toString());
  } else if (what === "failed") talk.fail(new Error(`in Chromium: ${body}`));
  else response.writeHead(404).end();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function open(
  command: string,
  profile: string,
  url: string,
  fail: (error: Error) => void,
): ChildProcess {
  const flags = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"];
  // Chromium's sandbox does not run as root; the page is our own and loads nothing else.
  if (process.getuid?.() === 0) flags.push("--no-sandbox");
  const args = [...flags, `--user-data-dir=${profile}`, url];
  const browser = spawn(command, args, { stdio: "ignore" });
  browser.once("error", fail);
  browser.once("exit", (code) => fail(new Error(`${command} ended before it was done (${code})`)));
  return browser;
}
