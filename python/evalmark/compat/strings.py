"""Which of some strings a text answers with, as Math-Verify 0.9.0 finds it (parser.py)."""

from __future__ import annotations

import re
from functools import lru_cache

from .configs import StringExtractionConfig


def found_string(text: str, config: StringExtractionConfig) -> str | None:
    """The string behind the strongest phrase, of several the one that ends last, as it stands in
    the text; None: none."""
    if not config.strings:
        return None
    for pattern in _patterns(tuple(config.strings), config.try_extract_without_anchor):
        ends = [(m.end(), -m.start(), m["key"]) for m in pattern.finditer(text)]
        if ends:
            return max(ends)[2]
    return None


@lru_cache(maxsize=16)
def _patterns(strings: tuple[str, ...], anywhere: bool) -> list[re.Pattern[str]]:
    key = f"(?P<key>{'|'.join(map(re.escape, strings))})"
    end = r"(?:\*\*)?(?:[.,:\s]|$)"
    word = rf"(?:^|\s)(?:\*\*)?{key}{end}"
    patterns = [
        rf"(?i:final answer is):?\s*{key}\.?\s?I hope",
        rf"(?i:final answer.{{0,100}}?)\s+is:?\s*{key}",
        rf"(?i:answer):.{{0,50}}?{word}",
        rf"(?i:answer).{{0,50}}?{word}",
    ]
    if anywhere:
        patterns += [rf"^(?:\*\*)?{key}{end}", word]
    return [re.compile(pattern) for pattern in patterns]
