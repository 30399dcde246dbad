/** A page in headless Chromium, asked through its debugging pipe. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout } from "node:timers/promises";

interface Message {
  id?: number;
  method?: string;
  params?: Record<string, never>;
  result?: Record<string, never>;
  error?: { message: string };
}

export interface Opened {
  /** The value of an expression, evaluated in the page. */
  value<T>(expression: string): Promise<T>;
  /** Addresses it asked for, and what the browser complained of. */
  requests: string[];
  complaints: string[];
}

/** Opens an address and calls `use` once it is loaded; then everything is closed. */
export async function withPage(
  command: string,
  address: string,
  use: (page: Opened) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), "evalmark-page-"));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"];
  const args = [...flags, "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"];
  const browser = spawn(command, args, {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    // Its renderers go with it, and write nothing more into the profile.
    detached: true,
  });
  const gone = once(browser, "close");
  const pipe = new Pipe(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  try {
    const { targetId } = await pipe.ask("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await pipe.ask("Target.attachToTarget", { targetId, flatten: true });
    const ask = (method: string, params = {}) => pipe.ask(method, params, sessionId);
    for (const domain of ["Page", "Network", "Log", "Runtime"]) await ask(`${domain}.enable`);
    const loaded = pipe.once("Page.loadEventFired");
    await ask("Page.navigate", { url: address });
    await loaded;
    await use({
      async value<T>(expression: string) {
        const { result } = await ask("Runtime.evaluate", { expression, returnByValue: true });
        return (result as unknown as { value: T }).value;
      },
      requests: pipe.requests,
      complaints: pipe.complaints,
    });
  } finally {
    pipe.ask("Browser.close", {}).catch(() => {});
    await Promise.race([gone, setTimeout(5000)]);
    try {
      process.kill(-browser.pid!, "SIGKILL");
    } catch {
      // All of it is gone.
    }
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Messages are JSON, each ended by a zero byte. */
class Pipe {
  readonly requests: string[] = [];
  readonly complaints: string[] = [];
  readonly #to: Writable;
  readonly #waiting = new Map<number | string, (message: Message) => void>();
  #last = 0;

  constructor(to: Writable, from: Readable) {
    this.#to = to;
    let rest = "";
    from.on("data", (piece: Buffer) => {
      const messages = (rest + piece.toString("utf8")).split("\0");
      rest = messages.pop()!;
      for (const text of messages) this.#take(JSON.parse(text) as Message);
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: each method has a result of its own
  async ask(method: string, params: object, sessionId?: string): Promise<any> {
    const id = ++this.#last;
    const answer = new Promise<Message>((done) => this.#waiting.set(id, done));
    this.#to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  }

  once(method: string): Promise<unknown> {
    return new Promise((done) => this.#waiting.set(method, done));
  }

  #take(message: Message): void {
    const { id, method, params } = message;
    this.#waiting.get(id ?? method!)?.(message);
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const said = params as any;
    if (method === "Network.requestWillBeSent") this.requests.push(said.request.url);
    if (method === "Log.entryAdded") this.complaints.push(said.entry.text);
    if (method === "Runtime.exceptionThrown") this.complaints.push("an exception");
  }
}
