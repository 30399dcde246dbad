"""Runs Python's re for a comparison with the core's regular expressions.

    re_matches.py FILE    a JSON list [pattern, flags, text] a line in, a JSON result a line out
    re_matches.py points FLAGS PATTERN...    for each pattern the ranges of code points it matches alone

A result is {"error": text}, {"slow": true} where backtracking takes more than a second, or {"matches": [[[start, end] or null, ...], ...]}: byte offsets in
UTF-8 of the first 20 matches of finditer and of their groups.
"""

import json
import re
import signal
import sys
import warnings
from itertools import islice

warnings.simplefilter("ignore")


def matches(pattern, flags, text):
    try:
        compiled = re.compile(pattern, flags)
    except (re.error, ValueError, OverflowError, RecursionError) as error:
        return {"error": f"{type(error).__name__}: {error}"}
    offsets = [0]
    for ch in text:
        offsets.append(offsets[-1] + len(ch.encode()))
    out = []
    signal.setitimer(signal.ITIMER_REAL, 1)
    for match in islice(compiled.finditer(text), 20):
        spans = [match.span(g) for g in range(compiled.groups + 1)]
        out.append([None if a < 0 else [offsets[a], offsets[b]] for a, b in spans])
    signal.setitimer(signal.ITIMER_REAL, 0)
    return {"matches": out}


def too_slow(*_):
    raise TimeoutError


def points(flags, patterns):
    for pattern in patterns:
        compiled = re.compile(pattern, flags)
        out, inside = [], False
        for c in range(0x110000):
            now = not 0xD800 <= c <= 0xDFFF and compiled.fullmatch(chr(c)) is not None
            if now != inside:
                out.append(c)
                inside = now
        print(json.dumps(out))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if sys.argv[1] == "points":
        points(int(sys.argv[2]), sys.argv[3:])
    else:
        with open(sys.argv[1], encoding="utf-8") as file:
            signal.signal(signal.SIGALRM, too_slow)
            for line in file:
                try:
                    print(json.dumps(matches(*json.loads(line))))
                except TimeoutError:
                    print(json.dumps({"slow": True}))
