/** What could have been the answer of an output, and why the choice fell as it did. */
import type { CoreInput } from "./input.ts";
import { ruleText } from "./names.ts";
import { findPlaces, type Place, type PlaceKind } from "./places.ts";
import type { Verdict } from "./verdict.ts";

/** Why a candidate is or is not the answer. */
export type CandidateState =
  | "taken"
  | "joined"
  | "doubted"
  | "reasoning"
  | "other_turn"
  | "earlier"
  | "behind"
  | "unannounced"
  | "empty";

export interface Candidate {
  kind: PlaceKind;
  /** Byte offsets [start, end) in the UTF-8 text: of a box or tag all of it, of a cue its words and value. */
  span: [number, number];
  /** What it holds, as text; empty where nothing stands there. */
  value: string;
  state: CandidateState;
  /** The same in a sentence. */
  why: string;
}

const SENTENCES: Record<Exclude<CandidateState, "doubted">, string> = {
  taken: "the latest statement of the answer",
  joined: "one of several boxes that are one list",
  reasoning: "stands in reasoning that was closed, or never was",
  other_turn: "stands behind the end of the model's turn",
  earlier: "a later statement stands behind it",
  behind: "stands behind the answer, in another question or a remark",
  unannounced: "no box, tag or cue announces it, and something else is announced",
  empty: "nothing is stated there",
};

const LOOSE = "the last number or formula, where nothing is announced";

/**
 * Lists what stands in an output as a possible answer (boxes, `####`, tags, answer cues, the last
 * number and formula), in the order of the text, each with its state under this verdict. Of a
 * bare answer there is nothing to choose: an empty list.
 *
 * A verdict without a span (several boxes, a denied or unfinished answer) is put down to the last
 * announced candidate. The lister reads by itself what the core reads; the verdict is the core's.
 */
export function considered(input: CoreInput, verdict: Verdict): Candidate[] {
  if (input.isAnswer) return [];
  const { places: listed, start, end } = findPlaces(input.text.subarray(0, verdict.textEnd));
  const places = withSpan(listed, input, verdict);
  const inTurn = places.filter((p) => p.span[0] >= start && p.span[1] <= end);
  const chosen = chooseOf(verdict.span ? places : inTurn, verdict);
  return places.map((place) => {
    const state = stateOf(place, chosen, start, end, verdict);
    const why =
      state === "doubted"
        ? (ruleText(verdict.rule!) ?? "")
        : state === "taken" && rank(place) === 1
          ? LOOSE
          : SENTENCES[state];
    return { kind: place.kind, span: place.span, value: place.value, state, why };
  });
}

/** The places and, where none of them holds the verdict's span, that one. */
function withSpan(places: Place[], { text }: CoreInput, { span }: Verdict): Place[] {
  if (!span || places.some((p) => p.span[0] <= span[0] && p.span[1] >= span[1])) return places;
  const value = Buffer.from(text.subarray(...span)).toString("utf8");
  const own: Place = { kind: /^-?\d/.test(value) ? "number" : "formula", span, value };
  const apart = places.filter((p) => p.span[1] <= span[0] || p.span[0] >= span[1]);
  return [...apart, own].sort((a, b) => a.span[0] - b.span[0]);
}

/** The candidate that the verdict is about: the smallest that holds its span. */
function chooseOf(places: Place[], { span, rule }: Verdict): Place | undefined {
  if (span) {
    const holding = places.filter((p) => p.span[0] <= span[0] && p.span[1] >= span[1]);
    const size = (p: Place) => p.span[1] - p.span[0];
    return holding.sort((a, b) => size(a) - size(b) || rank(a) - rank(b))[0];
  }
  if (rule === "extract/none" || rule === "extract/empty") return undefined;
  return places.filter((p) => rank(p) === 0).at(-1) ?? places.at(-1);
}

/** What is announced comes before a loose number or formula. */
function rank({ kind }: Place): number {
  return kind === "number" || kind === "formula" ? 1 : 0;
}

/** Was a comparison made? Then a verdict without a span is of several boxes. */
function isDecided(verdict: Verdict["verdict"]): boolean {
  return verdict === "equal" || verdict === "different";
}

function stateOf(
  place: Place,
  chosen: Place | undefined,
  start: number,
  end: number,
  { verdict, rule, span }: Verdict,
): CandidateState {
  if (place === chosen) {
    const isDoubted = rule?.startsWith("extract/") || verdict === "undecided";
    return place.value === "" && !span ? "empty" : isDoubted ? "doubted" : "taken";
  }
  if (place.span[0] < start || (rule === "extract/unfinished" && chosen === undefined))
    return "reasoning";
  if (place.span[0] >= end) return "other_turn";
  if (place.value === "") return "empty";
  if (chosen && !span && chosen.kind === "box" && place.kind === "box" && isDecided(verdict)) {
    if (chosen.span[0] - place.span[1] < 96 && place.span[1] <= chosen.span[0]) return "joined";
  }
  if (!chosen) return "unannounced";
  if (rank(place) > rank(chosen)) return "unannounced";
  return place.span[0] < chosen.span[0] ? "earlier" : "behind";
}
