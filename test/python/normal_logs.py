"""Prints Inspect logs as JSON, {file: [[member, content], ...]}, without what no two runs share:
times become 0 and random ids are numbered in the order in which they appear.

    python normal_logs.py FILE...
"""

import json
import re
import sys
import zipfile
from pathlib import Path

import inspect_ai._util.zipfile  # noqa: F401  (teaches zipfile Zstandard)

TIMES = {
    "created",
    "started_at",
    "completed_at",
    "timestamp",
    "completed",
    "working_start",
    "total_time",
    "working_time",
    "time",
}
RANDOM_ID = re.compile(r"[A-Za-z0-9]{22}")


def normal(value, ids, key=""):
    if isinstance(value, dict):
        # A patch of the sample's state names the time in its path.
        timed = str(value.get("path", "")).endswith("/time")
        return {
            k: 0 if timed and k == "value" else normal(v, ids, k) for k, v in value.items()
        }
    if isinstance(value, list):
        return [normal(item, ids) for item in value]
    if key in TIMES and not isinstance(value, bool):
        return 0
    if isinstance(value, str) and RANDOM_ID.fullmatch(value):
        return ids.setdefault(value, f"id {len(ids) + 1}")
    return value


def members(path):
    """Name and text of each part of a log, in order."""
    if path.suffix == ".json":
        return [("", path.read_text(encoding="utf-8"))]
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name).decode()) for name in archive.namelist()]


def main():
    out = {}
    for path in map(Path, sys.argv[1:]):
        ids = {}
        out[path.name] = [(name, normal(json.loads(text), ids)) for name, text in members(path)]
    json.dump(out, sys.stdout)


main()
