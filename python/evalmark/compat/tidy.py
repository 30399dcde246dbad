"""What a NormalizationConfig does to an answer in LaTeX, as math_normalization.py of
latex2sympy2_extended 1.11.0 does it; layout, boxes and units are the core's own reading."""

from __future__ import annotations

import re

from .configs import NormalizationConfig

_EQUALS = re.compile(r"(?<![\\<!>])=")
_MALFORMED = re.compile(
    r"(?<![\\A-Za-z])(?:[dt]?frac|sqrt|cdot|times|infty|pm)(?![A-Za-z])"
    r"|\^\s?\("
    r"|\\[dtc]?frac\s*[^\s{]"
    r"|\\[dtc]?frac\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\s*[^\s{]"
    r"|\\sqrt\s*(?:\[[^\]]*\]\s*)?[^\s{\[]"
    r"|\\log_\s?\d\d"
)
#: Characters of an answer that are looked at for them.
_LONGEST = 4096


def tidied(answer: str, normal: NormalizationConfig) -> str:
    """The answer by `equations` and `nits`."""
    text = answer
    if normal.equations and "," not in text and ";" not in text:
        sides = _EQUALS.split(text)
        if len(sides) > 2:
            text = sides[-1].strip()
    if normal.nits:
        text = f"0{text}" if text.startswith(".") else text
        text = r"\frac{1}{2}" if text == "0.5" else text
    return text


def is_malformed(answer: str) -> bool:
    """Does it hold an operator as no LaTeX is written: ``sqrt(3)``, ``\\frac12``, ``x^(2)``?"""
    return _MALFORMED.search(answer, 0, _LONGEST) is not None
