import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  JsonBytes,
  JsonError,
  type JsonValue,
  MAX_DEPTH,
  readValue,
} from "../../src/json/index.ts";

const parse = (text: string | Uint8Array): JsonValue => {
  const json = new JsonBytes().open(Buffer.from(text as string));
  const value = readValue(json);
  json.finish();
  return value;
};

const skip = (text: string): number => {
  const json = new JsonBytes().open(Buffer.from(text));
  json.skip();
  json.finish();
  return json.pos;
};

/** Whether both ways of reading refuse the text. */
const refused = (text: string): boolean => {
  const verdicts = [parse, skip].map((read) => {
    try {
      read(text);
      return false;
    } catch (error) {
      expect(error).toBeInstanceOf(JsonError);
      return true;
    }
  });
  expect(verdicts[0], text).toBe(verdicts[1]);
  return verdicts[0]!;
};

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A reviver for JSON.parse: integers that a double does not hold exactly are bigints. */
const exactInteger = (_key: string, value: unknown): unknown =>
  Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(String(value))
    ? BigInt(String(value))
    : value;

describe("the byte cursor reads what JSON.parse reads", () => {
  const indents = fc.constantFrom(undefined, 1, "\t");

  test("on any value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), indents, (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parse(text)).toEqual(JSON.parse(text, exactInteger));
        expect(skip(text)).toBe(Buffer.byteLength(text));
      }),
    );
  });

  test("on any string, whether escaped or raw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (value, ascii) => {
        let text = JSON.stringify(value);
        if (ascii) {
          const escaped = (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
          text = text.replace(/[^ -~]/g, escaped);
        }
        expect(parse(text)).toBe(Buffer.from(value).toString());
      }),
    );
  });

  test("on damaged texts it refuses what JSON.parse refuses", () => {
    const chars = fc.constantFrom(...'{}[]",:0123456789.eE+-truefalsnl\\u/ \n\t\u0001é');
    const base = fc.jsonValue({ maxDepth: 3 }).map((v) => JSON.stringify(v));
    const edit = fc.record({
      at: fc.nat(),
      drop: fc.nat(2),
      put: fc.array(chars, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(base, fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        for (const { at, drop, put } of edits) {
          const i = at % (text.length + 1);
          text = text.slice(0, i) + put.join("") + text.slice(i + drop);
        }
        // A key that stands twice is refused here and not there.
        if (!text.includes(":")) expect(refused(text), text).toBe(!accepts(text));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    "",
    " ",
    "[1,]",
    "[,1]",
    '{"a":1,}',
    '{"a" 1}',
    "{a:1}",
    "01",
    "-",
    "1.",
    ".5",
    "1e",
    "+1",
    "[1 2]",
    "nul",
    "tru e",
    '"\\x"',
    '"\\u12g4"',
    '"a\nb"',
    '"a',
    "[",
    "{",
    "}",
    "]",
    "1 2",
    "[}",
    '{"a":1]',
    "Inf",
    "-NaN",
    "nan",
    "--1",
    "'a'",
    "/* */1",
  ])("refuses %j", (text) => {
    expect(refused(text)).toBe(true);
  });
});

describe("beyond JSON.parse", () => {
  test("NaN, Infinity and -Infinity are numbers", () => {
    expect(parse("[NaN, Infinity, -Infinity]")).toEqual([Number.NaN, 1 / 0, -1 / 0]);
    expect(skip("[NaN,Infinity,-Infinity]")).toBe(24);
  });

  test("an integer that a double does not hold stays exact", () => {
    expect(parse("[9007199254740991, 9007199254740993, -1152921504606846976]")).toEqual([
      9007199254740991,
      9007199254740993n,
      -1152921504606846976n,
    ]);
    fc.assert(fc.property(fc.bigInt(), (n) => BigInt(parse(String(n)) as number) === n));
  });

  test("a number too long to be made a value in good time is refused", () => {
    expect(() => parse("9".repeat(5000))).toThrow("more than 4300 digits");
    expect(skip("9".repeat(5000))).toBe(5000);
  });

  test("a key that stands twice is refused, escaped or not", () => {
    expect(() => parse('{"a": 1, "\\u0061": 2}')).toThrow("stands twice");
  });

  test("__proto__ is a key like any other", () => {
    const value = parse('{"__proto__": {"polluted": true}}');
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("nesting is bounded for readers and skippers alike", () => {
    const deep = (n: number) => "[".repeat(n) + "]".repeat(n);
    expect(refused(deep(MAX_DEPTH))).toBe(false);
    expect(refused(deep(MAX_DEPTH + 1))).toBe(true);
    expect(refused("[".repeat(1_000_000))).toBe(true);
  });
});

describe("strings", () => {
  const bytes = (text: string | Uint8Array) => {
    const json = new JsonBytes().open(text instanceof Uint8Array ? text : Buffer.from(text));
    json.peek();
    json.string();
    return { json, view: json.view() };
  };

  test("a string without escapes is a view of the text", () => {
    const { json, view } = bytes('"plain é"');
    expect(view.buffer).toBe(json.buf.buffer);
    expect(Buffer.from(view).toString()).toBe("plain é");
  });

  test("lone surrogates and ill-formed bytes become U+FFFD", () => {
    expect(Buffer.from(bytes('"a\\ud800b\\udc00\\ud83d\\ude00"').view).toString()).toBe("a�b�😀");
    const ill = Buffer.from([34, 97, 0xff, 0xe2, 0x82, 98, 92, 110, 0xc0, 34]);
    expect(Buffer.from(bytes(ill).view).toString()).toBe("a��b\n�");
  });

  test("any bytes between quotes decode as TextDecoder has them", () => {
    const plain = fc.integer({ min: 32, max: 255 }).filter((b) => b !== 34 && b !== 92);
    fc.assert(
      fc.property(fc.array(plain), (inner) => {
        const view = bytes(Buffer.from([34, ...inner, 34])).view;
        const wanted = new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.from(inner));
        expect(Buffer.from(view).toString()).toBe(wanted);
      }),
    );
  });

  test("an error names the byte", () => {
    const offset = (text: string) => {
      try {
        parse(text);
      } catch (error) {
        return (error as JsonError).offset;
      }
      return -1;
    };
    expect(offset('{"a": [1, x]}')).toBe(10);
    expect(offset('{"a": "b\\q"}')).toBe(9);
    expect(offset('{"a": 1} 2')).toBe(9);
    expect(offset('{"a": "b')).toBe(8);
  });
});
