"""``verify`` of Math-Verify 0.9.0, decided by the core with its preset of that name."""

from __future__ import annotations

import re
from typing import Any, Sequence, Union

from ..errors import EvalmarkError
from ..scorer import Scorer
from .configs import check_flag, check_timeout, refuse
from .parsed import Parsed

Answers = Union[str, Sequence[str]]

_LENIENT = Scorer("math", preset="math-verify")
_UNITS = Scorer("math", preset="math-verify", units="one-side")
_STRICT_UNITS = Scorer("math", preset="math-verify", units="strict")
#: Letters of which some may be a unit.
_LETTERS = re.compile(r"\\(?:text|mathrm|mbox|rm|operatorname)\b|°|(?<![\\A-Za-z])[A-Za-z]")
#: Digits that numbers are compared to at least, in 0.9.0; here they are exact.
_PRECISION = 15
_RELATION = re.compile(r"[<>≤≥]|\\(?:leq?|geq?|lt|gt|leqslant|geqslant)\b")


def verify(
    gold: Answers,
    target: Answers,
    float_rounding: int = 6,
    numeric_precision: int = 15,
    strict: bool = True,
    allow_set_relation_comp: bool = False,
    timeout_seconds: int | None = 5,
    raise_on_error: bool = False,
) -> bool:
    """Is the prediction the gold answer? Any of several golds, and any of several predictions.

    Args:
        gold, target: what ``parse`` gave, or the texts of answers; of the gold and of the model.
        float_rounding: 6; another number of places is refused.
        numeric_precision: 15 or more, which asks for a finer comparison: numbers are compared
            exactly; fewer digits are refused.
        strict: True; matching variables by position is refused.
        allow_set_relation_comp: accept ``1 < x < 2`` for the gold ``(1, 2)``; a set for a relation
            is accepted either way.
        timeout_seconds: not needed, since work is bounded by counted steps; any number or None.
        raise_on_error: raise for what is neither text nor parsed, for a division by zero, and where
            the counted steps or another limit end the comparison, instead of returning False.

    Throws EvalmarkError for a keyword's value that is not carried, by name.
    """
    if float_rounding != 6:
        raise refuse("float_rounding", float_rounding, "decimals are rounded to 6 places")
    if (
        isinstance(numeric_precision, bool)
        or not isinstance(numeric_precision, int)
        or numeric_precision < _PRECISION
    ):
        raise refuse("numeric_precision", numeric_precision, "numbers are compared exactly")
    if strict is not True:
        raise refuse("strict", strict, "variables have names, and sets are no tuples")
    check_flag("allow_set_relation_comp", allow_set_relation_comp)
    check_flag("raise_on_error", raise_on_error)
    check_timeout("timeout_seconds", timeout_seconds)
    try:
        golds, predictions = _answers(gold), _answers(target)
    except EvalmarkError:
        if raise_on_error:
            raise
        return False
    return any(
        _same(g, p, allow_set_relation_comp, raise_on_error) for g in golds for p in predictions
    )


def _answers(given: Any) -> list[Parsed]:
    items = [given] if isinstance(given, str) else given
    if not isinstance(items, (list, tuple)):
        raise EvalmarkError(f"an answer is text or parsed, not {type(given).__name__}")
    for item in items:
        if not isinstance(item, str):
            raise EvalmarkError(f"an answer is text or parsed, not {type(item).__name__}")
    found = {str(item) for item in items if isinstance(item, Parsed)}
    # The text that parse gives beside an answer says less than that does.
    return [
        item if isinstance(item, Parsed) else Parsed.of(item, item)
        for item in items
        if isinstance(item, Parsed) or item not in found
    ]


def _same(gold: Parsed, prediction: Parsed, relations: bool, raising: bool) -> bool:
    if gold.literal or prediction.literal:
        return str(gold) == str(prediction)
    if not (gold.readable and prediction.readable):
        return gold.readable == prediction.readable and str(gold) == str(prediction)
    bare = str(prediction) == prediction.source
    judge = _judge(gold, prediction)
    record = judge.score(gold.target, prediction.source, is_answer=bare)
    if record.verdict != "equal":
        if raising and record.rule and record.rule.startswith(("limit/", "math/undefined")):
            raise EvalmarkError(f"not compared: {record.reason} ({record.rule})")
        return False
    relation = bool(_RELATION.search(prediction)) and not _RELATION.search(gold)
    return relations or record.rule != "math/solution-set" or not relation


def _judge(gold: Parsed, prediction: Parsed) -> Scorer:
    """By the side whose units are kept: one without a unit can leave out the other's."""
    if gold.units and prediction.units:
        return _LENIENT
    kept = [side for side in (gold, prediction) if not side.units]
    return _STRICT_UNITS if any(_LETTERS.search(side) for side in kept) else _UNITS
