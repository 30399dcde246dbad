/** Benchmarks that a model judged: its replies replayed, a scorer of the core beside it. */

export { GRADE_SCORES, type Grade, gradeIn } from "./grade.ts";
export { type Beside, type Judged, type JudgeReport, judgeOf, replayJudge } from "./replay.ts";
