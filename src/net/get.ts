/** The one door to the network for what verification reads: small documents, over https. */
import { EvalmarkError } from "../errors.ts";

/** Milliseconds that an answer may take, its body included. */
const PATIENCE = 20_000;

export interface Got {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
}

/** True where a text is a web address that may be asked: https, or plain http on this machine. */
export function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return false;
  if (url.protocol === "https:") return true;
  return url.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
}

/**
 * GET of at most `max` bytes. Redirects are followed only where `redirects` says so, and never
 * away from https. Throws ERR_FILE where nobody answers, the answer is too long, or takes too long;
 * a status that is no success is an answer.
 */
export async function get(
  address: string,
  max: number,
  { redirects = false, headers = {} }: { redirects?: boolean; headers?: HeadersInit } = {},
): Promise<Got> {
  const failed = (why: string, cause?: unknown) =>
    new EvalmarkError("ERR_FILE", `can't be fetched: ${why}`, { place: { file: address }, cause });
  if (!isAddress(address)) throw failed("not an https address");
  let response: Response;
  try {
    response = await fetch(address, {
      redirect: redirects ? "follow" : "error",
      headers,
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!isAddress(response.url)) throw new Error("redirected away from https");
  } catch (cause) {
    throw failed(reasonOf(cause), cause);
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of response.body ?? []) {
      size += piece.length;
      if (size > max) throw new Error(`more than ${max} bytes`);
      pieces.push(piece);
    }
  } catch (cause) {
    throw failed(reasonOf(cause), cause);
  }
  return { status: response.status, headers: response.headers, bytes: Buffer.concat(pieces) };
}

function reasonOf(cause: unknown): string {
  const { message, cause: inner } = cause as Error;
  return inner instanceof Error && inner.message !== "" ? inner.message : message;
}
