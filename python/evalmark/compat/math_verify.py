"""Math-Verify's calls: ``from evalmark.compat.math_verify import parse, verify``.

The verdicts are those of the core's scorer ``math`` with the preset ``math-verify``; where they
differ from Math-Verify 0.9.0's own, docs/equivalence.md says why. Every keyword of 0.9.0 is
honoured, or refused by name.
"""

from .configs import (
    ExprExtractionConfig,
    ExtractionTarget,
    LatexExtractionConfig,
    NormalizationConfig,
    StringExtractionConfig,
)
from .grading import verify
from .parsed import Parsed
from .parsing import parse

#: Math-Verify's name for it.
LatexNormalizationConfig = NormalizationConfig

__all__ = [
    "ExprExtractionConfig",
    "ExtractionTarget",
    "LatexExtractionConfig",
    "LatexNormalizationConfig",
    "NormalizationConfig",
    "Parsed",
    "StringExtractionConfig",
    "parse",
    "verify",
]
