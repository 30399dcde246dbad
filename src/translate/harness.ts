/** The harnesses that a task can be translated for. */
export const HARNESSES = ["inspect", "lighteval", "lm-eval", "promptfoo"] as const;
export type Harness = (typeof HARNESSES)[number];
