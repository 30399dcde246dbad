"""The configurations of Math-Verify 0.9.0 and latex2sympy2_extended 1.11.0, by their own names.

What the core can't do is refused as a configuration is made, by the keyword's name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Union

from ..errors import EvalmarkError


def refuse(keyword: str, value: object, why: str) -> EvalmarkError:
    """The error for a keyword that is known and not carried."""
    return EvalmarkError(f"{keyword}={value!r} is not supported: {why}")


def check_flag(keyword: str, value: object) -> None:
    """Throws EvalmarkError for what is neither True nor False."""
    if not isinstance(value, bool):
        raise refuse(keyword, value, "True or False")


def check_timeout(keyword: str, value: object) -> None:
    """Throws EvalmarkError for what is neither a number nor None."""
    if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))):
        raise refuse(keyword, value, "a number of seconds, or None")


@dataclass(frozen=True)
class NormalizationConfig:
    """How LaTeX is tidied before it is read.

    Attributes:
        basic_latex: only True; the core reads layout commands as layout.
        units: leave units out, whatever they are; False: an answer with a unit is none without.
        malformed_operators: read ``sqrt(3)``, ``\\frac12`` and ``x^(2)`` as what they mean; False:
            such an answer can't be read.
        nits: write ``.5`` as ``0.5``, and that as ``\\frac{1}{2}``, which then is no decimal that
            rounds anything.
        boxed: ``all`` boxes of one formula are a list, or the ``last`` with those right before
            it; ``none`` is refused, since a box is where an answer stands.
        equations: of ``a = b = c`` only the last side is the answer; False: it is an equation.
    """

    basic_latex: bool = True
    units: bool = False
    malformed_operators: bool = False
    nits: bool = False
    boxed: Literal["all", "last", "none"] = "all"
    equations: bool = False

    def __post_init__(self) -> None:
        for name in ("basic_latex", "units", "malformed_operators", "nits", "equations"):
            check_flag(name, getattr(self, name))
        if not self.basic_latex:
            raise refuse("basic_latex", False, "layout commands are always read as layout")
        if self.boxed not in ("all", "last"):
            raise refuse("boxed", self.boxed, "the contents of a box are always the answer")


#: boxed_match_priority: boxes before all else, and the default.
BOXES_FIRST, AS_WEIGHED = 0, 50


@dataclass(frozen=True)
class LatexExtractionConfig:
    """Answers in LaTeX: in ``$...$``, ``\\(...\\)``, ``\\[...\\]`` or a box.

    Attributes:
        try_extract_without_anchor: also without a box or the word "answer" shortly before.
        boxed_match_priority: 0: the last box, whatever stands behind it; 50: the core weighs boxes
            and phrases itself. Others are refused: -1 would leave boxes out, larger ones put them
            behind phrases.
        normalization_config: see NormalizationConfig.
    """

    try_extract_without_anchor: bool = True
    boxed_match_priority: int = AS_WEIGHED
    normalization_config: NormalizationConfig = field(
        default_factory=lambda: NormalizationConfig(
            units=True, malformed_operators=True, nits=True
        )
    )

    def __post_init__(self) -> None:
        check_flag("try_extract_without_anchor", self.try_extract_without_anchor)
        priority = self.boxed_match_priority
        if isinstance(priority, bool) or priority not in (BOXES_FIRST, AS_WEIGHED):
            why = "0, boxes before all else, or 50, as the core weighs them"
            raise refuse("boxed_match_priority", priority, why)


@dataclass(frozen=True)
class ExprExtractionConfig:
    """Answers in plain text: numbers, and expressions with a number in them.

    Attributes:
        try_extract_without_anchor: also without the word "answer" shortly before.
    """

    try_extract_without_anchor: bool = True

    def __post_init__(self) -> None:
        check_flag("try_extract_without_anchor", self.try_extract_without_anchor)


@dataclass(frozen=True)
class StringExtractionConfig:
    """Answers that are one of some strings, such as letters.

    Attributes:
        strings: what is looked for, in this case, as words of their own.
        try_extract_without_anchor: also without the word "answer" shortly before.
        lowercase: return what was found in lower case.
    """

    strings: tuple[str, ...] = ("A", "B", "C", "D")
    try_extract_without_anchor: bool = True
    lowercase: bool = True

    def __post_init__(self) -> None:
        if isinstance(self.strings, str) or not all(isinstance(s, str) for s in self.strings):
            raise refuse("strings", self.strings, "a tuple of strings")
        check_flag("try_extract_without_anchor", self.try_extract_without_anchor)
        check_flag("lowercase", self.lowercase)


ExtractionTarget = Union[LatexExtractionConfig, ExprExtractionConfig, StringExtractionConfig]
