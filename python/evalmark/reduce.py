"""From the scores of a sample's epochs to one score, as Inspect AI 0.3.285 reduces them
(scorer/_reducer/reducer.py)."""

from __future__ import annotations

import re
from collections import Counter
from math import comb
from statistics import fmean, median
from typing import Sequence

from .errors import EvalmarkError


def reduce_epochs(scores: Sequence[float], reducer: str = "mean") -> float:
    """One score of several.

    Args:
        scores: of one sample, from 0 to 1, in the order of the epochs; none gives 0.
        reducer: mean, median, mode, max, at_least_K or pass_at_K.

    Throws EvalmarkError for another name, and for a K above the number of scores.
    """
    if not scores:
        return 0.0
    if reducer == "mean":
        return fmean(scores)
    if reducer == "median":
        return float(median(scores))
    if reducer == "max":
        return max(scores)
    if reducer == "mode":
        return Counter(scores).most_common(1)[0][0]
    named = re.fullmatch(r"(at_least|pass_at)_(\d+)", reducer)
    if not named:
        raise EvalmarkError(f'unknown reducer "{reducer}"')
    k = int(named[2])
    if k > len(scores):
        raise EvalmarkError(f"{reducer} needs {k} epochs, there are {len(scores)}")
    right = sum(score >= 1 for score in scores)
    if named[1] == "at_least":
        return float(right >= k)
    return 1 - comb(len(scores) - right, k) / comb(len(scores), k)
