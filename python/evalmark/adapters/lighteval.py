"""Metrics of huggingface/lighteval, by their names in its `Metrics`. Written for 0.13.0."""

from __future__ import annotations

import functools
from typing import Any, Callable

Sample = dict[str, Any]

_METRICS = {
    "expr_gold": "expr_gold_metric",
    "gpqa": "gpqa_instruct_metric",
    "exact_match": "exact_match",
    "f1": "f1_score",
}


def __getattr__(name: str) -> Callable[[Sample], Any]:
    if name in _METRICS:
        return functools.partial(_score, _METRICS[name], None)
    raise AttributeError(name)


def drop(sample: Sample) -> float:
    """F1 of its copy of DROP's metric."""
    return _score("drop", "f1", sample)


def drop_em(sample: Sample) -> float:
    """Exact match of the same."""
    return _score("drop", "em", sample)


def _score(metric: str, value: str | None, sample: Sample) -> float:
    from lighteval.metrics.metrics import Metrics
    from lighteval.models.model_output import ModelResponse
    from lighteval.tasks.requests import Doc

    target, choices = sample["target"], sample.get("choices")
    # Its prompts of multiple choice have the letters as choices.
    golds = [chr(65 + i) for i in range(len(choices))] if choices else _flat(target)
    index = golds.index(target) if choices else list(range(len(golds)))
    doc = Doc(query="", choices=golds, gold_index=index)
    doc.specific = {"golds_no_preprocessing": _alternatives(target)}
    response = ModelResponse(text=[sample["output"]])
    found = Metrics[metric].value.compute_sample(doc=doc, model_response=response)
    return float(next(iter(found.values())) if value is None else found[value])


def _alternatives(target: Any) -> Any:
    """Lists of spans: a list of texts is the spans of one answer."""
    if isinstance(target, str):
        return [[target]]
    return [target] if all(isinstance(entry, str) for entry in target) else target


def _flat(target: Any) -> list[str]:
    return [target] if isinstance(target, str) else [t for entry in target for t in _flat(entry)]
