"""Scorers for Inspect AI, found by their entry point: ``evalmark/math``, ``evalmark/drop``, ...,
``evalmark/inspect/match``, ``evalmark/faulty/drop-official``, ...

In a task: ``Task(..., scorer=evalmark.inspect.math())``. For a log that is there already:
``inspect score LOG.eval --scorer evalmark/drop -S metric=em --action append``.
"""

from __future__ import annotations

from typing import Any

from inspect_ai.scorer import Score, Scorer, Target, mean, scorer, stderr
from inspect_ai.solver import TaskState

from . import scorer as judges
from ._core import digest
from ._names import SCORERS
from .errors import EvalmarkError
from .record import Record

__all__ = ["WrongScorer", "choice", "drop", "gaia", "gsm8k", "math", "named", "score_of", "squad"]


def score_of(record: Record, judge: judges.Scorer) -> Score:
    """A verdict as Inspect keeps it: the score as a number, the answer, the reason; scorer,
    options, digest of the core, rule and certainty in the metadata, which logs keep."""
    return Score(
        value=float(record),
        answer=record.answer,
        explanation=f"{record.verdict}: {record.reason} ({record.rule})",
        metadata={
            "evalmark": {
                "scorer": judge.name,
                "options": judge.options,
                "core": judge.digest,
                **{k: v for k, v in record.to_dict().items() if k not in ("score", "answer")},
            }
        },
    )


class WrongScorer(Exception):
    """A scorer's name, option or value that is none. `inspect score` takes a ValueError for a
    scorer that it has not found, and would keep the message back."""


def _scorer(name: str, options: dict[str, Any]) -> Scorer:
    stop = options.pop("stop", None)
    try:
        judge = judges.Scorer(name, **options)
    except EvalmarkError as error:
        raise WrongScorer(str(error)) from None

    async def score(state: TaskState, target: Target) -> Score:
        texts = list(target.target)
        choices = [choice.value for choice in state.choices] if state.choices else None
        record = judge.score(
            texts[0] if len(texts) == 1 else texts,
            state.output.completion,
            choices=choices,
            stop=stop,
            cut=True,
        )
        return score_of(record, judge)

    return score


#: `inspect score` writes a scorer's name without its package: the metadata says whose it is.
_MARK = {"core": digest()}
_ours = scorer(metrics=[mean(), stderr()], evalmark=_MARK)


@_ours
def math(**options: Any) -> Scorer:
    """Mathematical answers. Options as for ``evalmark.Scorer("math")``; `stop` as in the task."""
    return _scorer("math", options)


@_ours
def gsm8k(**options: Any) -> Scorer:
    """GSM8K: the final number, compared exactly."""
    return _scorer("gsm8k", options)


@_ours
def drop(**options: Any) -> Scorer:
    """DROP: F1 of the words, or exact match with ``metric="em"``; a target list is one answer."""
    return _scorer("drop", options)


@_ours
def squad(**options: Any) -> Scorer:
    """SQuAD: F1, or exact match with ``metric="em"``; a target list is alternatives."""
    return _scorer("squad", options)


@_ours
def choice(**options: Any) -> Scorer:
    """Multiple choice: a letter from free text, or the text of an option."""
    return _scorer("choice", options)


@_ours
def gaia(**options: Any) -> Scorer:
    """GAIA: quasi exact match of what stands behind FINAL ANSWER; a target list is alternatives."""
    return _scorer("gaia", options)


@_ours
def named(name: str, **options: Any) -> Scorer:
    """Any scorer of the core by its name, such as ``inspect/match``, with its options."""
    return _scorer(name, options)


def _by_name(name: str) -> None:
    """Registers a scorer whose name has a slash: `evalmark/faulty/drop-official`."""

    def judge(**options: Any) -> Scorer:
        return _scorer(name, options)

    scorer(metrics=[mean(), stderr()], name=name, evalmark=_MARK)(judge)


for _name in SCORERS:
    if "/" in _name:
        _by_name(_name)
