/** A signed result in a folder, for attacks on it that `evalmark verify` is then asked about. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { canonicalJson } from "../../src/json/jcs.ts";
import { type Claims, claimsIn, type PrivateJwk } from "../../src/token/index.ts";
import { jsonl, newFolder } from "../support/command.ts";
import { evalmarkHere } from "../support/here.ts";
import { specText } from "../support/spec.ts";
import { forge, renamed } from "../token/fixture.ts";

export const FILE = ".eval_results/c--d--sums.yaml";
const GIVEN = ["--spec", "eval.yaml", "--scorer", "gsm8k", "--task", "sums"];
const HUB = ["--model", "a/b", "--dataset", "c/d", "--date", "2026-01-02T03:04:05Z"];

export type Line = Record<string, unknown>;
/** Five questions; the last two are answered wrongly. */
export const ROWS = [1, 2, 3, 4, 5].map((n) => ({ q: `What is ${n} and ${n}?`, a: `${2 * n}` }));
export const LINES: readonly Line[] = ROWS.map(({ a, q }, i) => ({
  ...{ id: i + 1, input: q, target: a },
  output: `That is ${i < 3 ? a : 7}.`,
}));

export class World {
  readonly folder = newFolder();
  readonly env = { EVALMARK_HOME: join(this.folder, "home") };

  path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  run(...args: string[]) {
    return evalmarkHere(args, { cwd: this.folder, env: this.env });
  }

  write(name: string, content: string | Uint8Array): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    return name;
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  git(...args: string[]): string {
    const who = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main"];
    return execFileSync("git", [...who, "-C", this.folder, ...args], { encoding: "utf8" }).trim();
  }

  /** Makes keys, rows and eval.yaml, scores the lines and signs them. */
  static async signed(lines: readonly Line[] = LINES, ...options: string[]): Promise<World> {
    const world = new World();
    await world.#begin();
    await world.sign(lines, ...options);
    return world;
  }

  async #begin(): Promise<void> {
    this.write("eval.yaml", specText({ id: "sums" }));
    this.write("rows.jsonl", jsonl(...ROWS));
    for (const name of ["key", "other"]) await this.run("keygen", "--out", name);
  }

  async sign(lines: readonly Line[], ...options: string[]): Promise<void> {
    this.write("log.jsonl", jsonl(...lines));
    await this.score("log.jsonl", ...options);
  }

  async score(log: string, ...options: string[]): Promise<void> {
    // Notes that differ make another entry.
    rmSync(this.path(".eval_results"), { recursive: true, force: true });
    const args = [...GIVEN, ...HUB, "--results", ".", "--sign", "key", ...options];
    const { code, stderr } = await this.run("score", log, ...args);
    if (code !== 0 && code !== 1) throw new Error(stderr);
  }

  get token(): string {
    return /verifyToken: "([^"]*)"/.exec(this.read(FILE))![1]!;
  }

  get claims(): Claims {
    return claimsIn(this.token);
  }

  /** Puts another token into the entry, and the value that it says. */
  put(token: string, value: string | number = this.claims.result.value): void {
    const text = this.read(FILE)
      .replace(/verifyToken: "[^"]*"/, () => `verifyToken: "${token}"`)
      .replace(/value: \S+/, () => `value: ${value}`);
    this.write(FILE, text);
  }

  /** Signs claims, or a text, with the signer's own key, whatever they say. */
  forge(change: ((claims: Claims) => object) | string, by = "key", header?: string): void {
    const key = JSON.parse(this.read(by)) as PrivateJwk;
    const { kid } = JSON.parse(this.read("key")) as PrivateJwk;
    const own = `{"alg":"EdDSA","kid":"${kid}","typ":"evalmark+jwt"}`;
    const made = typeof change === "string" ? change : change(this.claims);
    const text = typeof made === "string" ? made : canonicalJson(renamed(made as Claims));
    const { result } = JSON.parse(text) as { result?: { value?: number } };
    this.put(forge(text, header ?? own, key), result?.value ?? 0);
  }

  /** What the command says: exit code, the code that decides, all checks. */
  async verify(...args: string[]) {
    const all = ["verify", FILE, "--key", "key.pub", "--log", "log.jsonl", "--spec", "eval.yaml"];
    return this.asked(...all, ...args);
  }

  async asked(...args: string[]) {
    const { code: exit, stderr, stdout } = await this.run(...args, "--json");
    if (stdout === "") return { exit, code: null, stderr, checks: [] };
    const { checks, code } = [JSON.parse(stdout)].flat()[0] as {
      code: string | null;
      checks: { name: string; note?: string; code?: string; cure?: string }[];
    };
    return { exit, code, stderr, checks };
  }

  /** The same files in another folder. */
  copy(): World {
    const other = new World();
    cpSync(this.folder, other.folder, { recursive: true });
    return other;
  }
}
