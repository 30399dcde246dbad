/** A file of one kind where another is expected: what it is, by how it begins, and where it goes. */
import { closeSync, openSync, readSync } from "node:fs";
import { EvalmarkError } from "../errors.ts";

/** What it is in words, and what is done with it. */
const KINDS = {
  results: ["a results file", "evalmark verify RESULT takes it"],
  tokens: ["a file of tokens", "name the results file in .eval_results/: they are found beside it"],
  plan: ["a plan", "--plan takes it, beside a results file"],
  keys: ["a key file", "--key takes it, or evalmark trust add"],
  "public key": ["a public key", "--key takes it, and --sign the file without .pub"],
  "private key": ["a private key", "--sign takes it; verifiers are given the .pub beside it"],
  proof: ["the proof of one sample", "evalmark verify-sample PROOF RESULT takes it"],
  statement: ["a signed statement", "evalmark export has written it; name the results file"],
  spec: ["an eval.yaml", "--spec takes it"],
  log: ["a log", "--log takes it; evalmark score makes a result of it"],
  rows: ["JSON lines", "--data takes the dataset's rows"],
  core: ["a WebAssembly module", "--core takes it"],
} as const satisfies Record<string, readonly [string, string]>;
export type Kind = keyof typeof KINDS;

/** Bytes of a file that are looked at. */
const HEAD = 256 << 10;

/** Runs `work`; where it fails because `file` is of another kind, says of which. */
export async function expecting<T>(
  kind: Kind | readonly Kind[],
  file: string,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EvalmarkError)) throw error;
    checkKind(kind, file, error);
    throw error;
  }
}

/** Throws ERR_FORMAT where the file is known to be of another kind than those. */
export function checkKind(kind: Kind | readonly Kind[], file: string, cause?: unknown): void {
  const found = kindOf(file);
  const wanted = [kind].flat();
  if (found === null || wanted.includes(found)) return;
  const [what, cure] = KINDS[found];
  const [expected] = KINDS[wanted[0]!];
  throw new EvalmarkError("ERR_FORMAT", `this is ${what}, not ${expected}`, {
    place: { file },
    cure,
    cause,
  });
}

/** The kind of a file; null where it can't be read or is of no kind that is known here. */
export function kindOf(file: string): Kind | null {
  const head = headOf(file);
  if (head === null) return null;
  const magic = head.subarray(0, 4).toString("latin1");
  if (magic === "PK\u0003\u0004") return "log";
  if (magic === "\0asm") return "core";
  const text = head.toString("utf8").trimStart();
  if (/^[{[]/.test(text)) return kindOfJson(text);
  const [, header] = /^([\w-]+)\.[\w-]+\.[\w-]{86}\s/.exec(`${text}\n`) ?? [];
  if (header !== undefined) {
    const said = Buffer.from(header, "base64url").toString("utf8");
    return said.includes('"evalmark-plan+jwt"') ? "plan" : "tokens";
  }
  if (/^tasks:/m.test(text)) return "spec";
  return /^\s*-\s+\{?\s*["']?dataset["']?\s*:/m.test(text) ? "results" : null;
}

/** By members that the one kind has and the others have not; a log may hold anything, so it is first. */
const MEMBERS: readonly (readonly [Kind, ...RegExp[]])[] = [
  ["log", /^\{\s*"version"\s*:\s*2\b/, /"eval"\s*:/],
  ["log", /^\{[^\n]*"target"\s*:/, /^\{[^\n]*"(?:output|answer)"\s*:/, /^\{[^\n]*"id"\s*:/],
  ["keys", /"keys"\s*:\s*\[/, /"kty"\s*:/],
  ["private key", /"kty"\s*:/, /"d"\s*:/],
  ["public key", /"kty"\s*:/],
  ["proof", /^\{\s*"evalmark"\s*:\s*"sample"/],
  ["statement", /"payloadType"\s*:\s*"application\/vnd\.in-toto/],
  ["rows", /^\{[^\n]*\}\s*\n\s*\{/],
];

function kindOfJson(text: string): Kind | null {
  return MEMBERS.find(([, ...all]) => all.every((one) => one.test(text)))?.[0] ?? null;
}

function headOf(file: string): Buffer | null {
  let open: number;
  try {
    open = openSync(file, "r");
  } catch {
    return null;
  }
  try {
    const head = Buffer.alloc(HEAD);
    return head.subarray(0, readSync(open, head, 0, HEAD, 0));
  } catch {
    return null;
  } finally {
    closeSync(open);
  }
}
