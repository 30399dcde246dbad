/** One entry of `.eval_results/*.yaml`: the Hub's closed list of keys, each checked. */
import { z } from "zod";
import { EvalmarkError } from "../../errors.ts";

/** Any control or line-breaking character: an entry is lines of text, not a carrier for them. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u;

const text = (what: string) =>
  z
    .string({ error: `must be ${what}` })
    .min(1, `must be ${what}, and is empty`)
    .refine((s) => !UNPRINTABLE.test(s), "must be one line without control characters");

const hubId = text("text: owner/name").regex(
  /^(?!\.)[\w.-]+\/(?!\.+$)[\w.-]+$/,
  "must be owner/name, in letters, digits, dots, dashes and underscores",
);

const sourceSchema = z.strictObject(
  {
    url: text("a web address").regex(
      /^https?:\/\/[^\s/]\S*$/,
      "must be a web address (https://...)",
    ),
    name: text("text").optional(),
    user: text("text").optional(),
    org: text("text").optional(),
  },
  { error: problem("a map with url") },
);

/** The keys of hub-docs' eval_results.yaml, and no others: what the Hub does with more is unknown. */
export const entrySchema = z.strictObject(
  {
    dataset: z.strictObject(
      {
        id: hubId,
        task_id: text("text"),
        revision: text("text (in quotes: a bare one may be read as a number)").optional(),
      },
      { error: problem("a map with id and task_id") },
    ),
    value: z.number({ error: "must be one finite number" }),
    verifyToken: text("text").regex(/^\S+$/, "must not hold white space").optional(),
    date: text("a date in quotes").refine(isIsoDate, "must be an ISO 8601 date or time").optional(),
    source: sourceSchema.optional(),
    notes: text("text").optional(),
  },
  { error: problem("a map with dataset and value") },
);

export type ResultEntry = z.infer<typeof entrySchema>;

function problem(what: string) {
  return (issue: { code?: string; keys?: string[] }) =>
    issue.code === "unrecognized_keys"
      ? `holds ${issue.keys
          ?.slice(0, 5)
          .map((k) => JSON.stringify(k.slice(0, 60)))
          .join(", ")}, which the Hub does not know`
      : `must be ${what}`;
}

/** A day of the calendar, alone or with a time and its offset. */
function isIsoDate(value: string): boolean {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]([01]\d|2[0-3]):[0-5]\d)?)?$/.exec(
      value,
    );
  if (!match) return false;
  const day = new Date(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value.slice(0, 10));
}

/**
 * Checks an entry and returns it: -0 as 0, keys in the Hub's order, none of them undefined. `taskIds` are those of the
 * dataset's eval.yaml, where it is known: the entry must name one of them.
 * Throws ERR_FORMAT, naming the key and what it must be.
 */
export function resultEntry(
  input: unknown,
  known: { taskIds?: readonly string[] | undefined } = {},
): ResultEntry {
  const parsed = entrySchema.safeParse(input);
  if (!parsed.success) throw new EvalmarkError("ERR_FORMAT", firstFault(parsed.error));
  const entry = parsed.data;
  const { taskIds } = known;
  if (taskIds && !taskIds.includes(entry.dataset.task_id)) {
    const name = JSON.stringify(entry.dataset.task_id);
    throw new EvalmarkError("ERR_FORMAT", `the eval.yaml has no task ${name}`, {
      cure: `use one of: ${taskIds.join(", ")}`,
    });
  }
  const { source } = entry;
  return present({
    ...entry,
    dataset: present(entry.dataset),
    value: entry.value === 0 ? 0 : entry.value,
    source: source && present(source),
  });
}

/** Without the keys whose value is undefined. */
function present<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

/** "source.url must be a web address" */
export function firstFault(error: z.ZodError): string {
  const issue = error.issues[0]!;
  const path = issue.path.join(".");
  return `${path === "" ? "an entry" : path} ${issue.message}`;
}

/** What is allowed and yet doubtful, one sentence each. */
export function entryWarnings(entry: ResultEntry): string[] {
  const { revision } = entry.dataset;
  if (revision === undefined || /^[0-9a-f]{40}$/.test(revision)) return [];
  return [`dataset.revision is ${JSON.stringify(revision)}, not a commit of 40 hex digits`];
}
