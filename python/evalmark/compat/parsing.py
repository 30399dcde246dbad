"""``parse`` of Math-Verify 0.9.0: the answer in a text, as the core finds it."""

from __future__ import annotations

import re
from typing import Literal, Sequence

from ..errors import EvalmarkError
from ..record import Record
from ..scorer import Scorer
from .boxes import answer_of, behind, boxes
from .configs import (
    BOXES_FIRST,
    ExprExtractionConfig,
    ExtractionTarget,
    LatexExtractionConfig,
    StringExtractionConfig,
    check_flag,
    check_timeout,
    refuse,
)
from .parsed import Parsed
from .strings import found_string
from .tidy import is_malformed, tidied

_JUDGE = Scorer("math", preset="math-verify")
_TEXT = r"\s*(?:\\(?:text\w*|mathrm|mbox|operatorname)\s*\{\s*)?$"
_DELIMITER = re.compile(rf"(?:\$|\\\(|\\\[|\\f?boxed\s*\{{|\\begin\{{\w+\*?\}}){_TEXT}")
_IN_BOX = re.compile(r"\\f?boxed\s*\{[^{}]*(?:\{[^{}]*)?$")
#: The phrases of parser.py, lazy_latex_regex and lazy_expr_regex: how far off "answer" may stand.
_ANNOUNCED = re.compile(r"(?is:answer.{0,50}|final answer.{0,100}?\s+is:?\s*)$")
_NUMBER_ANNOUNCED = re.compile(r"(?i:answer(?:.{0,50}|.{0,100}=\s*)|final answer.{0,100}?\s+is:?)$")
_NEAR = 160
_PHRASE = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
#: So many unreadable formulas are passed over.
_MOST_PASSED = 8


def parse(
    pred: str,
    extraction_config: Sequence[ExtractionTarget] = (
        LatexExtractionConfig(),
        ExprExtractionConfig(),
    ),
    fallback_mode: Literal["no_fallback", "first_match"] = "first_match",
    extraction_mode: Literal["first_match", "any_match"] = "any_match",
    parsing_timeout: int | None = 5,
    raise_on_error: bool = False,
) -> list[str]:
    """The answer in a text, or an empty list where there is none.

    Args:
        pred: the text, whole or bare.
        extraction_config: what counts as an answer; the first one that finds any gives it.
        fallback_mode: ``first_match``: the answer as a Parsed, and its text once more; one that
            the core can't evaluate too. ``no_fallback``: the Parsed alone, if it can be evaluated.
        extraction_mode: ``any_match`` passes over a formula that the core can't evaluate to an
            earlier one, unless a box or the word "answer" announced it; ``first_match`` does not.
        parsing_timeout: not needed, since work is bounded by counted steps; any number or None.
        raise_on_error: raise where `pred` is no text, instead of returning an empty list.

    Throws EvalmarkError for a configuration that is not carried, by name.
    """
    if fallback_mode not in ("no_fallback", "first_match"):
        raise refuse("fallback_mode", fallback_mode, "no_fallback or first_match")
    if extraction_mode not in ("first_match", "any_match"):
        raise refuse("extraction_mode", extraction_mode, "first_match or any_match")
    check_timeout("parsing_timeout", parsing_timeout)
    check_flag("raise_on_error", raise_on_error)
    if not isinstance(pred, str):
        if raise_on_error:
            raise EvalmarkError(f"a prediction is text, not {type(pred).__name__}")
        return []
    for config in extraction_config:
        found: Parsed | None
        if isinstance(config, StringExtractionConfig):
            text = found_string(pred, config)
            if text is not None:
                found = Parsed.of(text.lower() if config.lowercase else text, pred, literal=True)
                return _as_list(found, text, fallback_mode)
            continue
        elif isinstance(config, LatexExtractionConfig):
            found = _latex(pred, config, extraction_mode == "any_match")
        elif isinstance(config, ExprExtractionConfig):
            found = _expression(pred, config)
        else:
            raise EvalmarkError(f"no extraction of the kind {type(config).__name__}")
        if found is not None:
            return _as_list(found, str(found), fallback_mode)
    return []


