import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EvalmarkError } from "../../src/errors.ts";
import { ZstdFrames } from "../../src/log/zip/zstd.ts";
import { ZstdError } from "../../src/log/zip/zstd-error.ts";
import { evalMembers } from "../support/inspect.ts";
import { fileOf, readLog } from "../support/logs.ts";
import { zip } from "../support/zip.ts";

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

/** A frame of one last, compressed block. */
function frame(block: number[]): Buffer {
  const head = (block.length << 3) | 5;
  return Buffer.from([...MAGIC, 0, 0x58, head & 255, (head >> 8) & 255, head >> 16, ...block]);
}

function unpack(bytes: Uint8Array, size = 1 << 20): Buffer {
  const out: Buffer[] = [];
  const frames = new ZstdFrames(size, (piece) => out.push(Buffer.from(piece)));
  frames.push(bytes);
  frames.finish();
  return Buffer.concat(out);
}

/** One raw literal "A", then a literal and matches of one length each, by tables of one code. */
const repeat = (count: number[], matchCode: number, bits: number[]) =>
  frame([1 << 3, 65, ...count, 0x54, 1, 0, matchCode, ...bits]);

describe("blocks are checked before they are decoded", () => {
  test("a right one comes out: one literal, repeated three times", () => {
    expect(unpack(repeat([1], 0, [1])).toString()).toBe("AAAA");
  });

  test.each<[name: string, bytes: Buffer, message: RegExp]>([
    ["sequences without bits to read", repeat([255, 255, 255], 52, [1]), /ends too early/],
    ["matches beyond a block", repeat([4], 52, [...new Array(8).fill(255), 1]), /more than it may/],
    ["more literals than there are", repeat([2], 0, [1]), /more than it may/],
    ["bits left over", repeat([1], 0, [255, 255]), /too long/],
    ["no end of the bits", repeat([1], 0, [0]), /no end/],
    ["a code that does not exist", repeat([1], 53, [1]), /out of range/],
    ["tables of a block before the first", frame([1 << 3, 65, 1, 0xfc, 1]), /table is missing/],
    ["literals beyond the block", frame([31 << 3, 65, 0]), /literals/],
    ["a reserved type of block", Buffer.from([...MAGIC, 0, 0x58, 7, 0, 0]), /block is damaged/],
    ["half a block", repeat([1], 0, [1]).subarray(0, -1), /ends inside/],
  ])("%s", (_, bytes, message) => {
    expect(() => unpack(bytes)).toThrow(ZstdError);
    expect(() => unpack(bytes)).toThrow(message);
  });

  test("a block that would keep a decoder busy for minutes is an error of the log", async () => {
    const packed = repeat([255, 255, 255], 52, [1]);
    const member = { name: "samples/9_epoch_1.json", data: "", method: 93 };
    const log = zip([...evalMembers(), { ...member, lie: { packed, size: 1 << 20 } }]);
    const { samples, error } = await readLog(fileOf(log));
    expect(samples).toHaveLength(3);
    expect(error).toMatchObject({ code: "ERR_FORMAT", message: /the member is damaged/ });
  });
});

test("real logs with any byte changed are read, or refused in our words", async () => {
  const real = ["choice", "reading"].map((name) =>
    readFileSync(new URL(`../../examples/mini/logs/inspect/${name}.eval`, import.meta.url)),
  );
  const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (n, all) => {
        const bytes = Buffer.from(real[n]!);
        for (const { at, byte } of all) {
          const i = at % bytes.length;
          bytes[i] = bytes[i]! ^ byte;
        }
        const { error } = await readLog(fileOf(bytes));
        if (error) expect(error).toBeInstanceOf(EvalmarkError);
      },
    ),
    { numRuns: 60 },
  );
});

test("members with any byte changed never keep the decoder busy", () => {
  const log = readFileSync(
    new URL("../../examples/mini/logs/inspect/choice.eval", import.meta.url),
  );
  // The first member: its frame begins behind the local header.
  const start = log.indexOf(Buffer.from(MAGIC));
  const member = log.subarray(start, log.indexOf("PK\x03\x04", start));
  const whole = unpack(member);
  expect(JSON.parse(whole.toString())).toHaveProperty("eval");
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, byte) => {
      const bytes = Buffer.from(member);
      const i = at % bytes.length;
      bytes[i] = bytes[i]! ^ byte;
      try {
        expect(unpack(bytes, whole.length).length).toBeLessThanOrEqual(2 << 20);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
    { numRuns: 3000 },
  );
});
