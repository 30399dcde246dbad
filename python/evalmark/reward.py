"""Rewards for reinforcement learning: a verdict of the core is the reward.

For TRL's GRPO trainer: ``GRPOTrainer(reward_funcs=evalmark.reward.accuracy_reward, ...)``.
For verl: ``custom_reward_function.path=.../evalmark/reward.py``, whose ``compute_score`` it calls.
"""

from __future__ import annotations

from typing import Any, Callable, Mapping, Sequence, Union

from evalmark.answers import stated_target
from evalmark.errors import EvalmarkError
from evalmark.scorer import Scorer

#: A completion as TRL gives it: text, or the messages of a chat.
Completion = Union[str, Sequence[Mapping[str, Any]]]

#: The scorer that verl's names of data sets stand for, by a part of the name; else ``math``.
_BY_SOURCE = (("gsm8k", "gsm8k"), ("drop", "drop"), ("squad", "squad"))

#: The rule of a target that can't be read.
_NO_TARGET = "unknown/target"


def completion_text(completion: Completion) -> str:
    """The text of a completion: as it is, or of the last message of a chat (text parts joined)."""
    if isinstance(completion, str):
        return completion
    content = completion[-1].get("content") if completion else None
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, (list, tuple)) else []
    return "".join(str(p.get("text", "")) for p in parts if isinstance(p, Mapping))


class Reward:
    """A reward function that make_reward made; it can be pickled and copied."""

    def __init__(self, judge: Scorer, column: str, undecided: float | None, name: str) -> None:
        self._judge = judge
        self._column = column
        self._undecided = undecided
        self.__name__ = name

    def __call__(
        self,
        completions: Sequence[Completion],
        log_extra: Callable[[str, list[Any]], None] | None = None,
        **columns: Any,
    ) -> list[float | None]:
        """A number from 0 to 1 for each completion, or None where its target is empty or can't be
        read. Throws EvalmarkError where the column with the targets is missing."""
        if self._column not in columns:
            raise EvalmarkError(f'the dataset has no column "{self._column}": make_reward(column=...)')
        targets = [_target(value, self._judge) for value in columns[self._column]]
        texts = [completion_text(completion) for completion in completions]
        records = self._judge.score_batch(["" if t is None else t for t in targets], texts)
        if log_extra is not None:
            log_extra("target", targets)
            log_extra("answer", [record.answer for record in records])
            log_extra("rule", records.rules())
        told = zip(targets, records.scores(), records.verdicts(), records.rules())
        return [
            None if target is None or rule == _NO_TARGET else self._value(score, verdict)
            for target, score, verdict, rule in told
        ]

    def _value(self, score: float, verdict: str) -> float | None:
        return self._undecided if verdict in ("undecided", "errored") else score


def make_reward(
    scorer: str = "math",
    *,
    column: str = "solution",
    undecided: float | None = 0.0,
    name: str | None = None,
    **options: Any,
) -> Reward:
    """A reward function for TRL's GRPO trainer (and for all that call theirs alike).

    Args:
        scorer, options: as for ``evalmark.Scorer``.
        column: the dataset's column with the targets: bare answers, or solutions that state
            theirs with ``\\boxed``, ``####`` or ``<answer>``.
        undecided: reward where the core decided nothing. None would leave such samples out, and a
            model could learn to write what can't be decided.
        name: under which the trainer logs it; ``evalmark_SCORER`` where none is given.

    The function takes plain or chat completions, and the column as a keyword; None is what TRL's
    own accuracy_reward gives for a target that can't be read.
    """
    judge = Scorer(scorer, **options)
    return Reward(judge, column, undecided, name or f"evalmark_{scorer.replace('/', '_')}")


def _target(value: Any, judge: Scorer) -> Any:
    if isinstance(value, str):
        return stated_target(value, judge)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return list(value) if value is not None else None


#: Right or wrong by the scorer ``math``; the dataset's column is ``solution``.
accuracy_reward = make_reward(name="accuracy_reward")


def compute_score(
    data_source: str,
    solution_str: str,
    ground_truth: Any,
    extra_info: Mapping[str, Any] | None = None,
    **_: Any,
) -> dict[str, Any]:
    """The reward function that verl asks for (``custom_reward_function``).

    Args:
        data_source: name of the data set; it chooses the scorer (``gsm8k``, ``drop``, ``squad``,
            else ``math``) unless `extra_info` has ``evalmark_scorer``.
        solution_str: what the model wrote.
        ground_truth: the target: text (bare, or a solution that states it) or a list of texts.
        extra_info: of the sample; ``evalmark_scorer`` and ``evalmark_options`` are read.

    Returns ``score`` (from 0 to 1), ``acc`` (is it right) and what decided, which verl logs.
    """
    info = extra_info or {}
    name = info.get("evalmark_scorer") or next(
        (scorer for part, scorer in _BY_SOURCE if part in str(data_source).lower()), "math"
    )
    judge = Scorer(name, **(info.get("evalmark_options") or {}))
    target = _target(ground_truth, judge)
    record = judge.score("" if target is None else target, solution_str)
    return {
        "score": float(record),
        "acc": record.verdict == "equal",
        "pred": record.answer or "",
        "verdict": record.verdict,
        "rule": record.rule or "",
    }
