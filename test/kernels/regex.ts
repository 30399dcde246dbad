/** The regular expressions of the core, from the side of their tests. */
import { compileKernel } from "../support/kernel.ts";

interface Exports {
  inbox(): number;
  compile(bytes: number, flags: number): number;
  faultAt(): number;
  open(patternBytes: number, textBytes: number): number;
  first(): number;
  another(): number;
  from(group: number): number;
  to(group: number): number;
  steps(): number;
  passed(): number;
}

export const regex = compileKernel<Exports>("regex");

/** Flags as assembly/regex/flags.ts has them. */
export const FLAGS = { i: 1, m: 2, s: 4, x: 8, a: 16 } as const;

export type Match = ([number, number] | null)[];

function put(at: number, bytes: Uint8Array): void {
  new Uint8Array(regex.memory.buffer).set(bytes, at);
}

/** Compiles a pattern: how many groups it has, or minus the number of the rule that refuses it. */
export function compile(pattern: string | Uint8Array, flags = 0): number {
  const bytes = Buffer.from(pattern as string);
  const inbox = regex.inbox();
  put(inbox, bytes);
  return regex.compile(bytes.length, flags);
}

/**
 * The matches of a pattern in a text as re.finditer gives them, `most` at most: byte offsets of the
 * whole and of each group. Minus a rule where the pattern is refused or a limit is passed.
 */
export function findAll(pattern: string, text: string, flags = 0, most = 20): Match[] | number {
  const groups = compile(pattern, flags);
  if (groups < 0) return groups;
  const bytes = Buffer.from(pattern).length;
  const body = Buffer.from(text);
  put(regex.inbox() + bytes, body);
  const out: Match[] = [];
  if (!regex.open(bytes, body.length)) return -regex.passed();
  let more = regex.first();
  while (more && out.length < most) {
    const match: Match = [];
    for (let g = 0; g <= groups; g++) {
      match.push(regex.from(g) < 0 ? null : [regex.from(g), regex.to(g)]);
    }
    out.push(match);
    more = regex.another();
  }
  return regex.passed() ? -regex.passed() : out;
}
