/** Pairs of integers, and both programs that calculate with them. */
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../fuzz/random.ts";
import { compileKernel } from "../hosts/kernel.ts";

export interface Pairs {
  count: number;
  bytes: Uint8Array;
}

/** What one program found: a sum over all results, and the least nanoseconds of one run. */
export interface Found {
  sum: bigint;
  ns: number;
}

/** Does a C compiler answer? Its first line, or null. */
export function findGcc(): string | null {
  const { status, stdout } = spawnSync("gcc", ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.split("\n")[0]! : null;
}

/** Pairs of integers of `least` to `most` limbs, the first at least as long as the second. */
export function makePairs(count: number, least: number, most: number): Pairs {
  const random = new Random(20261122, most);
  const words: number[] = [];
  const integer = (limbs: number) => {
    words.push(random.below(2), limbs);
    for (let i = 1; i < limbs; i++) words.push(random.u32());
    words.push(1 + random.below(2 ** 32 - 1));
    if (limbs % 2 === 1) words.push(0);
  };
  for (let i = 0; i < count; i++) {
    const shorter = least + random.below(most - least + 1);
    integer(shorter + random.below(most - shorter + 1));
    integer(shorter);
  }
  return { count, bytes: new Uint8Array(Uint32Array.from(words).buffer) };
}

/** Compiles the C program by gcc -O3 into `folder`; runs it over pairs. */
export function nativeProgram(
  root: string,
  folder: string,
): (pairs: Pairs, rounds: number) => Found {
  const program = join(folder, "integers");
  const source = join(root, "bench/native/integers.c");
  execFileSync("gcc", ["-O3", "-std=gnu11", "-Wall", "-Werror", "-o", program, source]);
  return ({ count, bytes }, rounds) => {
    const file = join(folder, "pairs.bin");
    writeFileSync(file, bytes);
    const args = [file, `${count}`, `${rounds}`, "5"];
    const [sum, ns] = execFileSync(program, args, { encoding: "utf8" }).split(" ");
    return { sum: BigInt(sum!), ns: Number(ns) };
  };
}

/** The core's own source as a module of its own; runs it over pairs. */
export function coreProgram(root: string): (pairs: Pairs, rounds: number) => Found {
  const kernel = compileKernel<{
    inbox(bytes: number): number;
    run(pairs: number, rounds: number): bigint;
  }>(root, "integers");
  return ({ count, bytes }, rounds) => {
    const at = kernel.inbox(bytes.length);
    new Uint8Array(kernel.memory.buffer).set(bytes, at);
    let ns = Number.POSITIVE_INFINITY;
    let sum = 0n;
    for (let i = 0; i < 5; i++) {
      const start = process.cpuUsage();
      sum = BigInt.asUintN(64, kernel.run(count, rounds));
      const { user, system } = process.cpuUsage(start);
      ns = Math.min(ns, (user + system) * 1000);
    }
    return { sum, ns };
  };
}
