/** What the members of signed claims may be: each kind of value has one spelling. */
import { z } from "zod";
import { isBase64url } from "./digest.ts";

/** Last second of the year 9999. */
const MAX_TIME = 253_402_300_799;

/** SHA-256, base64url. */
export const digest = z
  .string()
  .refine((s) => s.length === 43 && isBase64url(s), "expected a SHA-256 in base64url");
export const count = z.number().int().nonnegative();
/** Seconds since 1970. */
export const time = count.max(MAX_TIME);
/** Readable text in one spelling: no control or formatting characters, NFC. */
export const words = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((s) => s === s.normalize("NFC") && !/[\p{Cc}\p{Cf}]/u.test(s), {
      error: "expected plain NFC text",
      params: { fault: "E_UNICODE" },
    });
/** A repository of the Hub. */
export const hubId = z
  .string()
  .max(200)
  .regex(/^(?!\.+\/)[\w.-]+\/(?!\.+$)[\w.-]+$/, "expected owner/name");
/** A git commit: what a branch or tag names may be another thing tomorrow. */
export const commit = z.string().regex(/^[0-9a-f]{40}$/, "expected a commit of 40 hex digits");
/** Who signs: a web address, or a user or organisation of the Hub. */
export const issuer = z
  .string()
  .max(200)
  .regex(
    /^(?:https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[\w.~-]+)*|hf:[A-Za-z0-9][\w.-]*)$/,
    "expected https://HOST/PATH or hf:NAME",
  );
/** A whole number as decimal digits. */
export const integer = z.string().regex(/^(0|[1-9]\d{0,4999})$/, "expected a whole number");
/** UUIDv8 (RFC 9562, 5.8). */
export const uuid8 = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
/** Options as they are, or "sha256:" and the digest of their canonical JSON where they are long. */
export const options = z.union([
  z.record(z.string().regex(/^(?!__proto__$)[A-Za-z_]\w{0,63}$/), z.json()),
  z.string().regex(/^sha256:[\w-]{43}$/),
]);
export const scorer = z.strictObject({ name: words(100), options });

/** May `text` stand for a git commit, or an issuer, in signed claims? */
export const isCommit = (text: string): boolean => commit.safeParse(text).success;
export const isIssuer = (text: string): boolean => issuer.safeParse(text).success;
