import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ZstdFrames } from "../../src/log/zip/zstd.ts";
import { describeWithPython } from "../support/python.ts";

describeWithPython("inspect", "frames of the real Zstandard", (python) => {
  test("come out as they went in, whatever the text and the level", () => {
    const script = fileURLToPath(new URL("zstd.py", import.meta.url));
    const options = { encoding: "utf8", maxBuffer: 1 << 28 } as const;
    const lines = execFileSync(python, [script], options).trim().split("\n");
    for (const line of lines) {
      const [kind, level, text, packed] = JSON.parse(line) as [string, number, string, string];
      const wanted = Buffer.from(text, "base64");
      const bytes = Buffer.from(packed, "base64");
      const out: Buffer[] = [];
      const frames = new ZstdFrames(wanted.length, (piece) => out.push(Buffer.from(piece)));
      for (let at = 0; at < bytes.length; at += 50_000)
        frames.push(bytes.subarray(at, at + 50_000));
      frames.finish();
      expect(Buffer.concat(out).equals(wanted), `${kind}, level ${level}`).toBe(true);
    }
    expect(lines.length).toBe(8 * 7 * 2);
  });
});
