/** From the scorer's number to its function: one line a scorer. */

import { scoreDropHarness, scoreDropOfficial } from "./faulty/drop";
import { scoreInspectMatch2025 } from "./faulty/match-2025";
import { scoreMgsmSimpleEvals } from "./faulty/mgsm";
import { scoreMinerva } from "./faulty/minerva";
import { scoreMmluProRegex } from "./faulty/mmlu-pro";
import { scoreOpencompassGsm8k } from "./faulty/opencompass-number";
import { scoreOpencompassFirstOption } from "./faulty/opencompass-option";
import {
  scoreBbhStrict,
  scoreChoiceSimpleEvals,
  scoreDropSimpleEvals,
  scoreGpqaCotStrict,
  scoreGsm8kCotStrict,
  scoreGsm8kFlexible,
  scoreGsm8kStrict,
  scoreMmluProHarness,
  scoreNq2023,
  scoreOpencompassGeneral,
  scoreTriviaqa,
} from "./faulty/table";
import { scoreInspectAnswer } from "./inspect/answer";
import { scoreInspectChoice } from "./inspect/choice";
import { scoreInspectExact } from "./inspect/exact";
import { scoreInspectF1 } from "./inspect/f1";
import { scoreInspectIncludes } from "./inspect/includes";
import { scoreInspectMatch } from "./inspect/match";
import { scoreInspectPattern } from "./inspect/pattern";
import { scoreMath } from "./math/score";
import {
  SCORER_CHOICE,
  SCORER_DROP,
  SCORER_FAULTY_BBH_STRICT,
  SCORER_FAULTY_CHOICE_SIMPLE_EVALS,
  SCORER_FAULTY_DROP_HARNESS_2023,
  SCORER_FAULTY_DROP_OFFICIAL,
  SCORER_FAULTY_DROP_SIMPLE_EVALS,
  SCORER_FAULTY_GPQA_COT_STRICT,
  SCORER_FAULTY_GSM8K_COT_STRICT,
  SCORER_FAULTY_GSM8K_FLEXIBLE,
  SCORER_FAULTY_GSM8K_STRICT,
  SCORER_FAULTY_INSPECT_MATCH_2025,
  SCORER_FAULTY_MGSM_SIMPLE_EVALS,
  SCORER_FAULTY_MINERVA_2024,
  SCORER_FAULTY_MMLU_PRO_HARNESS,
  SCORER_FAULTY_MMLU_PRO_REGEX,
  SCORER_FAULTY_NQ_2023,
  SCORER_FAULTY_OPENCOMPASS_FIRST_OPTION,
  SCORER_FAULTY_OPENCOMPASS_GENERAL,
  SCORER_FAULTY_OPENCOMPASS_GSM8K,
  SCORER_FAULTY_TRIVIAQA_LM_EVAL,
  SCORER_GAIA,
  SCORER_GSM8K,
  SCORER_INSPECT_ANSWER,
  SCORER_INSPECT_CHOICE,
  SCORER_INSPECT_EXACT,
  SCORER_INSPECT_F1,
  SCORER_INSPECT_INCLUDES,
  SCORER_INSPECT_MATCH,
  SCORER_INSPECT_PATTERN,
  SCORER_MATH,
  SCORER_SQUAD,
} from "./names.generated";
import { scorer } from "./sample";
import { scoreChoice } from "./scorers/choice";
import { scoreDrop } from "./scorers/drop";
import { scoreGaia } from "./scorers/gaia";
import { scoreGsm8k } from "./scorers/gsm8k";
import { scoreSquad } from "./scorers/squad";

/** Scores the sample in hand; an unknown number leaves it unanswered (hosts know the list). */
export function scoreSample(): void {
  switch (scorer) {
    case SCORER_MATH:
      return scoreMath();
    case SCORER_DROP:
      return scoreDrop();
    case SCORER_SQUAD:
      return scoreSquad();
    case SCORER_GSM8K:
      return scoreGsm8k();
    case SCORER_CHOICE:
      return scoreChoice();
    case SCORER_GAIA:
      return scoreGaia();
    case SCORER_INSPECT_MATCH:
      return scoreInspectMatch();
    case SCORER_INSPECT_INCLUDES:
      return scoreInspectIncludes();
    case SCORER_INSPECT_ANSWER:
      return scoreInspectAnswer();
    case SCORER_INSPECT_EXACT:
      return scoreInspectExact();
    case SCORER_INSPECT_F1:
      return scoreInspectF1();
    case SCORER_INSPECT_CHOICE:
      return scoreInspectChoice();
    case SCORER_INSPECT_PATTERN:
      return scoreInspectPattern();
    case SCORER_FAULTY_GSM8K_STRICT:
      return scoreGsm8kStrict();
    case SCORER_FAULTY_GSM8K_FLEXIBLE:
      return scoreGsm8kFlexible();
    case SCORER_FAULTY_GSM8K_COT_STRICT:
      return scoreGsm8kCotStrict();
    case SCORER_FAULTY_MMLU_PRO_HARNESS:
      return scoreMmluProHarness();
    case SCORER_FAULTY_GPQA_COT_STRICT:
      return scoreGpqaCotStrict();
    case SCORER_FAULTY_BBH_STRICT:
      return scoreBbhStrict();
    case SCORER_FAULTY_CHOICE_SIMPLE_EVALS:
      return scoreChoiceSimpleEvals();
    case SCORER_FAULTY_TRIVIAQA_LM_EVAL:
      return scoreTriviaqa();
    case SCORER_FAULTY_NQ_2023:
      return scoreNq2023();
    case SCORER_FAULTY_DROP_OFFICIAL:
      return scoreDropOfficial();
    case SCORER_FAULTY_DROP_HARNESS_2023:
      return scoreDropHarness();
    case SCORER_FAULTY_DROP_SIMPLE_EVALS:
      return scoreDropSimpleEvals();
    case SCORER_FAULTY_MMLU_PRO_REGEX:
      return scoreMmluProRegex();
    case SCORER_FAULTY_MGSM_SIMPLE_EVALS:
      return scoreMgsmSimpleEvals();
    case SCORER_FAULTY_OPENCOMPASS_GSM8K:
      return scoreOpencompassGsm8k();
    case SCORER_FAULTY_OPENCOMPASS_FIRST_OPTION:
      return scoreOpencompassFirstOption();
    case SCORER_FAULTY_OPENCOMPASS_GENERAL:
      return scoreOpencompassGeneral();
    case SCORER_FAULTY_INSPECT_MATCH_2025:
      return scoreInspectMatch2025();
    case SCORER_FAULTY_MINERVA_2024:
      return scoreMinerva();
  }
}
