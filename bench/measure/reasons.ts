/**
 * Why a verdict stands where a label says otherwise, by the id of the row, in our own words. For
 * the report alone: the core knows no row.
 */
export const REASONS: Readonly<Record<string, string>> = {};
