"""Texts of results files as JSON on stdin; per text what huggingface_hub reads from it."""

import dataclasses
import json
import sys

import yaml
from huggingface_hub import parse_eval_result_entries

json.dump(
    [
        [dataclasses.asdict(entry) for entry in parse_eval_result_entries(yaml.safe_load(text))]
        for text in json.load(sys.stdin)
    ],
    sys.stdout,
)
