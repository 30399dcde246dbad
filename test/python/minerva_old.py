"""MATH-Hard's old comparison, as lm-evaluation-harness 0.4.13 keeps it in leaderboard/math/utils.py.

    minerva_old.py < CASES   {"output", "target"} a line in, {"score": 0, 1, or -1 where SymPy took too long} out

That file is frozen for the sake of the published numbers: sentence, normaliser and is_equiv are those of 0.4.4.
"""

import functools
import json
import logging
import sys

from lm_eval.tasks.leaderboard.math import utils

logging.disable(logging.CRITICAL)
SECONDS = 20


class Timeout(utils.timeout):
    """The second that the harness allows says more of the machine than of SymPy; here it is told apart."""

    passed = False

    def __init__(self, seconds):
        super().__init__(SECONDS)

    def handle_timeout(self, signum, frame):
        Timeout.passed = True
        super().handle_timeout(signum, frame)


utils.timeout = Timeout


@functools.lru_cache(maxsize=None)
def equal(answer, target):
    Timeout.passed = False
    found = utils.is_equiv(answer, target)
    return -1 if Timeout.passed else int(found is True)


def score(output, target):
    """process_results of 0.4.4: no answer is equal to nothing, and text is never compared as text."""
    answer = utils.normalize_final_answer(utils.get_unnormalized_answer(output.split("Problem:")[0]))
    return equal(answer, utils.normalize_final_answer(target))


if __name__ == "__main__":
    for line in sys.stdin:
        case = json.loads(line)
        targets = [case["target"]] if isinstance(case["target"], str) else case["target"]
        scores = [score(case["output"], target) for target in targets]
        print(json.dumps({"score": 1 if 1 in scores else min(scores)}))
