"""A metric for lighteval's task files: ``metrics=[evalmark.lighteval.metric("math")]``.

One call of the core scores a whole task (``batched_compute``). lighteval 0.13.0 copies metrics
deeply and so refuses handles; this one holds none.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from lighteval.metrics.metrics_sample import SampleLevelComputation, SamplingMetric
from lighteval.metrics.utils.metric_utils import SampleLevelMetric
from lighteval.tasks.requests import SamplingMethod

from ._batch import Target
from .reduce import reduce_epochs
from .rows import letter
from .scorer import Scorer

__all__ = ["Computation", "metric"]


class Computation(SampleLevelComputation):
    """Scores the texts of docs; of a doc with several texts (epochs), the scores are reduced."""

    def __init__(self, judge: Scorer, letters: bool = False, reducer: str = "mean") -> None:
        self.judge = judge
        self.letters = letters
        self.reducer = reducer

    def compute(self, responses: Any, docs: Any, **_: Any) -> list[float]:
        """The score of each doc, from 0 to 1: `responses` and `docs` as lighteval has them."""
        targets: list[Target] = []
        texts: list[str] = []
        choices: list[list[str] | None] = []
        stops: list[list[str] | None] = []
        counts: list[int] = []
        for response, doc in zip(responses, docs):
            counts.append(len(response.final_text))
            for text in response.final_text:
                texts.append(text or "")
                targets.append(self._target(doc))
                choices.append(self._choices(doc))
                stops.append(list(doc.stop_sequences or []) or None)
        records = self.judge.score_batch(targets, texts, choices=choices, stop=stops, cut=True)
        scores = iter(records.scores())
        return [reduce_epochs([next(scores) for _ in range(n)], self.reducer) for n in counts]

    def _choices(self, doc: Any) -> list[str] | None:
        """Their texts; empty ones where the doc names letters alone, as lighteval's gpqa does."""
        if not self.letters:
            return None
        texts = [str(text).strip() for text in doc.choices]
        return [""] * len(texts) if texts == [letter(i) for i in range(len(texts))] else texts

    def _target(self, doc: Any) -> Target:
        index = doc.gold_index
        golds = list(index) if isinstance(index, (list, tuple)) else [index]
        found = [letter(g) if self.letters else doc.choices[g] for g in golds]
        return found[0] if len(found) == 1 else found


class Sampled(Computation, SamplingMetric):
    """For several texts of each doc: lighteval asks its sampling metrics how many."""

    epochs = 1

    def num_samples(self) -> int:
        return self.epochs


def metric(
    scorer: str = "math",
    *,
    name: str | None = None,
    epochs: int = 1,
    reducer: str = "mean",
    **options: Any,
) -> SampleLevelMetric:
    """A metric of a generating task.

    Args:
        scorer, options: as for ``evalmark.Scorer``. With ``choice`` and ``inspect/choice`` the
            doc's choices are the options and its gold index is the letter; with any other scorer
            the gold choices are the target.
        name: of the metric in lighteval's results; ``evalmark_SCORER`` where none is given.
        epochs: texts to ask for, of each doc.
        reducer: of their scores, as reduce_epochs has it.
    """
    letters = scorer.split("/")[-1] == "choice"
    computation = (Sampled if epochs > 1 else Computation)(
        Scorer(scorer, **options), letters, reducer
    )
    if isinstance(computation, Sampled):
        computation.epochs = epochs
    return SampleLevelMetric(
        metric_name=name or f"evalmark_{scorer.replace('/', '_')}",
        higher_is_better=True,
        category=SamplingMethod.GENERATIVE,
        sample_level_fn=computation,
        corpus_level_fn=np.mean,
        batched_compute=True,
    )
