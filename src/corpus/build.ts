/** From the map of one case and the head of its file to a case. */
import type { Head, RawCase } from "./schema.ts";
import { readScorer } from "./scorer-text.ts";
import type {
  Asked,
  Bug,
  Case,
  Control,
  Direction,
  Fault,
  FaultyScore,
  Kind,
  OptionProbs,
  Policy,
  Told,
} from "./types.ts";

/** What a case lacks that neither it nor the head of its file says. */
export class Lack extends Error {
  readonly key: string;
  constructor(key: string) {
    super(`neither the case nor the head of the file says "${key}"`);
    this.key = key;
  }
}

type Raw = RawCase[keyof RawCase];
type Place = Case["place"];
type Defaults = Pick<Head, "kind" | "source" | "scorer" | "by" | "versions" | "stop" | "choices">;

/** The value of a key, of the case before that of its file; throws Lack where both lack it. */
function need<K extends keyof Defaults>(
  key: K,
  raw: Partial<Defaults>,
  head: Head,
): NonNullable<Defaults[K]> {
  const value = raw[key] ?? head[key];
  if (value === undefined) throw new Lack(key);
  return value as NonNullable<Defaults[K]>;
}

function known(raw: Raw, head: Head, place: Place) {
  return {
    id: `${head.family}/${raw.id}`,
    family: head.family,
    kind: need("kind", raw, head) as Kind,
    tells: raw.tells,
    source: need("source", raw, head),
    place,
  };
}

function asked(raw: RawCase["bug" | "control" | "policy"], head: Head): Asked {
  return {
    output: raw.output,
    target: raw.target,
    choices: raw.choices ?? head.choices ?? null,
    stop: raw.stop ?? head.stop ?? null,
    scorer: readScorer(need("scorer", raw, head)),
  };
}

export function buildBug(raw: RawCase["bug"], head: Head, place: Place): Bug {
  const base = known(raw, head, place);
  const first = { ...raw, by: need("by", raw, head), versions: raw.versions ?? head.versions };
  const faults = [first, ...(raw.also ?? [])].flatMap((f) =>
    [f.by].flat().map(
      (by): Fault => ({
        by: readScorer(by),
        score: f.faulty,
        versions: f.versions ?? null,
        source: f.source ?? base.source,
      }),
    ),
  );
  const right = raw.right ?? oppositeOf(raw.faulty);
  const direction = directionOf(right, raw.faulty);
  return { role: "bug", ...base, ...asked(raw, head), right, faults, direction };
}

/** Right where it is wrong, and the other way round. Throws Lack for all that is not 0 or 1. */
function oppositeOf(faulty: FaultyScore): number {
  if (faulty === 0 || faulty === 1) return 1 - faulty;
  throw new Lack("right");
}

/** A score below the right one is a false negative, one above it a false positive. */
function directionOf(right: number, faulty: FaultyScore): Direction {
  if (typeof faulty === "string") return faulty;
  return faulty < right ? "false-negative" : "false-positive";
}

export function buildControl(raw: RawCase["control"], head: Head, place: Place): Control {
  return { role: "control", ...known(raw, head, place), ...asked(raw, head), right: raw.right };
}

export function buildPolicy(raw: RawCase["policy"], head: Head, place: Place): Policy {
  const policies = raw.policy.map((p) => ({ ...p, options: p.options ?? null }));
  return { role: "policy", ...known(raw, head, place), ...asked(raw, head), policies };
}

export function buildTold(raw: RawCase["told"], head: Head, place: Place): Told {
  const { about, data, right, faulty } = raw;
  return {
    role: "told",
    ...known(raw, head, place),
    ...who(raw, head),
    about,
    data,
    right,
    faulty,
  };
}

export function buildProbs(raw: RawCase["log-probs"], head: Head, place: Place): OptionProbs {
  const { choices, target, picks } = raw;
  const { letters = null, texts = null, unconditional = null, tokens = null } = raw;
  return {
    role: "log-probs",
    about: "log-probs",
    ...known(raw, head, place),
    ...who(raw, head),
    ...{ choices, target, letters, texts, unconditional, tokens, picks },
  };
}

function who(raw: RawCase["told" | "log-probs"], head: Head) {
  const by = [need("by", raw, head)].flat().join(", ");
  return { by, versions: raw.versions ?? head.versions ?? null };
}
