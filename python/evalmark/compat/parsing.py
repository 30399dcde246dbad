"""``parse`` of Math-Verify 0.9.0: the answer in a text, as the core finds it."""

from __future__ import annotations

import re
from typing import Literal, Sequence

from ..errors import EvalmarkError
from ..scorer import Scorer
from .configs import (
    ExprExtractionConfig,
    ExtractionTarget,
    LatexExtractionConfig,
    StringExtractionConfig,
    refuse,
)

_JUDGE = Scorer("math", preset="math-verify")
#: Words that announce an answer, before it in its line or the one above.
_ANCHOR = re.compile(r"answer|####|hence|therefore|\\f?boxed", re.IGNORECASE)
_BOX = re.compile(r"\\f?boxed\b")
_DELIMITER = re.compile(r"(?:\$|\\\(|\\\[|\\f?boxed\s*\{|\\begin\{\w+\*?\})\s*$")
_MALFORMED = re.compile(r"(?<![\\A-Za-z])(?:d?frac|sqrt|cdot|times|infty|pm)(?![A-Za-z])")
_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}")
#: More words than an answer has: the text is prose that states one.
_FEW_WORDS = 3


class Parsed(str):
    """An answer that ``parse`` found: its text. Where it came from stays with it, for ``verify``."""

    source: str
    units: bool
    literal: bool

    @classmethod
    def of(cls, answer: str, source: str, *, units: bool = True, literal: bool = False) -> Parsed:
        """`source`: the whole text; `units`: leave them out; `literal`: a string, compared as one."""
        parsed = cls(answer)
        parsed.source, parsed.units, parsed.literal = source, units, literal
        return parsed

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (str(self), self.source, self.units, self.literal)

    @property
    def target(self) -> str:
        """The text as a target: all of it where it is a bare answer."""
        prose = len(_WORD.findall(self.source)) > _FEW_WORDS or _BOX.search(self.source)
        return str(self) if prose or "####" in self.source else self.source


def _restored(answer: str, source: str, units: bool, literal: bool) -> Parsed:
    return Parsed.of(answer, source, units=units, literal=literal)


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
) -> list[Parsed]:
    """The answer in a text: a list of one, or an empty one where there is none.

    Args:
        pred: the text, whole or bare.
        extraction_config: what counts as an answer, in order.
        fallback_mode: ``no_fallback`` leaves out what the core can't evaluate.
        extraction_mode: both are the same here: the core commits to one answer.
        parsing_timeout: not needed, since work is bounded by counted steps; any number or None.
        raise_on_error: raise where `pred` is no text, instead of returning an empty list.

    Throws EvalmarkError for a configuration that is not carried, by name.
    """
    if fallback_mode not in ("no_fallback", "first_match"):
        raise refuse("fallback_mode", fallback_mode, "no_fallback or first_match")
    if extraction_mode not in ("first_match", "any_match"):
        raise refuse("extraction_mode", extraction_mode, "first_match or any_match")
    _check_timeout("parsing_timeout", parsing_timeout)
    if not isinstance(pred, str):
        if raise_on_error:
            raise EvalmarkError(f"a prediction is text, not {type(pred).__name__}")
        return []
    for config in extraction_config:
        if isinstance(config, StringExtractionConfig):
            found = _string(pred, config)
        elif isinstance(config, (LatexExtractionConfig, ExprExtractionConfig)):
            found = _expression(pred, config, fallback_mode == "no_fallback")
        else:
            raise EvalmarkError(f"no extraction of the kind {type(config).__name__}")
        if found is not None:
            return [found]
    return []


def _check_timeout(name: str, value: object) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise refuse(name, value, "a number of seconds, or None")


def _expression(
    pred: str, config: LatexExtractionConfig | ExprExtractionConfig, readable: bool
) -> Parsed | None:
    record = _JUDGE.score("0", pred)
    if record.answer is None or record.span is None or record.verdict == "unanswered":
        return None
    if readable and record.verdict == "undecided":
        return None
    before = pred.encode("utf-8", "replace")[: record.span[0]].decode("utf-8", "replace")
    latex = bool(_DELIMITER.search(before)) or "\\" in record.answer
    if isinstance(config, ExprExtractionConfig):
        if latex or not (config.try_extract_without_anchor or _anchored(before)):
            return None
        return Parsed.of(record.answer, pred)
    normal = config.normalization_config
    if not latex or not (config.try_extract_without_anchor or _anchored(before)):
        return None
    if not normal.malformed_operators and _MALFORMED.search(record.answer):
        return None
    return Parsed.of(record.answer, pred, units=normal.units)


def _anchored(before: str) -> bool:
    return bool(_ANCHOR.search("\n".join(before.rstrip().split("\n")[-2:])[-200:]))


def _string(pred: str, config: StringExtractionConfig) -> Parsed | None:
    """The last of the strings behind an anchor, else the last one that stands as a word."""
    words = sorted(map(re.escape, config.strings), key=len, reverse=True)
    flags = re.IGNORECASE if config.lowercase else 0
    word = rf"(?<!\w)({'|'.join(words)})(?!\w)"
    anchored = re.findall(rf"(?i:answer)\W*(?:is|:)?\W*?{word}", pred, flags)
    found = anchored or (re.findall(word, pred, flags) if config.try_extract_without_anchor else [])
    if not found:
        return None
    text = found[-1].lower() if config.lowercase else found[-1]
    return Parsed.of(text, pred, literal=True)
