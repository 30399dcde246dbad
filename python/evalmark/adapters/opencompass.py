"""Scorers of open-compass/opencompass: its post-processors and evaluators.

Written for 0.5.4. Its packages import every data set, model and their dependencies at their head;
here only the modules that are named below are, so that little of what it asks for is needed.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import types
from typing import Any

Sample = dict[str, Any]

_EVALUATORS = "opencompass.openicl.icl_evaluator"
#: Packages whose own imports are passed over, and what their modules want of them.
_PACKAGES = {
    "opencompass.datasets": {},
    "opencompass.openicl": {
        "BaseEvaluator": f"{_EVALUATORS}.icl_base_evaluator",
        "DatasetReader": "opencompass.openicl.icl_dataset_reader",
    },
    _EVALUATORS: {"BaseEvaluator": f"{_EVALUATORS}.icl_base_evaluator"},
}


def module(name: str) -> Any:
    """The module opencompass.NAME."""
    missing = [package for package in _PACKAGES if package not in sys.modules]
    for package in missing:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.submodule_search_locations is None:
            continue
        bare = types.ModuleType(package)
        bare.__path__ = list(spec.submodule_search_locations)
        bare.__spec__ = spec
        sys.modules[package] = bare
    for package in missing:
        for wanted, source in _PACKAGES[package].items():
            if package in sys.modules:
                setattr(sys.modules[package], wanted, getattr(importlib.import_module(source), wanted))
    return importlib.import_module(f"opencompass.{name}")


def gsm8k(sample: Sample) -> float:
    """gsm8k_postprocess and Gsm8kEvaluator of opencompass/datasets/gsm8k.py.

    Of a target that is a solution, what gsm8k_dataset_postprocess takes.
    """
    from_package = module("datasets.gsm8k")
    answer = from_package.gsm8k_postprocess(sample["output"])
    golds = [
        from_package.gsm8k_dataset_postprocess(gold) if "#### " in gold else gold.replace(",", "")
        for gold in _flat(sample["target"])
    ]
    return _best(from_package.Gsm8kEvaluator(), answer, golds)


def math(sample: Sample, version: str = "") -> float:
    """math_postprocess and MATHEvaluator of opencompass/datasets/math.py."""
    from_package = module("datasets.math")
    answer = getattr(from_package, f"math_postprocess{version}")(sample["output"])
    evaluator = from_package.MATHEvaluator(*([version[1:]] if version else []))
    return _best(evaluator, answer, _flat(sample["target"]))


def math_v2(sample: Sample) -> float:
    """math_postprocess_v2 and MATHEvaluator(version="v2") of the same file."""
    return math(sample, "_v2")


def first_option(sample: Sample) -> bool | None:
    """first_option_postprocess of opencompass/utils/text_postprocessors.py, letters compared."""
    choices = sample.get("choices")
    if not choices:
        return None
    letters = "".join(chr(65 + i) for i in range(len(choices)))
    return _text().first_option_postprocess(sample["output"], letters) in _flat(sample["target"])


def first_capital(sample: Sample) -> bool | None:
    """first_capital_postprocess of the same file: the first upper-case letter."""
    if not sample.get("choices"):
        return None
    return _text().first_capital_postprocess(sample["output"]) in _flat(sample["target"])


def general(sample: Sample) -> bool:
    """general_postprocess of the same file, of the output and of the target, as AccEvaluator does."""
    normal = _text().general_postprocess
    return normal(sample["output"]) in [normal(gold) for gold in _flat(sample["target"])]


def _text() -> Any:
    return module("utils.text_postprocessors")


def _best(evaluator: Any, answer: str, golds: list[str]) -> float:
    """Evaluators give per cent over a list of samples."""
    return float(max(evaluator.score([answer], [gold])["accuracy"] for gold in golds)) / 100


def _flat(target: Any) -> list[str]:
    return [target] if isinstance(target, str) else [t for entry in target for t in _flat(entry)]
