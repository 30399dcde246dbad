/** Inspect AI's scorers that are known here, and can't be run again on fixed bytes. */

export interface Refusal {
  /** Why not, in one sentence. */
  reason: string;
  /** What to do instead. */
  cure: string;
}

const asksModel = (name: string): Refusal => ({
  reason: `${name} asks a model, whose verdict can't be had again`,
  cure: "--scorer math; or evalmark judge LOG --beside math, which replays what the model said",
});

const REFUSED: Record<string, Refusal> = {
  math: {
    reason: "inspect/math compares with SymPy, whose outcome no fixed bytes give again",
    cure: "--scorer math",
  },
  model_graded_qa: asksModel("model_graded_qa"),
  model_graded_fact: asksModel("model_graded_fact"),
};

/**
 * Why a scorer of Inspect AI is refused; null where it is not. `name` is the plain one
 * ("math"), or has "inspect/" or "inspect_ai/" before it.
 */
export function refusal(name: string): Refusal | null {
  const plain = name.replace(/^inspect(_ai)?\//, "");
  return Object.hasOwn(REFUSED, plain) ? REFUSED[plain]! : null;
}
