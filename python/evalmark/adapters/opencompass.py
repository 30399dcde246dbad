"""Scorers of open-compass/opencompass: its post-processors and evaluators.

Written to the public functions of its files named below, as they stood in 2025; where they have
moved, the import says so.
"""

from __future__ import annotations

from typing import Any

Sample = dict[str, Any]


def gsm8k(sample: Sample) -> float:
    """gsm8k_postprocess and Gsm8kEvaluator of opencompass/datasets/gsm8k.py."""
    from opencompass.datasets import gsm8k as module

    answer = module.gsm8k_postprocess(sample["output"])
    golds = [gold.replace(",", "") for gold in _flat(sample["target"])]
    return _best(module.Gsm8kEvaluator(), answer, golds)


def math(sample: Sample) -> float:
    """math_postprocess and MATHEvaluator of opencompass/datasets/math.py."""
    from opencompass.datasets import math as module

    answer = module.math_postprocess(sample["output"])
    return _best(module.MATHEvaluator(), answer, _flat(sample["target"]))


def first_option(sample: Sample) -> bool | None:
    """first_option_postprocess of opencompass/utils/text_postprocessors.py, letters compared."""
    from opencompass.utils.text_postprocessors import first_option_postprocess

    choices = sample.get("choices")
    if not choices:
        return None
    letters = "".join(chr(65 + i) for i in range(len(choices)))
    return first_option_postprocess(sample["output"], letters) in _flat(sample["target"])


def first_capital(sample: Sample) -> bool | None:
    """first_capital_postprocess of the same file: the first upper-case letter."""
    from opencompass.utils.text_postprocessors import first_capital_postprocess

    if not sample.get("choices"):
        return None
    return first_capital_postprocess(sample["output"]) in _flat(sample["target"])


def general(sample: Sample) -> bool:
    """general_postprocess of the same file, of the output and of the target, as AccEvaluator does."""
    from opencompass.utils.text_postprocessors import general_postprocess

    answer = general_postprocess(sample["output"])
    return answer in [general_postprocess(gold) for gold in _flat(sample["target"])]


def _best(evaluator: Any, answer: str, golds: list[str]) -> float:
    """Evaluators give per cent over a list of samples."""
    return float(max(evaluator.score([answer], [gold])["accuracy"] for gold in golds)) / 100


def _flat(target: Any) -> list[str]:
    return [target] if isinstance(target, str) else [t for entry in target for t in _flat(entry)]
