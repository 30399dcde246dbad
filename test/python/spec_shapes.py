"""Texts of eval.yaml as JSON on stdin; per text what Inspect makes of its tasks."""

import json
import sys

import yaml
from inspect_ai._eval.task.hf import HFTask


def read(text):
    try:
        tasks = yaml.safe_load(text)["tasks"]
    except yaml.YAMLError as error:
        return {"unreadable": type(error).__name__}
    out = []
    for task in tasks:
        try:
            out.append(HFTask.model_validate(task).model_dump(mode="json"))
        except ValueError as error:
            out.append(str(error).splitlines()[1])
    return {"tasks": out}


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
