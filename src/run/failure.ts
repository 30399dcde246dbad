/** What is said of a harness that failed: what happened, its last lines, and what to do. */
import { EvalmarkError } from "../errors.ts";
import type { Harness } from "../translate/index.ts";
import { unreachable } from "./server.ts";
import type { RunRequest } from "./types.ts";

/**
 * The error for a run that ended with `what`. `stopped`: the harness was stopped, since nobody
 * listened at the server's address for as long as the request has patience. `other`: that it is of
 * another version than the tests run.
 */
export async function failure(
  request: RunRequest,
  { last, stopped, other }: { last: string[]; stopped: boolean; other: string | null },
  what: string,
): Promise<EvalmarkError> {
  const { harness, baseUrl, patience } = request;
  const gone = baseUrl === null ? null : await unreachable(baseUrl);
  const lost = stopped
    ? `the server at ${baseUrl} was gone for ${patience} s, and ${harness} was stopped`
    : `${what}, and the server at ${baseUrl} is gone (${gone})`;
  const message = stopped || gone !== null ? lost : what;
  const cure =
    stopped || gone !== null
      ? `start the server again and type the same command: ${kept(request)}`
      : (other ?? cureFor(last, kept(request)));
  const lines = last.map((line) => `  | ${line}`);
  return new EvalmarkError("ERR_FILE", [`${message}; ${harness} said last:`, ...lines].join("\n"), {
    cure,
  });
}

/** What the same command makes of a run that was cut off. */
export function kept({ harness, plan }: Pick<RunRequest, "harness" | "plan">): string {
  const goesOn = "it goes on, and asks for no finished sample again";
  const anew = "it begins anew";
  const of: Record<Harness, string> = {
    inspect: goesOn,
    lighteval: goesOn,
    "lm-eval": plan.epochs > 1 ? anew : goesOn,
    promptfoo: anew,
  };
  return of[harness];
}

/** What to do about the usual failures. */
function cureFor(last: string[], again: string): string {
  const said = last.join("\n");
  if (/connect|refused|timed? ?out|unreachable|APIConnection/i.test(said)) {
    return `see that the server runs and --base-url is right (it ends in /v1); the same command: ${again}`;
  }
  if (/ModuleNotFound|No module named|ImportError/.test(said)) {
    return "install what is missing into that environment, or leave --python out";
  }
  return `the harness's own message says more; the same command: ${again}`;
}
