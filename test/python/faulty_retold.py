"""Faulty scorers whose versions can't be installed, told again with Python's re and the harness's metric.

    faulty_retold.py < CASES   a JSON case a line in ("by", "output", "target"), {"score": NUMBER} a line out
"""

import json
import re
import sys


def cut(text, stops):
    for stop in stops:
        text = text.split(stop)[0]
    return text


def targets(case):
    return [case["target"]] if isinstance(case["target"], str) else case["target"]


def nq_2023(case):
    """nq_open of lm-evaluation-harness 0.4.0 with today's exact match, which has not changed."""
    from lm_eval.api.metrics import exact_match_hf_evaluate

    output = cut(case["output"], ["\n", ".", ","]).removeprefix(" ")
    return max(
        exact_match_hf_evaluate(
            [output], [gold], regexes_to_ignore=["\ban|a|the\b"], ignore_case=True, ignore_punctuation=True
        )["exact_match"]
        for gold in targets(case)
    )


def choice_simple_evals(case):
    found = re.search(r"(?i)Answer[ \t]*:[ \t]*\$?([A-D])\$?", case["output"])
    return found is not None and found.group(1) in targets(case)


SCORERS = {
    "nq-2023": nq_2023,
    "choice-simple-evals": choice_simple_evals,
}


if __name__ == "__main__":
    for line in sys.stdin:
        given = json.loads(line)
        print(json.dumps({"score": float(SCORERS[given["by"]](given))}))
