/** Faults that show without anybody knowing what is right. */
export { type AnswerKind, type Form, formsTaken, probes } from "./kinds.ts";
export { broken, type Check, checksFor, RELATIONS, type Relation } from "./relations.ts";
