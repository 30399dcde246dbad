"""Asks the core whether it can run a regular expression, as a scorer is made."""

from __future__ import annotations

import json

from ._batch import utf8
from ._core import core
from ._names import RULES, rule_text
from .errors import EvalmarkError

#: Characters of the pattern that the message shows.
_SHOWN = 24


def refuse_pattern(pattern: str, bits: int) -> None:
    """Throws EvalmarkError for what is no regular expression of Python 3.11, or is one that takes
    backtracking or is too large; it names the construct and where it stands. `bits` are the
    options as the core reads them."""
    text = utf8(pattern)
    fault = core().pattern_fault(text, bits)
    if fault == 0:
        return
    rule, offset = RULES[fault & 0xFFFF], fault >> 16
    before, rest = text[:offset].decode("utf-8", "replace"), text[offset:].decode("utf-8", "replace")
    there = json.dumps(rest[:_SHOWN] + ("..." if len(rest) > _SHOWN else ""), ensure_ascii=False)
    cure = (
        "correct it; Python's re would raise on it"
        if rule == "regex/invalid"
        else "use another scorer, such as math or inspect/answer, or a pattern without it"
    )
    raise EvalmarkError(
        f"pattern: {rule_text(rule)} ({rule}, at character {len(before) + 1}: {there}); {cure}"
    )
