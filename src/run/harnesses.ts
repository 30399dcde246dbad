/** How each harness's own command is typed for a translated task. */
import type { Harness } from "../translate/index.ts";
import { ASKING } from "./asking.ts";
import type { HarnessCommand, RunRequest } from "./types.ts";

export interface HarnessFacts {
  /** Version that the tests run. */
  version: string;
  /** What pip installs; null: npm has it. */
  packages: string[] | null;
  /** Module whose version is looked up. */
  distribution: string | null;
}

/** lighteval 0.13.0 as published breaks with huggingface_hub 2 and xxhash 4. */
export const FACTS: Record<Harness, HarnessFacts> = {
  inspect: {
    version: "0.3.285",
    packages: ["inspect_ai==0.3.285", "datasets==5.2.0", "openai==3.54.0"],
    distribution: "inspect_ai",
  },
  "lm-eval": {
    version: "0.4.13",
    packages: ["torch==2.13.0", "lm_eval[hf,api]==0.4.13"],
    distribution: "lm_eval",
  },
  lighteval: {
    version: "0.13.0",
    packages: ["torch==2.13.0", "lighteval==0.13.0", "huggingface_hub<2", "xxhash<4"],
    distribution: "lighteval",
  },
  promptfoo: { version: "0.121.20", packages: null, distribution: null },
};

/** Where each harness writes its logs, below the run's folder. */
export const LOGS = "logs";

/** `unfinished`: a log of Inspect AI that an earlier run left, to be gone on with. */
export function commandOf(request: RunRequest, unfinished: string | null): HarnessCommand {
  const command = MAKERS[request.harness](request, unfinished);
  return { ...command, args: [...command.args, ...request.extra] };
}

type Maker = (request: RunRequest, unfinished: string | null) => HarnessCommand;

const MAKERS: Record<Harness, Maker> = {
  inspect({ plan, model, baseUrl, judge, limit }, unfinished) {
    const logs = ["--log-dir", LOGS, "--display", "plain"];
    const env: Record<string, string> =
      baseUrl === null ? {} : { EVALMARK_BASE_URL: baseUrl, EVALMARK_API_KEY: apiKey() };
    if (unfinished !== null) {
      return plainCommand("inspect", ["eval-retry", unfinished, ...logs], env);
    }
    const named = (one: string) => (baseUrl === null ? one : `openai-api/evalmark/${one}`);
    const role = judge === null ? [] : ["--model-role", `grader=${named(judge)}`];
    const some = limit === null ? [] : ["--limit", String(limit)];
    return plainCommand(
      "inspect",
      ["eval", `${plan.name}.py`, "--model", named(model), ...role, ...logs, ...some],
      env,
    );
  },

  "lm-eval"({ plan, model, baseUrl, limit }) {
    const server = `model=${model},base_url=${baseUrl}/chat/completions,num_concurrent=4,max_retries=3`;
    const asked =
      baseUrl === null
        ? ["--model", "hf", "--model_args", `pretrained=${model}`]
        : ["--model", "local-chat-completions", "--model_args", server, "--apply_chat_template"];
    const some = limit === null ? [] : ["--limit", String(limit)];
    // A cache knows requests by their text: it would answer all epochs of a row with one text.
    const cache = plan.epochs > 1 ? [] : ["--use_cache", "cache/requests"];
    const args = ["run", ...asked, "--tasks", plan.name, "--include_path", "."];
    args.push("--output_path", LOGS, "--log_samples", ...some, ...cache);
    return plainCommand("lm_eval", args, baseUrl === null ? {} : { OPENAI_API_KEY: apiKey() });
  },

  lighteval({ plan, model, baseUrl, limit }) {
    const tasks = `${plan.name}|0`;
    const where = ["--custom-tasks", `${plan.name}.py`, "--output-dir", LOGS, "--save-details"];
    const some = limit === null ? [] : ["--max-samples", String(limit)];
    if (baseUrl === null) {
      return plainCommand("lighteval", [
        "accelerate",
        // Its cache knows rows by their number, and tasks by their name: it stays in this folder.
        `model_name=${model}${model.includes("cache_dir=") ? "" : ",cache_dir=cache"}`,
        tasks,
        ...where,
        ...some,
      ]);
    }
    // Of servers lighteval asks through litellm alone: a custom model asks this one.
    return {
      ...plainCommand("lighteval", ["custom", model, "asking.py", tasks, ...where, ...some], {
        EVALMARK_BASE_URL: baseUrl,
        EVALMARK_API_KEY: apiKey(),
      }),
      files: { "asking.py": ASKING },
    };
  },

  promptfoo({ plan, model, baseUrl, limit }) {
    const provider = baseUrl === null ? model : `openai:chat:${model}`;
    const some = limit === null ? [] : ["--filter-first-n", String(limit)];
    // Without --resume: 0.121.20 would send the source text of a prompt that is a function, and
    // forget -r. Without its cache, which knows requests by their text, also those of other rows.
    const args = ["eval", "-c", `${plan.name}.yaml`, "-r", provider, "-o", `${LOGS}/out.json`];
    const env: Record<string, string> = { PROMPTFOO_DISABLE_TELEMETRY: "1" };
    if (baseUrl !== null)
      Object.assign(env, { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey() });
    // 100: some tests failed, which is what an evaluation is for.
    return { ...plainCommand("promptfoo", [...args, ...some, "--no-cache"], env), fine: [0, 100] };
  },
};

const apiKey = (): string => process.env.OPENAI_API_KEY ?? "none";

function plainCommand(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): HarnessCommand {
  return { program, args, env, fine: [0], files: {} };
}
