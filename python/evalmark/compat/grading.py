"""``verify`` of Math-Verify 0.9.0, decided by the core with its preset of that name."""

from __future__ import annotations

import re
from typing import Any, Sequence, Union

from ..errors import EvalmarkError
from ..scorer import Scorer
from .configs import refuse
from .parsing import Parsed, _check_timeout

Answers = Union[str, Sequence[str]]

_LENIENT = Scorer("math", preset="math-verify")
_UNITS = Scorer("math", preset="math-verify", units="one-side")
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
        numeric_precision: any; numbers are compared exactly.
        strict: True; matching variables by position is refused.
        allow_set_relation_comp: accept ``1 < x < 2`` for the gold ``(1, 2)``; a set for a relation
            is accepted either way.
        timeout_seconds: not needed, since work is bounded by counted steps; any number or None.
        raise_on_error: raise for what is neither text nor parsed, instead of returning False.

    Throws EvalmarkError for a keyword's value that is not carried, by name.
    """
    if float_rounding != 6:
        raise refuse("float_rounding", float_rounding, "decimals are rounded to 6 places")
    if isinstance(numeric_precision, bool) or not isinstance(numeric_precision, int):
        raise refuse("numeric_precision", numeric_precision, "a whole number")
    if not strict:
        raise refuse("strict", strict, "variables have names, and sets are no tuples")
    _check_timeout("timeout_seconds", timeout_seconds)
    try:
        golds, predictions = _answers(gold), _answers(target)
    except EvalmarkError:
        if raise_on_error:
            raise
        return False
    return any(_same(g, p, allow_set_relation_comp) for g in golds for p in predictions)


def _answers(given: Any) -> list[Parsed]:
    items = [given] if isinstance(given, str) else given
    if not isinstance(items, (list, tuple)):
        raise EvalmarkError(f"an answer is text or parsed, not {type(given).__name__}")
    for item in items:
        if not isinstance(item, str):
            raise EvalmarkError(f"an answer is text or parsed, not {type(item).__name__}")
    return [item if isinstance(item, Parsed) else Parsed.of(item, item) for item in items]


def _same(gold: Parsed, prediction: Parsed, relations: bool) -> bool:
    if gold.literal or prediction.literal:
        return str(gold) == str(prediction)
    judge = _LENIENT if prediction.units else _UNITS
    bare = str(prediction) == prediction.source
    record = judge.score(gold.target, prediction.source, is_answer=bare)
    if record.verdict != "equal":
        return False
    relation = bool(_RELATION.search(prediction)) and not _RELATION.search(gold)
    return relations or record.rule != "math/solution-set" or not relation
