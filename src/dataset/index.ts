/** Datasets by their rows: one spelling of each, the root over all, the key they give. */
export { canonicalRow, columnsOf, type Row } from "./row.ts";
export { type Dataset, sealDataset } from "./seal.ts";
