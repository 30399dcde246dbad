"""The answer in a text that states it, found as the core finds it in an output."""

from __future__ import annotations

import re

from .scorer import Scorer

#: What shows that a text is a worked solution, and not the bare answer.
_STATES_ITS_ANSWER = re.compile(r"\\f?boxed\b|####|<answer>")


def extract(text: str, scorer: Scorer | None = None) -> str | None:
    """The part of a text that a scorer takes for its answer; None where it finds none.

    ``extract("so x = 2, i.e. \\\\boxed{2}")`` is ``"2"``. `scorer` is ``Scorer("math")`` where none
    is given.
    """
    record = (scorer or Scorer("math")).score("0", text)
    return None if record.verdict == "unanswered" else record.answer


def stated_target(solution: str, scorer: Scorer | None = None) -> str | None:
    """The target in a column that has bare answers or whole solutions.

    A text with ``\\boxed``, ``####`` or ``<answer>`` is a solution, whose answer is taken out;
    any other is the answer itself. None where nothing is left.
    """
    target = extract(solution, scorer) if _STATES_ITS_ANSWER.search(solution) else solution
    return target if target and target.strip() else None
