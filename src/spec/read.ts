/** From the bytes of an eval.yaml to a spec and everything worth telling about it. */
import { readFileSync } from "node:fs";
import type { Finding } from "../finding.ts";
import { readError } from "../io/index.ts";
import { readYaml } from "../yaml/index.ts";
import { atTop, build } from "./build.ts";
import { specDigest } from "./digest.ts";
import { runLints } from "./lints/index.ts";
import { tidy } from "./tidy.ts";
import type { Spec } from "./types.ts";

export interface SpecRead {
  /** Null where the YAML or its shape is wrong, so that there is nothing to go by. */
  spec: Spec | null;
  /** Sorted by place. A spec with an error that `hinders` must not be scored with. */
  findings: Finding[];
}

/**
 * Reads an eval.yaml as inspect_ai 0.3.285 reads it, and reports what Inspect or the Hub would
 * refuse or misread. `dataset` ("owner/name") allows the rules on the owner's name.
 *
 * Throws ERR_FILE where a path can't be read; never throws on any bytes.
 */
export function readSpec(
  source: string | { file: string; bytes: Uint8Array },
  about: { dataset?: string | undefined } = {},
): SpecRead {
  const { file, bytes } = typeof source === "string" ? open(source) : source;
  const read = readYaml(bytes);
  const findings = [...read.findings];
  let spec: Spec | null = null;
  if (read.empty) {
    findings.push(atTop("empty-file", "the file is empty", "write name, description and tasks"));
  } else if (read.root) {
    const built = build(read.root, about.dataset ?? null, findings);
    if (built && !findings.some((f) => f.severity === "error")) {
      spec = { file, ...built.spec, digest: specDigest(bytes) };
    }
    if (built) findings.push(...runLints(built.linted));
  }
  return { spec, findings: tidy(findings).map((finding) => ({ ...finding, file })) };
}

function open(path: string): { file: string; bytes: Uint8Array } {
  try {
    return { file: path, bytes: readFileSync(path) };
  } catch (cause) {
    throw readError(path, cause, "an eval.yaml");
  }
}
