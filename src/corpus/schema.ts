/** The shape of a file of the corpus, before the defaults of its head are filled in. */
import { z } from "zod";
import { KINDS, SUBJECTS } from "./types.ts";

const text = z.string();
const sentence = text.min(10).regex(/[.!?)]$/, "ends with a period");
const name = text.regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, "lower-case words with hyphens");
/** "drop", "math percent=value", "inspect/match numeric=true". */
const scorer = text.regex(/^[^\s=]+(?: [a-z_]+=\S+)*$/, "a name, then option=value words");
/** Unquoted, all behind " #" is a comment of YAML: "owner/name#1, #2" would lose its end. */
const cited = text.min(3).regex(/[^,;\s]$/, 'cut off: "owner/name#1, #2" wants quotes');
const score = z.number().min(0).max(1);
const faulty = z.union([score, z.literal("crash"), z.literal("hang")]);
const by = z.union([scorer, z.array(scorer).min(1)]);
const texts = z.array(text);
const options = z.record(text, z.union([text, z.boolean()]));

/** What the head of a file gives to each of its cases that doesn't say it itself. */
const defaults = {
  kind: z.enum(KINDS).optional().describe("Where the scorer goes wrong."),
  source: cited.optional().describe("Repository with issue, commit or path."),
  scorer: scorer.optional().describe('Our right scorer and its options: "drop metric=em".'),
  by: by.optional().describe("Who gives the faulty score: scorers of ours, or others by name."),
  versions: text.optional().describe('Versions that do: "< 0.5.2", ">= 0.4.0", or words.'),
  stop: texts.optional().describe("What the faulty harness cuts the output at."),
  choices: texts.min(2).optional().describe("Options of a question, as the model saw them."),
};

const own = {
  id: name.describe("Short name; with the family before it, unique."),
  tells: sentence.describe("One plain sentence: what goes wrong, or what is watched over."),
};

const asked = {
  output: text.describe("What the model wrote, uncut."),
  target: z
    .union([text, texts, z.array(texts)])
    .describe("What is right, as in a samples file: text, a list, a list of lists."),
};

const bug = z.strictObject({
  ...own,
  ...asked,
  ...defaults,
  right: score.optional().describe("The right score; 1 where `faulty` is 0, and 0 where it is 1."),
  faulty: faulty.describe('What `by` makes of it: a score, "crash" or "hang".'),
  also: z
    .array(
      z.strictObject({
        by,
        faulty,
        versions: text.optional(),
        source: cited.optional(),
      }),
    )
    .optional()
    .describe("Others that get it wrong in another way or in other versions."),
});

const control = z.strictObject({
  ...own,
  ...asked,
  ...defaults,
  control: z.literal(true).describe("Every scorer of the benchmark must give `right`."),
  right: score,
});

const policy = z.strictObject({
  ...own,
  ...asked,
  ...defaults,
  policy: z
    .array(
      z.strictObject({
        says: text.min(5).describe("The policy in words."),
        score,
        options: options.optional().describe("Options of the scorer that follow it."),
      }),
    )
    .min(2)
    .describe("What each policy gives; no verdict is demanded."),
});

const { kind, source, by: who, versions } = defaults;
const headed = { kind, source, by: who, versions };
const told = z.strictObject({
  ...own,
  ...headed,
  about: z.enum(SUBJECTS).exclude(["log-probs"]).describe("Why no scorer of texts decides it."),
  data: z.record(text, z.unknown()),
  right: z.unknown(),
  faulty: z.unknown(),
});

const probs = z.array(z.number().max(0)).min(2).optional();
const logProbs = z.strictObject({
  ...own,
  ...headed,
  about: z.literal("log-probs"),
  choices: texts.min(2),
  target: z.int().min(0).describe("Index of the right option."),
  letters: probs.describe("Log-probability of each letter."),
  texts: probs.describe("Log-probability of each option's text."),
  unconditional: probs.describe("The same without the question."),
  tokens: z.array(z.int().min(1)).min(2).optional().describe("Tokens of each option's text."),
  picks: z.record(text, z.int().min(0)).describe("Index of the option that each rule picks."),
});

/** The shapes of a case; `shapeOf` says which one a map is meant to have. */
export const SHAPES = { bug, control, policy, told, "log-probs": logProbs } as const;
export type Shape = keyof typeof SHAPES;

/** Which shape is meant, by the key that only it has. */
export function shapeOf(raw: object): Shape {
  if ("control" in raw) return "control";
  if ("policy" in raw) return "policy";
  if (!("about" in raw)) return "bug";
  return raw.about === "log-probs" ? "log-probs" : "told";
}

export const headSchema = z.strictObject({
  family: name.describe("As the file is named."),
  about: sentence.describe("What the benchmark or program is."),
  ...defaults,
  cases: z.array(z.unknown()).min(1),
});

export type Head = z.infer<typeof headSchema>;
export type RawCase = { [S in Shape]: z.infer<(typeof SHAPES)[S]> };
