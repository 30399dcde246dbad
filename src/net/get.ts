/** The one door to the network for what verification reads: small documents, over https. */
import { EvalmarkError } from "../errors.ts";

/** The default of `patience`. */
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

/** Answers that name another address. */
const MOVED: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_HOPS = 8;

export interface Asking {
  /** Follow redirects: never to plain http, and with `headers` only as far as they stay at home. */
  redirects?: boolean;
  headers?: Record<string, string>;
  /** Milliseconds that the answer may take, its body included. */
  patience?: number;
}

/**
 * GET of at most `max` bytes. Redirects are followed only where `redirects` says so, and never
 * away from https. Throws ERR_FILE where nobody answers, the answer is too long, or takes too long;
 * a status that is no success is an answer.
 */
export async function get(address: string, max: number, asking: Asking = {}): Promise<Got> {
  const failed = (why: string, cause?: unknown) =>
    new EvalmarkError("ERR_FILE", `can't be fetched: ${why}`, { place: { file: address }, cause });
  if (!isAddress(address)) throw failed("not an https address");
  let response: Response;
  try {
    response = await answerOf(address, asking);
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

/** The answer at the end of all redirects; each address is looked at before it is asked. */
async function answerOf(
  address: string,
  { redirects = false, headers = {}, patience = PATIENCE }: Asking,
): Promise<Response> {
  const signal = AbortSignal.timeout(patience);
  let url = new URL(address);
  let sent = headers;
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const response = await fetch(url, { redirect: "manual", headers: sent, signal });
    const location = response.headers.get("location");
    if (!MOVED.has(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!redirects) throw new Error("it is redirected");
    if (!URL.canParse(location, url)) throw new Error("redirected to no address");
    const next = new URL(location, url);
    const weaker = url.protocol === "https:" && next.protocol !== "https:";
    if (weaker || !isAddress(next.href)) throw new Error("redirected away from https");
    // A token is for whom it was given, and not for whoever comes after.
    if (next.origin !== url.origin) sent = {};
    url = next;
  }
  throw new Error("redirected without end");
}

function reasonOf(cause: unknown): string {
  const { message, cause: inner } = cause as Error;
  return inner instanceof Error && inner.message !== "" ? inner.message : message;
}
