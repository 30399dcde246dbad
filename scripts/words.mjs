// A transform of asc: the words that the core reads in place become bytes.
//
// asc keeps a string literal as UTF-16 behind a header of 20 bytes. Here all literals of our own
// source lie one behind the other in a single piece of static data, each once, as
// `u16 length, UTF-8 bytes`, and a literal stands for the address of its bytes: what
// `literalLength` and `changetype<usize>` of assembly/text/ascii.ts read.
//
// Before a list of words ("is|are|was") stands which words begin one of its own, so that most of
// the words of a text are told apart by one look (`wordAt` of assembly/text/word-list.ts): a bit
// for each, where a hash of its letters leads, the first 32 last; then a u32 whose bits are the
// last letters, and the mask that the hash is taken with.
// Before a list of words with spaces around them stands where each is found (assembly/math/
// word-list.ts). The highest bit of the length says that there is such a table.

/** Kind of a source that the standard library brings: these keep their strings. */
const USER_SOURCES = 2;
/** asc's number for a string among the kinds of a literal. */
const STRING_LITERAL = 2;
/** What holds no expression: places, and the path of an import. */
const NOT_WALKED = new Set(["range", "path"]);

export default class Words {
  afterParse(parser) {
    const places = [];
    for (const source of parser.sources) {
      if (source.sourceKind < USER_SOURCES) collect(source.statements, places);
    }
    const words = [...new Set(places.map(({ word }) => word))];
    const declared = declare(parser, words);
    for (const { holder, key, word } of places) holder[key] = declared.get(word);
  }
}

/** Two words or more, of ASCII. */
const IS_LIST = /^[a-z][ -{}~]*(\|[ -@[-{}~]+)+$/;
/** Eight words or more, for `isInList` and `groupInList` of assembly/math/word-list.ts. */
const IS_SPACED = /^( [^ ]+){8,} $/;
/** Where string literals stand below a node: what holds each, under which key. */
function collect(holder, places) {
  for (const key of Object.keys(holder)) {
    const value = holder[key];
    if (NOT_WALKED.has(key) || value === null || typeof value !== "object") continue;
    if (value.literalKind === STRING_LITERAL) places.push({ holder, key, word: value.value });
    else collect(value, places);
  }
}

/** Bits for each word of a list, so that few others lead to one that is set. */
const BITS_EACH = 16;
/** Letters that are hashed, and the factor, as in assembly/text/word-list.ts. */
const HASHED = 8;
const FACTOR = 0x9e3779b97f4a7c15n;

/** Which first words and last letters a list has: its bits, `u32` last letters, `u16` mask. */
function beginnings(list) {
  const words = list.split("|");
  let size = 32;
  while (size < words.length * BITS_EACH) size *= 2;
  const bits = new Uint32Array(size / 32);
  const behind = Buffer.alloc(6);
  let lasts = 0;
  for (const word of words) {
    lasts |= 1 << (/[a-z]$/.test(word) ? word.charCodeAt(word.length - 1) & 31 : 0);
    const bit = letterHash(/^[a-z]*/.exec(word)[0]) & (size - 1);
    bits[bits.length - 1 - (bit >> 5)] |= 1 << (bit & 31);
  }
  behind.writeUInt32LE(lasts >>> 0);
  behind.writeUInt16LE(size - 1, 4);
  return Buffer.concat([Buffer.from(bits.buffer), behind]);
}

/** As `hashWord` of assembly/text/word-list.ts computes it. */
function letterHash(word) {
  const letters = Buffer.alloc(HASHED);
  letters.write(word.slice(0, HASHED));
  return Number(BigInt.asUintN(24, (letters.readBigUInt64LE(0) * FACTOR) >> 40n));
}

/**
 * The words of a list with single spaces around each, by a hash of them; of a word that comes
 * twice the first place counts. Groups are set apart by bars, which are words themselves.
 */
function places(list) {
  const bytes = Buffer.from(list, "utf8");
  const words = [];
  let group = 0;
  for (let from = 1; from < bytes.length; ) {
    const to = bytes.indexOf(0x20, from);
    if (to - from === 1 && bytes[from] === 0x7c) group++;
    const word = bytes.subarray(from, to);
    if (!words.some((w) => w.word.equals(word))) words.push({ word, group, from });
    from = to + 1;
  }
  let mask = 15;
  while (mask < words.length * 3) mask = mask * 2 + 1;
  const table = Buffer.alloc((mask + 1) * 4 + 2);
  for (const { word, group, from } of words) {
    if (word.length > 255 || group > 255) throw new Error(`a list that is too long: ${list}`);
    let i = hashOf(word) & mask;
    while (table[i * 4] !== 0) i = (i + 1) & mask;
    table[i * 4] = word.length;
    table[i * 4 + 1] = group;
    table.writeUInt16LE(from, i * 4 + 2);
  }
  table.writeUInt16LE(mask, (mask + 1) * 4);
  return table;
}

/** As `placeOf` of assembly/math/word-list.ts computes it. */
function hashOf(word) {
  const n = word.length;
  return word[0] * 5 + word[n - ((n + 1) >> 1)] * 17 + word[n - 1] * 3 + n;
}

/** Adds a source with a constant for each word; the names of the constants, by word. */
function declare(parser, words) {
  const bytes = [];
  const starts = [];
  for (const word of words) {
    const utf8 = Buffer.from(word, "utf8");
    if (utf8.length > 0x7fff) throw new Error(`a word of ${utf8.length} bytes`);
    const table = IS_LIST.test(word) ? beginnings(word) : IS_SPACED.test(word) ? places(word) : [];
    bytes.push(...table, utf8.length & 255, (utf8.length >> 8) | (table.length > 0 ? 0x80 : 0));
    starts.push(bytes.length);
    bytes.push(...utf8);
  }
  const lines = starts.map(
    (at, i) => `@global @inline const WORD_${i}: string = changetype<string>(WORD_BYTES + ${at});`,
  );
  const data = `@global @inline const WORD_BYTES: usize = memory.data<u8>([${bytes}]);`;
  parser.parseFile([data, ...lines].join("\n"), "assembly/words.generated.ts", false);
  const source = parser.sources.at(-1);
  const names = source.statements.slice(1).map(({ declarations }) => declarations[0].name);
  return new Map(words.map((word, i) => [word, names[i]]));
}
