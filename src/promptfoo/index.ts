/** What a configuration of promptfoo imports: assertions, rows as tests, replayed outputs. */

export { assertion } from "./assertion.ts";
export { fileRows, hubRows } from "./load-rows.ts";
export { Replay } from "./replay.ts";
export { cell, letters, options, question, type Row, shown, target } from "./rows.ts";
