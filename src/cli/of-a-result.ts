/** Options of `score` that mean nothing unless a result is written. */
export const OF_A_RESULT = [
  "sign",
  "model",
  "modelRevision",
  "iss",
  "dataset",
  "datasetRevision",
  "data",
  "plan",
  "placement",
  "weights",
  "date",
  "sourceUrl",
  "sourceName",
  "notes",
  "partial",
] as const;
