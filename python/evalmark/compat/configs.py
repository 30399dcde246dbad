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


@dataclass(frozen=True)
class NormalizationConfig:
    """How LaTeX is tidied before it is read.

    Attributes:
        basic_latex: only True; the core reads layout commands as layout.
        units: leave units out, whatever they are; False: they must convert.
        malformed_operators: read ``frac{1}{2}`` as ``\\\\frac{1}{2}``; False: such answers are none.
        nits: spacing and final points; the core leaves them out either way.
        boxed: ``all`` or ``last``; ``none`` is refused, since a box is where an answer stands.
        equations: of ``a = b`` the last side; the core takes it either way.
    """

    basic_latex: bool = True
    units: bool = False
    malformed_operators: bool = False
    nits: bool = False
    boxed: Literal["all", "last", "none"] = "all"
    equations: bool = False

    def __post_init__(self) -> None:
        if not self.basic_latex:
            raise refuse("basic_latex", False, "layout commands are always read as layout")
        if self.boxed not in ("all", "last"):
            raise refuse("boxed", self.boxed, "the contents of a box are always the answer")


@dataclass(frozen=True)
class LatexExtractionConfig:
    """Answers in LaTeX: in ``$...$``, ``\\\\(...\\\\)``, ``\\\\[...\\\\]`` or a box.

    Attributes:
        try_extract_without_anchor: also without a box or a phrase such as "the answer is".
        boxed_match_priority: from 0 on, all alike: the core weighs boxes and phrases itself;
            -1, which disables boxes, is refused.
        normalization_config: see NormalizationConfig.
    """

    try_extract_without_anchor: bool = True
    boxed_match_priority: int = 50
    normalization_config: NormalizationConfig = field(
        default_factory=lambda: NormalizationConfig(
            units=True, malformed_operators=True, nits=True
        )
    )

    def __post_init__(self) -> None:
        if self.boxed_match_priority < 0:
            raise refuse("boxed_match_priority", self.boxed_match_priority, "boxes are always read")


@dataclass(frozen=True)
class ExprExtractionConfig:
    """Answers in plain text: numbers and expressions.

    Attributes:
        try_extract_without_anchor: also without a phrase such as "the answer is".
    """

    try_extract_without_anchor: bool = True


@dataclass(frozen=True)
class StringExtractionConfig:
    """Answers that are one of some strings, such as letters.

    Attributes:
        strings: what is looked for, as words of their own.
        try_extract_without_anchor: also without a phrase such as "the answer is".
        lowercase: compare and return them in lower case.
    """

    strings: tuple[str, ...] = ("A", "B", "C", "D")
    try_extract_without_anchor: bool = True
    lowercase: bool = True


ExtractionTarget = Union[LatexExtractionConfig, ExprExtractionConfig, StringExtractionConfig]
