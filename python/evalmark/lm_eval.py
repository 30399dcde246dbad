"""For lm-evaluation-harness: functions that a task's YAML names, and a filter for whole tasks.

In ``utils.py`` beside the YAML::

    from evalmark.lm_eval import process_results
    score = process_results("math", target="answer")

and in the YAML ``process_results: !function utils.score`` with a ``metric_list`` that names
``evalmark_math``. The filter ``evalmark`` scores all docs of a task in one batch instead; its
verdicts, as JSON, are what ``process_verdicts`` reads.
"""

from __future__ import annotations

import json
from typing import Any, Callable, Iterable, Sequence

from lm_eval.api.filter import Filter
from lm_eval.api.registry import register_filter

from ._batch import Target
from .reduce import reduce_epochs
from .rows import cell
from .scorer import Scorer

__all__ = [
    "EvalmarkFilter",
    "metric_name",
    "prepared",
    "process_results",
    "process_verdicts",
    "with_choices",
]

Doc = dict[str, Any]
TargetOf = Callable[[Doc], Target]


def metric_name(scorer: str) -> str:
    """The name under which a scorer's values stand in lm-eval's results."""
    return f"evalmark_{scorer.replace('/', '_')}"


def _target_of(target: str | TargetOf) -> TargetOf:
    if callable(target):
        return target

    def column(doc: Doc) -> Target:
        value = cell(doc, target)
        return [str(v) for v in value] if isinstance(value, (list, tuple)) else str(value)

    return column


def process_results(
    scorer: str = "math",
    *,
    target: str | TargetOf = "answer",
    choices: str | Callable[[Doc], Sequence[str]] | None = None,
    stop: Sequence[str] | None = None,
    reducer: str = "mean",
    **options: Any,
) -> Callable[[Doc, list[Any]], dict[str, float]]:
    """A function for ``process_results: !function``.

    Args:
        scorer, options: as for ``evalmark.Scorer``.
        target: the doc's column with the target, or a function of the doc.
        choices: the doc's column with the texts of the options, or a function of the doc, for
            multiple choice.
        stop: the task's ``until``, which the harness has applied.
        reducer: of the scores of repeats, as reduce_epochs has it.

    The function takes a doc and its results, one text or a list of repeats, and returns their
    score under ``evalmark_SCORER``. It throws EvalmarkError for a column that is missing.
    """
    judge = Scorer(scorer, **options)
    find = _target_of(target)

    def score(doc: Doc, results: list[Any]) -> dict[str, float]:
        texts = _texts(results)
        lists = None if choices is None else [_choices(doc, choices)] * len(texts)
        stops = None if stop is None else [stop] * len(texts)
        wanted = [find(doc)] * len(texts)
        records = judge.score_batch(wanted, texts, choices=lists, stop=stops, cut=True)
        return {metric_name(scorer): reduce_epochs(records.scores(), reducer)}

    return score


def _choices(doc: Doc, choices: str | Callable[[Doc], Sequence[str]]) -> list[str]:
    return list(choices(doc) if callable(choices) else cell(doc, choices))


def with_choices(choices: Callable[[Doc], Sequence[str]]) -> Callable[[Any], Any]:
    """A function for ``process_docs: !function``: the texts of the options become a part of each
    doc, so that a log of the task, which has no other place for them, can be scored again."""
    return prepared(choices=choices)


def prepared(
    *,
    choices: Callable[[Doc], Sequence[str]] | None = None,
    system: Callable[[Doc], str] | None = None,
) -> Callable[[Any], Any]:
    """A function for ``process_docs: !function``: the texts of the options, and the system message,
    for ``description: "{{evalmark.system}}"``, since lm-eval calls no function there (0.4.13)."""

    def made(doc: Doc) -> Doc:
        texts = {} if choices is None else {"choices": [str(c) for c in choices(doc)]}
        return {"evalmark": texts if system is None else {**texts, "system": system(doc)}}

    return lambda dataset: dataset.map(made)


def _texts(results: list[Any]) -> list[str]:
    flat = results[0] if len(results) == 1 and isinstance(results[0], (list, tuple)) else results
    return [str(text) for text in flat]


@register_filter("evalmark")
class EvalmarkFilter(Filter):
    """Replaces each response by its verdict in JSON, a whole task in one batch.

    In YAML: ``filter: [{function: evalmark, scorer: math, target: answer}, {function: take_first}]``
    with ``process_results: !function utils.verdicts``, where
    ``from evalmark.lm_eval import process_verdicts as verdicts``.
    """

    def __init__(
        self, scorer: str = "math", target: str = "answer", choices: str | None = None, **options: Any
    ) -> None:
        self.judge = Scorer(scorer, **options)
        self.find = _target_of(target)
        self.choices = choices

    def apply(self, resps: Iterable[Sequence[str]], docs: Sequence[Doc]) -> list[list[str]]:
        """`resps` has the responses to each doc; the verdicts come back in the same shape."""
        groups = [list(group) for group in resps]
        texts = [str(text) for group in groups for text in group]
        of_text = [doc for doc, group in zip(docs, groups) for _ in group]
        lists = None if not self.choices else [_choices(doc, self.choices) for doc in of_text]
        records = self.judge.score_batch(map(self.find, of_text), texts, choices=lists, cut=True)
        said = iter(
            json.dumps({"scorer": self.judge.name, "core": self.judge.digest, **record.to_dict()})
            for record in records
        )
        return [[next(said) for _ in group] for group in groups]


def process_verdicts(doc: Doc, results: list[Any]) -> dict[str, float]:
    """Reads what the filter wrote: the mean score of a doc's verdicts."""
    verdicts = [json.loads(text) for text in _texts(results)]
    return {metric_name(verdicts[0]["scorer"]): reduce_epochs([v["score"] for v in verdicts])}
