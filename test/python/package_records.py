"""Scores samples (JSON lines of a file) through the Python package; prints a verdict for each.

Usage: package_records.py FILE. A sample: {"target", "output", "choices", "stop", "is_answer"},
and "scorer", "options". Samples that share scorer and options go in one batch. A last line has
the SHA-256 over the bytes of all records, in the order of the file.
"""

import hashlib
import json
import sys
from itertools import groupby

import evalmark


def setting(sample):
    return sample["scorer"], json.dumps(sample["options"]), sample["is_answer"]


def main(path):
    with open(path, encoding="utf-8") as lines:
        samples = [json.loads(line) for line in lines]
    digest = hashlib.sha256()
    for (scorer, options, is_answer), group in groupby(samples, setting):
        batch = list(group)
        records = evalmark.Scorer(scorer, **json.loads(options)).score_batch(
            [s["target"] for s in batch],
            [s["output"] for s in batch],
            choices=[s["choices"] for s in batch],
            stop=[s["stop"] for s in batch],
            is_answer=is_answer,
        )
        digest.update(records.to_bytes())
        for record in records:
            print(json.dumps(record.to_dict()))
        assert len(records) == len(batch)
        assert records.scores() == [float(r) for r in records]
        assert records.verdicts() == [r.verdict for r in records]
        assert records.rules() == [r.rule for r in records]
        assert records.right() == [bool(r) for r in records]
    print(json.dumps({"sha256": digest.hexdigest(), "core": evalmark.digest()}))


main(sys.argv[1])
