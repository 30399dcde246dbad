/** Cores that are not ours: the same under another digest, one that never ends, one that traps. */

/** The module with a custom section behind it: other bytes, the same code. */
export function renamedCore(module: Uint8Array): Buffer {
  return Buffer.concat([module, Buffer.from([0, 3, 2, 0x68, 0x69])]);
}

const section = (id: number, ...bytes: number[]) => [id, bytes.length, ...bytes];
const name = (text: string) => [text.length, ...Buffer.from(text)];
/** `loop br 0 end`, and what the type wants. */
const ENDLESS = [0, 0x03, 0x40, 0x0c, 0, 0x0b, 0x41, 0, 0x0b];
const LEB = (n: number) => (n < 128 ? [n] : [(n & 127) | 128, n >> 7]);

/**
 * Speaks our ABI and then loops for ever in every call. `pages`: what its memory may grow to;
 * null: no end is declared.
 */
export function endlessCore(pages: number | null = 16): Uint8Array {
  const limits = pages === null ? [0, 1] : [1, 1, ...LEB(pages)];
  const exported = [
    ...[...name("memory"), 2, 0],
    ...[...name("abi"), 0, 0],
    ...[...name("reserve"), 0, 1],
    ...[...name("score"), 0, 2],
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 3, 0x60, 0, 1, 0x7f, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 2, 0x7f, 0x7f, 1, 0x7f),
    ...section(3, 3, 0, 1, 2),
    ...section(5, 1, ...limits),
    ...section(7, 4, ...exported),
    ...section(10, 3, 4, 0, 0x41, 1, 0x0b, 9, ...ENDLESS, 9, ...ENDLESS),
  ]);
}

/** Speaks our ABI, and traps whenever it is asked to score. */
export function trappingCore(): Uint8Array {
  const exported = [
    ...[...name("memory"), 2, 0],
    ...[...name("abi"), 0, 0],
    ...[...name("reserve"), 0, 1],
    ...[...name("score"), 0, 2],
    ...[...name("patternFault"), 0, 3],
  ];
  const types = [
    ...[0x60, 0, 1, 0x7f, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 2, 0x7f, 0x7f, 1, 0x7f],
    ...[0x60, 3, 0x7f, 0x7f, 0x7f, 1, 0x7e],
  ];
  const bodies = [
    ...[4, 0, 0x41, 1, 0x0b],
    ...[5, 0, 0x41, 0x80, 0x08, 0x0b],
    ...[3, 0, 0x00, 0x0b],
    ...[4, 0, 0x42, 0, 0x0b],
  ];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 4, ...types),
    ...section(3, 4, 0, 1, 2, 3),
    ...section(5, 1, 1, ...LEB(200), ...LEB(200)),
    ...section(7, 5, ...exported),
    ...section(10, 4, ...bodies),
  ]);
}
