"""Scorers of Inspect AI (UKGovernmentBEIS/inspect_ai). Written for 0.3.285."""

from __future__ import annotations

import asyncio
import functools
from typing import Any, Callable

Sample = dict[str, Any]

_VALUES = {"C": 1.0, "I": 0.0, "N": 0.0, "P": 0.5}

#: Each function: the scorer, and its arguments.
SCORERS: dict[str, tuple[str, dict[str, Any]]] = {
    "match": ("match", {}),
    "match_numeric": ("match", {"numeric": True}),
    "includes": ("includes", {}),
    "exact": ("exact", {}),
    "f1": ("f1", {}),
    "answer_letter": ("answer", {"pattern": "letter"}),
    "answer_line": ("answer", {"pattern": "line"}),
    "answer_word": ("answer", {"pattern": "word"}),
    "choice": ("choice", {}),
    "math": ("math", {}),
}


def __getattr__(name: str) -> Callable[[Sample], Any]:
    if name in SCORERS:
        return functools.partial(_score, *SCORERS[name])
    raise AttributeError(name)


def _score(name: str, options: dict[str, Any], sample: Sample) -> Any:
    from inspect_ai.model import ModelOutput
    from inspect_ai.scorer import Target
    from inspect_ai.solver import TaskState

    choices = sample.get("choices") or []
    if bool(choices) != (name in ("choice", "answer")) and (choices or name == "choice"):
        return None
    target = sample["target"]
    if not isinstance(target, str) and not all(isinstance(t, str) for t in target):
        return None
    state = TaskState(
        model="none", sample_id=1, epoch=1, input="", messages=[], choices=choices
    )
    state.output = ModelOutput.from_content("none", sample["output"])
    if name == "choice":
        _mark(state)
    said = asyncio.run(_scorer(name, tuple(options.items()))(state, Target(target))).value
    return _VALUES[said] if isinstance(said, str) else said


@functools.lru_cache(maxsize=None)
def _scorer(name: str, options: tuple[tuple[str, Any], ...]) -> Any:
    import inspect_ai.scorer

    return getattr(inspect_ai.scorer, name)(**dict(options))


def _mark(state: Any) -> None:
    """Marks the choices that the output names, as multiple_choice() does before choice()."""
    from inspect_ai.solver import _multiple_choice as solver

    for choice in state.choices:
        choice.correct = None
    answers = solver.parse_answers(state, False)
    if answers:
        solver.set_choices_based_on_generated_response(state=state, answers=answers)
