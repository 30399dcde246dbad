/** The blocks of code in a page of the docs, as a reader copies them. */
import { readFileSync } from "node:fs";

export interface Block {
  /** What stands behind the fence: "python", "yaml", "" ... */
  language: string;
  text: string;
}

/** Blocks of `docs/PAGE` in order. */
export function docsBlocks(page: string): Block[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, code]) => ({
    language: language!,
    text: code!,
  }));
}

/** The command that the first line of a block is for: "# sums.yaml, for: lm_eval run ...". */
export function commandIn({ text }: Block): string {
  return /^(?:#|\/\/) \S+, for: (.*)$/m.exec(text)![1]!;
}
