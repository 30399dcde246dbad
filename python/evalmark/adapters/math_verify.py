"""Math-Verify (huggingface/Math-Verify) as its README calls it. Written for 0.9.0."""

from __future__ import annotations

from typing import Any

from math_verify import parse, verify

Sample = dict[str, Any]


def score(sample: Sample) -> bool:
    """``verify(parse(target), parse(output))``; of several targets any."""
    answer = parse(sample["output"])
    return any(verify(parse(_latex(gold)), answer) for gold in _flat(sample["target"]))


def _latex(gold: str) -> str:
    """A bare target is LaTeX to Math-Verify between dollars only."""
    return gold if "$" in gold or "\\boxed" in gold else f"${gold}$"


def _flat(target: Any) -> list[str]:
    return [target] if isinstance(target, str) else [t for entry in target for t in _flat(entry)]
