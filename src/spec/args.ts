/**
 * Arguments of solvers and scorers, from their signatures in inspect_ai 0.3.285. Wrong names
 * fail when Inspect builds the task; wrong values often only when it runs.
 */
import { z } from "zod";
import type { SCORER_NAMES, SOLVER_NAMES } from "./names.ts";
import { GENERATE_SETTINGS } from "./settings.ts";

export interface Argument {
  type: z.ZodType;
  text: string;
  required?: true;
  /** Inspect fails on another value, at once or when scoring; else it makes do. */
  strict?: true;
}

export interface Signature {
  text: string;
  args: Record<string, Argument>;
  /** What else it takes, where that is anything; else another argument is an error. */
  rest?: string;
  /** It drops other arguments without a word. */
  drops?: true;
}

const text = z.string();
const flag = z.boolean();
const template = (what: string): Argument => ({ type: text, text: what, required: true });
const optional = (what: string): Argument => ({ type: text.nullable(), text: what });

const settings = Object.fromEntries(
  Object.entries(GENERATE_SETTINGS).map(([name, text]) => [name, { type: z.unknown(), text }]),
);

export const SOLVERS: Record<(typeof SOLVER_NAMES)[number], Signature> = {
  prompt_template: {
    text: "Puts the question into a template.",
    args: {
      template: template("Text with the placeholder {prompt}; metadata columns may stand too."),
    },
    rest: "Value for a placeholder of the template.",
  },
  system_message: {
    text: "Adds a system message.",
    args: { template: template("Text of the message; metadata columns may stand as {column}.") },
    rest: "Value for a placeholder of the template.",
  },
  user_message: {
    text: "Adds a user message.",
    args: { template: template("Text of the message; metadata columns may stand as {column}.") },
    rest: "Value for a placeholder of the template.",
  },
  chain_of_thought: {
    text: "Asks for reasoning step by step, and a last line ANSWER: X.",
    args: { template: { type: text, text: "Text with the placeholder {prompt}." } },
  },
  use_tools: {
    text: "Offers tools; from YAML none can be named.",
    args: {
      tool_choice: { type: z.unknown(), text: "Which tool the model is to use." },
      append: { type: flag, text: "Keep the tools offered so far." },
    },
  },
  generate: {
    text: "Lets the model answer.",
    args: {
      tool_calls: {
        type: z.enum(["loop", "single", "none"]),
        text: "How tool calls are resolved.",
      },
      ...settings,
    },
  },
  self_critique: {
    text: "Lets a model criticise the answer, and the model answer again.",
    args: {
      critique_template: optional("Text that asks for the critique."),
      completion_template: optional("Text that asks for the better answer."),
      model: optional("Model that criticises."),
    },
  },
  multiple_choice: {
    text: "Shows the choices with letters and lets the model answer; no generate is needed.",
    drops: true,
    args: {
      template: optional("Text with the placeholders {question} and {choices}, also {letters}."),
      cot: { type: flag, text: "Ask for reasoning step by step." },
      multiple_correct: { type: flag, text: "Several letters may be right." },
      max_tokens: { type: z.int().nullable(), text: "Most tokens of an answer." },
      shuffle: { type: flag, text: "Deprecated: use shuffle_choices of the task." },
    },
  },
};

const ignoreCase: Argument = {
  type: flag,
  text: "Upper and lower case are the same (default true).",
};
const grader: Record<string, Argument> = {
  template: optional("Text that asks the grader."),
  instructions: optional("How the grader is to answer."),
  grade_pattern: optional("Regular expression that finds the grade."),
  include_history: { type: flag, text: "Show the grader the whole conversation." },
  partial_credit: { type: flag, text: "Let the grader give half a point." },
  model: {
    type: z.union([text, z.array(text)]).nullable(),
    text: "Model that grades, or several of them.",
  },
  model_role: optional("Role of the model that grades."),
  reducer: { type: text, text: "How the grades of several models are joined." },
};

export const SCORERS: Record<(typeof SCORER_NAMES)[number], Signature> = {
  match: {
    text: "The target stands at the end (or elsewhere) of the output.",
    args: {
      location: {
        type: z.enum(["end", "begin", "any", "exact"]),
        text: "Where the target must stand (default end).",
        strict: true,
      },
      ignore_case: ignoreCase,
      numeric: { type: flag, text: "Compare numbers, 5 significant digits (default false)." },
    },
  },
  includes: {
    text: "The target stands anywhere in the output.",
    args: { ignore_case: ignoreCase },
  },
  pattern: {
    text: "A Python regular expression finds the answer.",
    args: {
      pattern: { ...template("The regular expression; its groups are compared."), strict: true },
      ignore_case: ignoreCase,
      match_all: { type: flag, text: "All groups must match (default false)." },
    },
  },
  answer: {
    text: "What follows the last ANSWER: is the answer.",
    args: {
      pattern: {
        type: z.enum(["letter", "word", "line"]),
        text: "What follows ANSWER:",
        required: true,
        strict: true,
      },
    },
  },
  exact: { text: "The same text after SQuAD's normalisation.", args: {} },
  f1: {
    text: "F1 over words after SQuAD's normalisation.",
    args: {
      stop_words: {
        type: z.array(text).nullable(),
        text: "Words left out before counting.",
        strict: true,
      },
      answer_fn: { type: z.null(), text: "A Python function; YAML can't give one.", strict: true },
    },
  },
  choice: { text: "The letters chosen in multiple_choice are those of the target.", args: {} },
  math: {
    text: "SymPy equivalence.",
    args: { timeout: { type: z.number(), text: "Seconds per comparison." } },
  },
  model_graded_qa: { text: "A model grades the answer.", args: grader },
  model_graded_fact: { text: "A model grades whether the answer holds the fact.", args: grader },
};
