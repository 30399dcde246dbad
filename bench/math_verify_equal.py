"""Does Math-Verify call each pair equal? JSON lines [target, answer] in; 1 or 0 a line out."""

import json
import logging
import sys

from math_verify import parse, verify

logging.disable(logging.CRITICAL)


def wrapped(text):
    return text if any(mark in text for mark in ("$", "\\boxed", "\\(", "\\[")) else f"${text}$"


def equal(target, answer):
    try:
        return bool(verify(parse(target), parse(answer)))
    except Exception:
        return False


for line in sys.stdin:
    target, answer = json.loads(line)
    print(int(equal(target, answer) or equal(wrapped(target), wrapped(answer))))
