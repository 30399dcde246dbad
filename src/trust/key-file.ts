/**
 * `evalmark-keys.json`: the keys of a signer as a JSON Web Key Set (RFC 7517) with what jose and
 * others don't look at, so that it is enforced here: windows, revocation, a version that may only
 * grow. The text has one spelling (two blanks of indent, members in order), so that no member
 * stands there twice and two readers can't see two files.
 */
import { z } from "zod";
import { EvalmarkError } from "../errors.ts";
import { canonicalJson } from "../json/jcs.ts";
import { checkPublicKey, isIssuer } from "../token/index.ts";

/** Bytes of the longest file. */
export const MAX_KEY_FILE = 256 << 10;
/** Last second of the year 9999. */
const MAX_TIME = 253_402_300_799;

const time = z.number().int().min(0).max(MAX_TIME);

const keySchema = z
  .strictObject({
    kty: z.literal("OKP"),
    crv: z.literal("Ed25519"),
    x: z.string().max(64),
    kid: z.string().max(64),
    /** Who signs with it; a token that names another is refused. */
    iss: z.string().refine(isIssuer, "expected https://HOST/PATH or hf:NAME").optional(),
    /** Seconds since 1970: signs from then on, and before then. */
    nbf: time,
    exp: time.optional(),
    /** When it was withdrawn, and why: both or neither. */
    revoked_at: time.optional(),
    reason: z.enum(["superseded", "compromised"]).optional(),
  })
  .refine((key) => (key.revoked_at === undefined) === (key.reason === undefined), {
    error: "revoked_at and reason go together",
  })
  .refine((key) => key.exp === undefined || key.exp > key.nbf, { error: "exp is not after nbf" });

const fileSchema = z.strictObject({
  version: z.number().int().min(1).max(1_000_000_000),
  /** Seconds since 1970. */
  updated: time,
  keys: z.array(keySchema).min(1).max(64),
  /** Names (`jti`) of tokens that are withdrawn, sorted. */
  revoked: z.array(z.uuid()).max(2000),
});

export type KeyEntry = z.infer<typeof keySchema>;
export type KeyFile = z.infer<typeof fileSchema>;

/** The text of a key file. */
export function keyFileText(file: KeyFile): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(file)), null, 2)}\n`;
}

/**
 * Reads a key file. Throws ERR_FORMAT where it is none, or spelled in another way, and TokenRefused
 * E_KEY_BAD for a key that must not be used.
 */
export async function readKeyFile(text: string): Promise<KeyFile> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw notOne("it is not JSON", cause);
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notOne(`${issue!.path.join(".") || "the file"}: ${issue!.message}`);
  }
  const file = parsed.data;
  if (keyFileText(file) !== text) throw notOne("it is not spelled as evalmark keys publish does");
  for (const key of file.keys) await checkPublicKey({ ...key });
  if (new Set(file.keys.map((key) => key.kid)).size < file.keys.length) {
    throw notOne("a key stands there twice");
  }
  return file;
}

function notOne(why: string, cause?: unknown): EvalmarkError {
  return new EvalmarkError("ERR_FORMAT", `not a key file: ${why}`, {
    cure: "make it with evalmark keys publish, and change it with nothing else",
    cause,
  });
}
