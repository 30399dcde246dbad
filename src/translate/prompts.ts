/** The solvers of an eval.yaml as the messages they send, and the settings they send them with. */
import { EvalmarkError } from "../errors.ts";
import type { SpecSolver, SpecTask } from "../spec/index.ts";
import type { Feature } from "./features.ts";
import { CHAIN_OF_THOUGHT, multipleChoiceTemplate } from "./inspect-templates.ts";
import { fillTemplate, type Known } from "./template.ts";
import type { Generation, Message, Piece } from "./types.ts";

export interface Prompts {
  messages: Message[];
  generation: Generation;
  features: Feature[];
}

/**
 * Goes through the solvers as Inspect AI does, up to the model's first answer. What can't be
 * said before a run is named in `features`.
 * Throws ERR_SPEC for templates that Inspect could not fill, and ERR_REFUSED for those that
 * only Inspect can.
 */
export function promptsOf(task: SpecTask): Prompts {
  const making = new Making(task);
  for (const solver of task.solvers) making.solve(solver);
  if (!making.answered) {
    throw new EvalmarkError("ERR_SPEC", "no solver asks the model for an answer", {
      cure: "add { name: generate } at the end of the solvers",
    });
  }
  const { messages, generation, features } = making;
  return { messages, generation, features };
}

class Making {
  readonly messages: Message[];
  readonly features: Feature[] = [];
  readonly generation: Generation = {
    maxTokens: null,
    temperature: null,
    topP: null,
    seed: null,
    stop: [],
  };
  answered = false;
  readonly #metadata: string[];

  constructor({ fieldSpec }: SpecTask) {
    this.messages = [{ role: "user", pieces: [{ input: fieldSpec.input }] }];
    this.#metadata = fieldSpec.metadata ?? [];
  }

  solve({ name, args }: SpecSolver): void {
    if (this.answered) this.features.push("several_turns");
    switch (name) {
      case "prompt_template":
        this.features.push("prompt_template");
        this.#prompt(textOf(args, "template"), this.#params(args));
        break;
      case "chain_of_thought":
        this.features.push("chain_of_thought");
        this.#prompt((args.template as string | undefined) ?? CHAIN_OF_THOUGHT, () => undefined);
        break;
      case "system_message":
      case "user_message":
        this.features.push(name);
        this.#message(name === "system_message" ? "system" : "user", args);
        break;
      case "multiple_choice":
        this.features.push("multiple_choice");
        this.#choose(args);
        this.#generate({ max_tokens: args.max_tokens });
        break;
      case "generate":
        this.#generate(args);
        break;
      case "self_critique":
      case "use_tools":
        this.features.push(name);
        break;
      default:
        throw new EvalmarkError("ERR_SPEC", `no solver ${JSON.stringify(name)}`);
    }
  }

  /** The user's prompt: of several messages the last. */
  get #user(): Message {
    return this.messages.findLast((m) => m.role === "user")!;
  }

  #prompt(template: string, known: Known): void {
    notAFile(template);
    const { pieces } = this.#user;
    this.#user.pieces = fillTemplate(template, (name) =>
      name === "prompt" ? pieces : known(name),
    );
  }

  #message(role: Message["role"], args: Record<string, unknown>): void {
    const template = textOf(args, "template");
    notAFile(template);
    const message: Message = { role, pieces: fillTemplate(template, this.#params(args)) };
    const after = role === "system" ? this.messages.findLastIndex((m) => m.role === "system") : -2;
    if (after === -2) this.messages.push(message);
    else this.messages.splice(after + 1, 0, message);
  }

  #choose(args: Record<string, unknown>): void {
    const template =
      (args.template as string | undefined) ??
      multipleChoiceTemplate(args.cot === true, args.multiple_correct === true);
    notAFile(template);
    const { pieces } = this.#user;
    const names: Record<string, Piece[]> = {
      question: pieces,
      choices: ["options"],
      letters: ["letters"],
    };
    this.#user.pieces = fillTemplate(template, (name) => {
      if (Object.hasOwn(names, name)) return names[name];
      throw new EvalmarkError("ERR_SPEC", `multiple_choice has no value for {${name}}`, {
        cure: "its template may name {question}, {choices} and {letters}; write {{ for a brace",
      });
    });
  }

  #generate(args: Record<string, unknown>): void {
    this.answered = true;
    const { generation } = this;
    for (const [key, value] of Object.entries(args)) {
      if (value === null || value === undefined || key === "tool_calls") continue;
      if (key === "max_tokens") generation.maxTokens = numberOf(key, value);
      else if (key === "temperature") generation.temperature = numberOf(key, value);
      else if (key === "top_p") generation.topP = numberOf(key, value);
      else if (key === "seed") generation.seed = numberOf(key, value);
      else if (key === "stop_seqs") generation.stop = stopsOf(value);
      else this.features.push("other_settings");
    }
    const { maxTokens, temperature, topP, seed, stop } = generation;
    if (maxTokens !== null || stop.length > 0) this.features.push("generation");
    if (temperature !== null || topP !== null || seed !== null) this.features.push("sampling");
    if (maxTokens === null) this.features.push("no_max_tokens");
    if (temperature === null) this.features.push("no_temperature");
  }

  /** Metadata columns and the solver's own arguments, which win. */
  #params(args: Record<string, unknown>): Known {
    return (name) => {
      if (name !== "template" && Object.hasOwn(args, name)) return shown(name, args[name]);
      if (!this.#metadata.includes(name)) return undefined;
      this.features.push("metadata");
      return [{ column: name }];
    };
  }
}

/** A constant as Python's str() shows it. */
function shown(name: string, value: unknown): Piece[] | undefined {
  if (value === null) return undefined;
  if (typeof value === "string") return [{ text: value }];
  if (typeof value === "boolean") return [{ text: value ? "True" : "False" }];
  if (typeof value === "number" && Number.isSafeInteger(value)) return [{ text: String(value) }];
  throw new EvalmarkError(
    "ERR_REFUSED",
    `the parameter ${name} is neither text nor a whole number`,
    {
      cure: `quote its value, or translate to inspect`,
    },
  );
}

function textOf(args: Record<string, unknown>, key: string): string {
  const value = args[key];
  if (typeof value === "string") return value;
  throw new EvalmarkError("ERR_SPEC", `a solver lacks its ${key}`, {
    cure: `add args: { ${key}: ... }`,
  });
}

function numberOf(key: string, value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new EvalmarkError("ERR_SPEC", `${key} of generate must be a number`);
}

function stopsOf(value: unknown): string[] {
  if (Array.isArray(value) && value.every((v) => typeof v === "string")) return value;
  throw new EvalmarkError("ERR_SPEC", "stop_seqs of generate must be a list of strings");
}

/** Inspect reads a template that names a file or an address from there. */
function notAFile(template: string): void {
  if (!/^(?:https?:\/\/|file:|s3:)|^[\w./-]+\.(?:txt|md|jinja2?|prompt)$/.test(template)) return;
  throw new EvalmarkError("ERR_REFUSED", `the template ${JSON.stringify(template)} names a file`, {
    cure: "write the text itself into the eval.yaml, or translate to inspect",
  });
}
