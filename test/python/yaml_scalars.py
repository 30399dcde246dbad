"""Plain YAML scalars as JSON on stdin; per scalar the type and the value PyYAML reads."""

import datetime
import json
import sys

import yaml


def read(text):
    try:
        value = yaml.safe_load(f"k: {text}\n")["k"]
    except (yaml.YAMLError, ValueError):
        return ["refused", None]
    if isinstance(value, bool):
        return ["bool", value]
    if value is None:
        return ["null", None]
    if isinstance(value, datetime.date):
        return ["date", None]
    if isinstance(value, int):
        return ["int", str(value)]
    if isinstance(value, float):
        return ["float", repr(value)]
    return [type(value).__name__, value]


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
