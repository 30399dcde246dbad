"""Texts of results files as JSON on stdin; per text what huggingface_hub reads from it. With
--again also what it writes of that."""

import dataclasses
import json
import sys

import yaml
from huggingface_hub import eval_result_entries_to_yaml, parse_eval_result_entries


def told(text):
    entries = parse_eval_result_entries(yaml.safe_load(text))
    read = [dataclasses.asdict(entry) for entry in entries]
    if "--again" not in sys.argv:
        return read
    return {"entries": read, "again": yaml.safe_dump(eval_result_entries_to_yaml(entries))}


json.dump([told(text) for text in json.load(sys.stdin)], sys.stdout)
