import { readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generateKeys } from "../../src/token/index.ts";
import {
  addTrust,
  currentTrust,
  keyFileText,
  listTrust,
  nextKeyFile,
  removeTrust,
} from "../../src/trust/index.ts";
import { newFolder } from "../support/command.ts";
import { fileOf, NOW } from "./world.ts";

const folder = newFolder();
const { publicJwk } = await generateKeys();
const first = fileOf(publicJwk);
const second = nextKeyFile(first, {
  add: [],
  revoke: { kid: publicJwk.kid, reason: "superseded" },
  revokeTokens: [],
  now: NOW,
});

/** What the address serves; null: nobody answers properly. */
let served: string | null = keyFileText(first);
let asked = 0;
const server = createServer((_, response) => {
  asked++;
  response.writeHead(served === null ? 503 : 200);
  response.end(served ?? "");
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
afterAll(() => server.close());
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/evalmark-keys.json`;

test("add, list, read again, refuse an older one, remove", async () => {
  const store = join(folder, "a");
  expect(await listTrust(store)).toEqual([]);
  await addTrust(url, NOW, store);
  expect(await listTrust(store)).toMatchObject([{ source: url, checked: NOW, file: first }]);

  served = keyFileText(second);
  const [newer] = await currentTrust({ now: NOW + 5, offline: false }, store);
  expect(newer).toMatchObject({ checked: NOW + 5, rollback: null, unread: null });
  expect(newer!.file.version).toBe(2);

  served = keyFileText(first);
  const [older] = await currentTrust({ now: NOW + 6, offline: false }, store);
  expect(older!.rollback).toMatch(/older/);
  expect(older!.file.version).toBe(2);
  await expect(addTrust(url, NOW + 7, store)).rejects.toMatchObject({
    code: "ERR_REJECTED",
    message: expect.stringMatching(/^E_KEYS_ROLLBACK/),
  });
  expect((await listTrust(store))[0]!.file.version).toBe(2);

  await removeTrust(url, store);
  expect(await listTrust(store)).toEqual([]);
  await expect(removeTrust(url, store)).rejects.toMatchObject({ code: "ERR_USAGE" });
});

test("a source that doesn't answer keeps what was seen, and says so; offline asks nobody", async () => {
  const store = join(folder, "b");
  served = keyFileText(first);
  await addTrust(url, NOW, store);
  served = null;
  const [silent] = await currentTrust({ now: NOW + 9, offline: false }, store);
  expect(silent).toMatchObject({ checked: NOW, unread: expect.stringMatching(/503/) });
  const before = asked;
  const [offline] = await currentTrust({ now: NOW + 9, offline: true }, store);
  expect(offline).toMatchObject({ checked: NOW, unread: "offline" });
  expect(asked).toBe(before);
});

test("a file is a source, too; one that is damaged, or a store that is, is told", async () => {
  const store = join(folder, "c");
  const file = join(folder, "keys.json");
  writeFileSync(file, keyFileText(first));
  await addTrust(file, NOW, store);
  writeFileSync(file, "{}");
  await expect(addTrust(file, NOW, store)).rejects.toMatchObject({ code: "ERR_FORMAT" });
  const [name] = readdirSync(store);
  writeFileSync(join(store, name!), JSON.stringify({ v: 1 }));
  await expect(listTrust(store)).rejects.toMatchObject({ message: "the trust store is damaged" });
});

test("plain http, and an address that redirects or never ends, are refused", async () => {
  const store = join(folder, "d");
  await expect(addTrust("http://example.org/k.json", NOW, store)).rejects.toThrow(/https/);
  served = " ".repeat(300 << 10);
  await expect(addTrust(url, NOW, store)).rejects.toThrow(/more than/);
  expect(await listTrust(store)).toEqual([]);
});
