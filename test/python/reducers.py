"""Reduces lists of scores with Inspect AI's own reducers.

stdin: JSON [[reducer, [value, ...]], ...]; stdout: JSON [[reduced or null, [float, ...]], ...]
where the floats are value_to_float of the values. NaN is written as null.
"""

import json
import logging
import math
import sys

from inspect_ai.scorer import Score, value_to_float
from inspect_ai.scorer._reducer import create_reducers

logging.disable(logging.CRITICAL)
to_float = value_to_float()


def shown(number):
    return None if math.isnan(number) else number


answers = []
for name, values in json.load(sys.stdin):
    reducer = create_reducers(name)[0]
    reduced = reducer([Score(value=value) for value in values]).value
    answers.append([shown(to_float(reduced)), [shown(to_float(value)) for value in values]])
json.dump(answers, sys.stdout)