def _as_list(found: Parsed, text: str, fallback_mode: str) -> list[str]:
    readable = found.literal or (found.readable and _is_read(found))
    if fallback_mode == "first_match":
        return [found, text] if readable else [found]
    return [found] if readable else []


def _latex(pred: str, config: LatexExtractionConfig, any_match: bool) -> Parsed | None:
    normal = config.normalization_config
    framed = boxes(pred)
    if framed and config.boxed_match_priority == BOXES_FIRST:
        pred = pred[: behind(pred, framed[-1])]
    text = pred
    first: Parsed | None = None
    for _ in range(_MOST_PASSED if any_match else 1):
        record = _JUDGE.score("0", text)
        before = _before(text, record)
        answer = record.answer
        end = len(before) + len(answer or "")
        # Several boxes at the end have no answer that is one part of the text.
        inside = not framed or answer is None or (framed[-1].start <= end <= framed[-1].end)
        together = answer_of(text, framed, normal.boxed == "all") if framed and inside else []
        if len(together) > 1 and record.verdict != "unanswered":
            answer = ",".join(together)
            return Parsed.of(tidied(answer, normal), answer, units=normal.units)
        if answer is None or record.verdict == "unanswered":
            return first
        if not _is_latex(before, answer):
            return first
        announced = _announced(before, _ANNOUNCED)
        if not (config.try_extract_without_anchor or announced):
            return first
        found = _tidy_found(answer, text, text[end:], config)
        if found.readable and (record.verdict != "undecided" or _is_read(found)):
            return found
        first = first or found
        if announced:
            return first
        text = _DELIMITER.sub("", before)
        framed = []
    return first


def _tidy_found(answer: str, text: str, after: str, config: LatexExtractionConfig) -> Parsed:
    normal = config.normalization_config
    percent = re.match(r"[\s$})\]\\]*(?:%|percent|pct)", after) is not None
    tidy = answer if percent else tidied(answer, normal)
    # What was rewritten is judged by itself; else what stands around it counts too.
    source = text if tidy.lstrip("0") == answer.lstrip("0") else tidy
    readable = normal.malformed_operators or not is_malformed(answer)
    return Parsed.of(tidy, source, units=normal.units, readable=readable)


def _expression(pred: str, config: ExprExtractionConfig) -> Parsed | None:
    record = _JUDGE.score("0", pred)
    if record.answer is None or record.verdict == "unanswered":
        return None
    before = _before(pred, record)
    if _is_latex(before, record.answer) or not re.search(r"\d", record.answer):
        return None
    if not (config.try_extract_without_anchor or _announced(before, _NUMBER_ANNOUNCED)):
        return None
    return Parsed.of(record.answer, pred)


def _before(text: str, record: Record) -> str:
    if record.span is None:
        return ""
    return text.encode("utf-8", "replace")[: record.span[0]].decode("utf-8", "replace")


def _is_latex(before: str, answer: str) -> bool:
    near = before[-_NEAR:]
    return "\\" in answer or bool(_DELIMITER.search(near) or _IN_BOX.search(near))


def _announced(before: str, phrase: re.Pattern[str]) -> bool:
    near = before[-_NEAR:]
    return bool(_IN_BOX.search(near) or phrase.search(_DELIMITER.sub("", near)))


def _is_read(found: Parsed) -> bool:
    """Can the core evaluate it? Then adding nothing to it changes nothing."""
    answer = str(found)
    if _PHRASE.fullmatch(answer):
        return True
    record = _JUDGE.score("0", answer, is_answer=True)
    if record.verdict != "undecided" or record.rule == "math/undefined":
        return True
    return _JUDGE.score(f"({answer})+0", answer, is_answer=True).verdict == "equal"
