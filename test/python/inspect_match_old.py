"""match() of Inspect AI before 2026-05: its own match_str, of the version in .venv/inspect/beside.

    inspect_match_old.py < CASES   {"output", "target", "options"} a line in, {"score": 0, 1, or -1 where it raises} out
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(sys.prefix) / "beside"))

from inspect_ai.scorer._common import match_str  # noqa: E402


def score(case):
    targets = [case["target"]] if isinstance(case["target"], str) else case["target"]
    try:
        return int(any(match_str(case["output"], target, **case["options"])[1] for target in targets))
    except ValueError:
        return -1


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps({"score": score(json.loads(line))}))
