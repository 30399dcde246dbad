import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { get } from "../../src/net/index.ts";

const asked: [string, IncomingHttpHeaders][] = [];
let here: string;
let there: string;
const servers: Server[] = [];

/** Answers /text with a text, and /to?URL with a redirect. */
async function start(): Promise<string> {
  const server = createServer((request, response) => {
    const url = new URL(request.url!, "http://any");
    asked.push([url.pathname, request.headers]);
    if (url.pathname === "/to") response.writeHead(302, { location: url.searchParams.get("u")! });
    response.end("text");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  [here, there] = [await start(), await start()];
});
afterAll(() => {
  for (const server of servers) server.close();
});

const to = (address: string) => `${here}/to?u=${encodeURIComponent(address)}`;
const headers = { authorization: "Bearer secret" };

test("a token stays with whom it was given to", async () => {
  asked.length = 0;
  await get(to("/text"), 100, { redirects: true, headers });
  await get(to(`${there}/text`), 100, { redirects: true, headers });
  await get(to(`${there}/to?u=${encodeURIComponent(`${here}/text`)}`), 100, {
    redirects: true,
    headers,
  });
  expect(asked.map(([path, { authorization }]) => [path, authorization !== undefined])).toEqual([
    ["/to", true],
    ["/text", true],
    ["/to", true],
    ["/text", false],
    ["/to", true],
    ["/to", false],
    ["/text", false],
  ]);
});

test("what it leads to is looked at before it is asked, and it ends", async () => {
  for (const away of [
    "http://example.org/",
    "file:///etc/passwd",
    "http://u:p@127.0.0.1/",
    "http:",
  ]) {
    await expect(get(to(away), 100, { redirects: true })).rejects.toThrow(/redirected/);
  }
  const endless = createServer((request, response) => {
    response.writeHead(307, { location: `${request.url}x` }).end();
  });
  await new Promise<void>((done) => endless.listen(0, "127.0.0.1", done));
  servers.push(endless);
  const address = `http://127.0.0.1:${(endless.address() as AddressInfo).port}/`;
  await expect(get(address, 100, { redirects: true })).rejects.toThrow(/without end/);
});

test("a redirect is no answer where none is followed", async () => {
  await expect(get(to("/text"), 100)).rejects.toThrow(/it is redirected/);
  expect((await get(`${here}/text`, 100)).status).toBe(200);
});
