"""Math-Verify (huggingface/Math-Verify) as its README calls it. Written for 0.9.0."""

from math_verify import parse, verify


def score(sample):
    """``verify(parse(target), parse(output))``; of several targets any."""
    answer = parse(sample["output"])
    return any(verify(parse(_latex(gold)), answer) for gold in _flat(sample["target"]))


def _latex(gold):
    """A bare target is LaTeX to Math-Verify between dollars only."""
    return gold if "$" in gold or "\\boxed" in gold else f"${gold}$"


def _flat(target):
    return [target] if isinstance(target, str) else [t for entry in target for t in _flat(entry)]
