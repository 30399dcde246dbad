/** Whether a model server answers at all: looked at before a run, and while it goes on. */
import { connect } from "node:net";

/** Milliseconds for a connection, and between two of them while a run is watched. */
const WAIT = 5000;
const EVERY = 1000;

/**
 * Why nobody listens at an address, or null where somebody does. A connection alone is made:
 * servers that are busy, or know no other path than the one they are asked for, do answer that.
 */
export function unreachable(address: string): Promise<string | null> {
  const { protocol, hostname, port } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, "");
  // Through a proxy the harness may reach what this process can't.
  if (proxied(host)) return Promise.resolve(null);
  return new Promise((done) => {
    const socket = connect({ host, port: Number(port || (protocol === "https:" ? 443 : 80)) });
    const end = (why: string | null) => {
      socket.destroy();
      done(why);
    };
    socket.setTimeout(WAIT, () => end("it does not answer"));
    socket.once("connect", () => end(null));
    socket.once("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}

const proxied = (host: string): boolean =>
  ["http_proxy", "https_proxy", "all_proxy"].some(
    (name) => process.env[name] || process.env[name.toUpperCase()],
  ) && !/^(?:localhost|127\.|::1$)/.test(host);

/** A watch over a server; `gone` is aborted when nobody listened for so many seconds on end. */
export interface Watch {
  gone: AbortSignal;
  end(): void;
}

/** Harnesses that retry for ever would not end where the server has died. */
export function watchServer(address: string | null, patience: number): Watch {
  const controller = new AbortController();
  let since: number | null = null;
  let looking = false;
  const look = async () => {
    if (looking || address === null) return;
    looking = true;
    const why = await unreachable(address);
    looking = false;
    if (why === null) since = null;
    else since ??= performance.now();
    if (since !== null && performance.now() - since >= patience * 1000) controller.abort();
  };
  const timer = setInterval(() => void look(), EVERY);
  timer.unref();
  return { gone: controller.signal, end: () => clearInterval(timer) };
}
