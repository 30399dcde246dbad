/** The corpus of known bugs of scorers: `regress/`, read and checked. */
export { type Finding, showFinding } from "../finding.ts";
export { corpusSchema } from "./editor.ts";
export { caseInput, isScore } from "./input.ts";
export { picksOf } from "./picks.ts";
export { CORPUS_FOLDER, loadCorpus, readCorpus, readFamily } from "./read.ts";
export { readScorer, writeScorer } from "./scorer-text.ts";
export { familyTable } from "./table.ts";
export {
  type Asked,
  type Bug,
  type Case,
  type Control,
  type CorpusRead,
  type Direction,
  type Family,
  type Fault,
  type FaultyScore,
  KINDS,
  type Kind,
  type NamedScorer,
  type OptionProbs,
  type Policy,
  type Scorable,
  SUBJECTS,
  type Subject,
  type Told,
} from "./types.ts";
export { affects } from "./versions.ts";
