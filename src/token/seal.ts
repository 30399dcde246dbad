/**
 * What keeps the fields of a sample closed in a public root, and lets one be opened:
 *
 *   salt  = HMAC-SHA-256(K, "evalmark/v1/leaf\0" || JCS([logs, id, epoch]))
 *   open  = HMAC-SHA-256(salt, name of the field || "\0" || SHA-256(bytes of the field))
 *   field = SHA-256(open || bytes of the field)
 *
 * K is the dataset's key (src/dataset/), or the log's where no rows were given. The digests of
 * the logs are among the salt's inputs, so that what opens a question in one run does not open it
 * in another. The bytes themselves are among the opening's: a log may hold several outputs to one
 * question, and be scored by several scorers, and what opens one of them is no help with another.
 * Whoever opens a field shows `open` and the bytes, never the salt, and never K.
 */
import { createHmac } from "node:crypto";
import { canonicalJson } from "../json/jcs.ts";
import type { SampleId } from "../log/types.ts";
import { sha256 } from "./digest.ts";

/** The same for all samples of a log; plain data, which goes to other threads. */
export interface Seal {
  /** K, 32 bytes. */
  key: Uint8Array;
  /** Digests of the log files, lower-case hex, as Log.digests() has them. */
  logs: readonly string[];
}

/** The fields of a leaf that are closed. */
export const FIELDS = ["id", "in", "tgt", "out", "ans", "jdg"] as const;
export type Field = (typeof FIELDS)[number];

const DOMAIN = "evalmark/v1/leaf\0";

/** The salts of one log. */
export class Salts {
  readonly #key: Uint8Array;
  /** The salt's input up to the id. */
  readonly #head: string;

  constructor({ key, logs }: Seal) {
    this.#key = key;
    this.#head = `${DOMAIN}[${canonicalJson([...logs])},`;
  }

  /** 32 bytes. `id`: canonical JSON. */
  salt(id: string, epoch: number): Buffer {
    return createHmac("sha256", this.#key).update(`${this.#head}${id},${epoch}]`).digest();
  }
}

/** What opens one field of a sample, of these bytes and no others; 32 bytes. */
export function opening(salt: Uint8Array, field: Field, bytes: Uint8Array | string): Buffer {
  return createHmac("sha256", salt).update(`${field}\0`).update(sha256(bytes)).digest();
}

/** A closed field, base64url. */
export function close(open: Uint8Array, bytes: Uint8Array | string): string {
  return sha256(open, bytes).toString("base64url");
}

/** Canonical JSON of an id: 1 and "1" are two ids. */
export function idKey(id: SampleId): string {
  return canonicalJson(id);
}
