"""Faulty scorers whose versions can't be installed, told again with Python's re and the harness's metric.

    faulty_retold.py < CASES   a JSON case a line in ("by", "output", "target"), {"score": NUMBER} a line out
"""

import json
import re
import string
import sys

import numpy as np


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
    return choice_letter(case, found and found.group(1))


def choice_letter(case, letter):
    return letter is not None and letter in targets(case)


def mmlu_pro_regex(case):
    text = case["output"]
    found = (
        re.search(r"answer is \(?([A-J])\)?", text)
        or re.search(r".*[aA]nswer:\s*([A-J])", text)
        or re.search(r"(\b[A-J]\b)(?!.*\b[A-J]\b)", text, re.DOTALL)
    )
    return choice_letter(case, found and found.group(1))


def mgsm_simple_evals(case):
    head, prefix, rest = case["output"].rpartition("Answer")
    numbers = re.findall(r"\d+\.?\d*", rest.strip().replace(",", "")) if prefix else []
    answer = numbers[-1].rstrip(".") if numbers else ""
    if "." in answer:
        answer = answer.rstrip("0").rstrip(".")
    return any(answer != "" and answer == t.replace(",", "") for t in targets(case))


def drop_simple_evals(case):
    def normal(text):
        kept = "".join(c for c in text.lower() if c not in string.punctuation)
        return " ".join(re.sub(r"\b(a|an|the)\b", " ", kept).split())

    found = re.search(r"(?i)Answer\s*:\s*([^\n]+)", case["output"])
    ours = normal(found.group(1) if found else case["output"])
    golds = [normal(t) for t in targets(case)]
    return any(ours == g or bool(ours and g and (ours in g or g in ours)) for g in golds)


def drop_official(case):
    """get_metrics on the best alternative, with NumPy's mean and round; one span needs no alignment."""

    def is_number(text):
        try:
            float(text)
            return True
        except ValueError:
            return False

    def normal(text):
        parts = []
        for token in re.split(" |-", text):
            token = token.lower()
            if not is_number(token):
                token = "".join(c for c in token if c not in string.punctuation)
            token = str(float(token)) if is_number(token) else token
            parts += re.sub(r"\b(a|an|the)\b", " ", token).split()
        return " ".join(parts)

    def f1(ours, gold):
        numbers = {w for w in gold if is_number(w)}
        if numbers and not numbers & {w for w in ours if is_number(w)}:
            return 0.0
        common = len(ours & gold)
        precision = common / len(ours) if ours else 1.0
        recall = common / len(gold) if gold else 1.0
        return 2 * precision * recall / (precision + recall) if precision or recall else 0.0

    ours = normal(case["output"])
    best = 0.0
    for gold in targets(case):
        spans = [gold] if isinstance(gold, str) else gold
        if not spans[0].strip():
            continue
        golds = [normal(s) for s in spans]
        if case["options"].get("metric") == "em":
            found = float(golds == [ours])
        else:
            scores = [f1(set(ours.split()), set(g.split())) for g in golds]
            found = round(np.mean([max(scores)] + [0.0] * (len(golds) - 1)), 2)
        best = max(best, found)
    return best


SCORERS = {
    "drop-official": drop_official,
    "drop-simple-evals": drop_simple_evals,
    "mgsm-simple-evals": mgsm_simple_evals,
    "mmlu-pro-regex": mmlu_pro_regex,
    "nq-2023": nq_2023,
    "choice-simple-evals": choice_simple_evals,
}


if __name__ == "__main__":
    for line in sys.stdin:
        given = json.loads(line)
        print(json.dumps({"score": float(SCORERS[given["by"]](given))}))
