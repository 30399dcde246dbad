"""Tasks of EleutherAI/lm-evaluation-harness: their own stops, filters and metrics, from their YAML.

Written for 0.4.13. `minerva_math` and `leaderboard_math` need lm-eval's extra `math`.
"""

from __future__ import annotations

import functools
import importlib
from pathlib import Path
from typing import Any, Callable

Sample = dict[str, Any]

#: Each function: the task's file below lm_eval/tasks, and which of its filters (None: the first).
TASKS = {
    "gsm8k": ("gsm8k/gsm8k.yaml", "strict-match"),
    "gsm8k_flexible": ("gsm8k/gsm8k.yaml", "flexible-extract"),
    "gsm8k_cot": ("gsm8k/gsm8k-cot.yaml", "strict-match"),
    "gsm8k_cot_flexible": ("gsm8k/gsm8k-cot.yaml", "flexible-extract"),
    "mmlu_pro": ("mmlu_pro/mmlu_pro_math.yaml", None),
    "gpqa_cot": ("gpqa/cot_zeroshot/gpqa_diamond_cot_zeroshot.yaml", "strict-match"),
    "gpqa_cot_flexible": ("gpqa/cot_zeroshot/gpqa_diamond_cot_zeroshot.yaml", "flexible-extract"),
    "bbh_cot": ("bbh/cot_fewshot/boolean_expressions.yaml", None),
    "triviaqa": ("triviaqa/default.yaml", None),
    "nq_open": ("nq_open/nq_open.yaml", None),
}
_OF_METRICS = ("metric", "aggregation", "higher_is_better")


def __getattr__(name: str) -> Callable[[Sample], Any]:
    if name in TASKS:
        return functools.partial(_score, *TASKS[name])
    raise AttributeError(name)


def drop(sample: Sample, metric: str = "f1") -> float:
    """F1 of the task drop."""
    utils = importlib.import_module("lm_eval.tasks.drop.utils")
    target = sample["target"]
    entries = [target] if isinstance(target, str) else target
    golds = [tuple(entry) if isinstance(entry, list) else (entry,) for entry in entries]
    if entries and all(isinstance(entry, str) for entry in entries):
        # A list of texts is the spans of one answer.
        golds = [tuple(entries)]
    output = _cut(sample["output"], ["."])
    return float(utils.process_results({"answers": golds}, [output])[metric])


def drop_em(sample: Sample) -> float:
    """Exact match of the task drop."""
    return drop(sample, "em")


def hendrycks_math(sample: Sample) -> bool:
    """The comparison of the task hendrycks_math, of a bare answer."""
    utils = importlib.import_module("lm_eval.tasks.hendrycks_math.utils")
    return any(utils.is_equiv(sample["output"], gold) for gold in _flat(sample["target"]))


def minerva_math(sample: Sample, metric: str = "exact_match") -> float:
    """exact_match of the tasks minerva_math: the sentence, the word list, SymPy."""
    utils = importlib.import_module("lm_eval.tasks.minerva_math.utils")
    output = _cut(sample["output"], ["Problem:"])

    def one(gold: str) -> Any:
        doc = {"solution": f"\\boxed{{{gold}}}", "answer": utils.normalize_final_answer(gold)}
        return utils.process_results(doc, [output])[metric]

    return max(float(one(gold)) for gold in _flat(sample["target"]))


def leaderboard_math(sample: Sample) -> float:
    """exact_match_original of the tasks leaderboard_math: that of the leaderboard of 2024, kept as it was."""
    utils = importlib.import_module("lm_eval.tasks.leaderboard.math.utils")
    output = _cut(sample["output"], ["Problem:"])
    return max(float(utils.process_result_v1({"answer": gold}, output)) for gold in _flat(sample["target"]))


def minerva_math_verify(sample: Sample) -> float:
    """math_verify of the same tasks."""
    return minerva_math(sample, "math_verify")


def _score(file: str, wanted: str | None, sample: Sample) -> float:
    from lm_eval.api.metrics import exact_match_hf_evaluate as exact_match

    stops, steps, options = _task(file, wanted)
    output = _filtered(steps, _cut(sample["output"], stops), {"choices": sample.get("choices") or []})
    return max(
        float(exact_match(predictions=[output], references=[gold], **options)["exact_match"])
        for gold in _flat(sample["target"])
    )


@functools.lru_cache(maxsize=None)
def _task(file: str, wanted: str | None) -> tuple[list[str], list[Any], dict[str, Any]]:
    import lm_eval.tasks
    from lm_eval.tasks._yaml_loader import load_yaml

    config = load_yaml(Path(lm_eval.tasks.__file__).parent / file, resolve_func=False)
    filters = config.get("filter_list", [])
    chosen = [f["filter"] for f in filters if wanted in (None, f["name"])][:1]
    steps = [
        [f["function"], {k: v for k, v in f.items() if k != "function"}] for one in chosen for f in one
    ]
    metric = next(m for m in config["metric_list"] if m["metric"] == "exact_match")
    options = {k: v for k, v in metric.items() if k not in _OF_METRICS}
    return config["generation_kwargs"]["until"], steps, options


def _filtered(steps: list[Any], output: str, doc: dict[str, Any]) -> Any:
    from lm_eval.api.instance import Instance
    from lm_eval.filters import build_filter_ensemble

    request = Instance("generate_until", doc, ("", {}), 0)
    request.resps = [output]
    build_filter_ensemble("one", steps).apply([request])
    return request.filtered_resps["one"]


def _cut(text: str, stops: list[str]) -> str:
    for stop in stops:
        text = text.split(stop)[0]
    return text


def _flat(target: Any) -> list[str]:
    return [target] if isinstance(target, str) else [t for entry in target for t in _flat(entry)]
