/** What is kept of Inspect's samples and logs; all else is passed over unread. */
import type { Plan } from "../../json/index.ts";

const MESSAGE: Plan = { fields: { content: { each: { fields: { type: "keep", text: "keep" } } } } };

/** A judge's prompt and its reply. */
const GRADING: Plan = { fields: { role: "keep", content: "keep", model: "keep" } };

/** A sample, or the shell of a chunked one. Log probabilities, events and messages go. */
export const SAMPLE_PLAN: Plan = {
  fields: {
    id: "keep",
    epoch: "keep",
    input: "keep",
    choices: "keep",
    target: "keep",
    output: {
      fields: {
        completion: "keep",
        choices: { each: { fields: { message: MESSAGE, stop_reason: "keep" } } },
      },
    },
    scores: {
      each: {
        fields: {
          value: "keep",
          answer: "keep",
          history: { each: "drop" },
          metadata: { fields: { grading: { each: GRADING } } },
        },
      },
    },
    error: { fields: { message: "keep" } },
    limit: { fields: { type: "keep" } },
    invalidation: { fields: {} },
  },
};

/** The header of a `.json` log. */
export const HEADER_PLAN: Plan = { fields: { samples: "drop", reductions: "drop" }, rest: "keep" };

/** The samples of a `.json` log. */
export const SAMPLES_PLAN: Plan = { fields: { samples: { emit: SAMPLE_PLAN } } };

/** Both at once, for what can be read only once. */
export const STREAM_PLAN: Plan = {
  fields: { samples: { emit: SAMPLE_PLAN }, reductions: "drop" },
  rest: "keep",
};
