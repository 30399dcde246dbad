/** A provider for promptfoo that says what a log says, instead of asking a model. */

import { EvalmarkError } from "../errors.ts";
import { openLog } from "../log/index.ts";

interface CallContext {
  vars?: Record<string, unknown>;
  test?: { metadata?: Record<string, unknown> };
  repeatIndex?: number;
}

/**
 * Replays the outputs of a log that evalmark reads. In a configuration:
 * `providers: [{ id: file://replay.mjs, config: { log: samples.jsonl } }]`, where replay.mjs says
 * `export { Replay as default } from "evalmark/promptfoo"`.
 *
 * A test's `metadata.row` (or its variable `row_id`) is the sample's id; a repeat is its epoch.
 */
export class Replay {
  readonly #log: string;
  #outputs: Promise<Map<string, string>> | undefined;

  constructor({ config }: { config?: { log?: string } } = {}) {
    if (!config?.log) {
      throw new EvalmarkError("ERR_USAGE", "the replaying provider needs a log", {
        cure: "config: { log: samples.jsonl }",
      });
    }
    this.#log = config.log;
  }

  id(): string {
    return "evalmark:replay";
  }

  /** The logged output; `error` where the log has none for the test. */
  async callApi(
    _prompt: string,
    context: CallContext,
  ): Promise<{ output?: string; error?: string }> {
    this.#outputs ??= readOutputs(this.#log);
    const id = context.test?.metadata?.row ?? context.vars?.row_id;
    const epoch = (context.repeatIndex ?? 0) + 1;
    const output = (await this.#outputs).get(key(id, epoch));
    return output === undefined
      ? { error: `${this.#log} has no sample ${JSON.stringify(id)}, epoch ${epoch}` }
      : { output };
  }
}

const key = (id: unknown, epoch: number): string => `${JSON.stringify(id)} ${epoch}`;

async function readOutputs(file: string): Promise<Map<string, string>> {
  const outputs = new Map<string, string>();
  const log = await openLog(file);
  for await (const { samples } of log.samples()) {
    for (const { id, epoch, text } of samples) {
      outputs.set(key(id, epoch), Buffer.from(text).toString("utf8"));
    }
  }
  return outputs;
}
