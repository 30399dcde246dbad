import { open } from "node:fs/promises";
import { expect, test } from "vitest";
import { FdReader } from "../../src/log/fd.ts";
import { fileOf } from "../support/logs.ts";

const content = Uint8Array.from({ length: 3 << 20 }, (_, i) => (i * 31) >> 8);

test("with memory of two pieces, what was read last and before that are both still there", async () => {
  const file = fileOf(content);
  const handle = await open(file);
  try {
    const reader = new FdReader({ file, fd: handle.fd, size: content.length }, true);
    let before: { at: number; bytes: Uint8Array } | null = null;
    for (const at of [0, 100, 1 << 19, (1 << 19) + 50, 2 << 20, 5, 1 << 20, content.length - 10]) {
      const bytes = await reader.bytes(at, 1000);
      expect(Buffer.compare(bytes, content.subarray(at, at + 1000))).toBe(0);
      if (before) {
        const { at: from, bytes: piece } = before;
        expect(Buffer.compare(piece, content.subarray(from, from + 1000))).toBe(0);
      }
      before = { at, bytes };
    }
    const large = await reader.bytes(7, 1 << 20);
    expect(Buffer.compare(large, content.subarray(7, 7 + (1 << 20)))).toBe(0);
  } finally {
    await handle.close();
  }
});
