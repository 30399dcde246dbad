/** A process with the scorer of `--module`: lines of samples in, a line of JSON for each out. */
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

type ScoreSample = (sample: unknown) => unknown;

const write = process.stdout.write.bind(process.stdout);
// What the module prints is no answer.
process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;

const loaded = (await import(pathToFileURL(resolve(process.argv[2]!)).href)) as {
  default?: unknown;
};
if (typeof loaded.default !== "function") {
  console.error("the module has no default export that is a function");
  process.exit(1);
}
const score = loaded.default as ScoreSample;

for await (const line of createInterface({ input: process.stdin })) {
  const sample = JSON.parse(line) as { id: string };
  write(`${JSON.stringify({ id: sample.id, ...(await answerTo(sample)) })}\n`);
}

async function answerTo(sample: unknown): Promise<{ score: unknown } | { error: string }> {
  try {
    const said = await score(sample);
    const isObject = typeof said === "object" && said !== null;
    return { score: isObject ? (said as { score: unknown }).score : said };
  } catch (cause) {
    return { error: String(cause) || "it threw" };
  }
}
