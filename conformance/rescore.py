"""Scores the logs of the cases again, by what docs/token.md says and a core that is loaded from its
file. It shares no line with the verifier in JavaScript; batches for the core are packed by the
Python package.

    PYTHONPATH=python python3 conformance/rescore.py [CASE...]

Per case with a log a line of JSON: value, k, n, counts and root of the samples, and the code that
follows of them (E_LOG_ROOT, E_SAMPLE_DUP, E_RESCORE, E_RESCORE_SAMPLE or null). Exits 1 where the
numbers or the code are not those of expected.json.
"""

import base64
import hashlib
import hmac
import json
import pathlib
import sys
import zipfile
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import evalmark
from evalmark import _core

ROOT = pathlib.Path(__file__).parent
OUTCOMES = "equal different partial unanswered undecided errored missing".split()
#: Codes that such a check alone can find; of the others it says nothing.
OWN = {"E_LOG_ROOT", "E_SAMPLE_DUP", "E_RESCORE", "E_RESCORE_SAMPLE"}


def jcs(value):
    """RFC 8785, of what is in these files: no fractions, keys in ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def claims_in(case):
    """Nobody's signature is checked here: that is what run.py asks a verifier for."""
    for line in (case / "result.yaml").read_text("utf-8").splitlines():
        if "verifyToken" in line:
            return json.loads(unb64(line.split('"')[1].split(".")[1]))
    raise SystemExit(f"{case}: no token")


def inspect_samples(header, samples):
    ids = header["eval"]["dataset"]["sample_ids"]
    listed = len(ids) * header["eval"]["config"]["epochs"]
    return listed, [
        {
            **{key: one[key] for key in ("id", "epoch", "input", "target")},
            "output": one["output"]["completion"],
            "stop_reason": one["output"]["choices"][0]["stop_reason"],
            "cut": True,
        }
        for one in samples
    ]


def samples_in(file):
    """How many samples there should be, and those that are there."""
    if file.suffix == ".jsonl":
        lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        return len(lines), [{"epoch": 1, "stop_reason": None, "cut": False, **one} for one in lines]
    if file.suffix == ".json":
        log = json.loads(file.read_text("utf-8"))
        return inspect_samples(log, log["samples"])
    with zipfile.ZipFile(file) as archive:
        header = json.loads(archive.read("header.json"))
        members = [name for name in archive.namelist() if name.startswith("samples/")]
        return inspect_samples(header, [json.loads(archive.read(name)) for name in members])


def tree(leaves):
    """RFC 9162, 2.1."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return sha(b"\1", tree(leaves[:split]), tree(leaves[split:]))


def data_key(case):
    """K, of a benchmark with the columns answer, id and question."""
    key = b"evalmark/v1/data\0"
    for line in (case / "rows.jsonl").read_text("utf-8").splitlines():
        row = jcs({name: json.loads(line)[name] for name in ("answer", "id", "question")})
        key += len(row).to_bytes(4, "big") + row
    return sha(key)


def leaf(sample, record, key, log):
    name = jcs(sample["id"])
    head = b"evalmark/v1/leaf\0[" + jcs([log]) + b"," + name
    salt = hmac.digest(key, head + f",{sample['epoch']}]".encode(), "sha256")

    def close(field, data):
        opening = hmac.digest(salt, field.encode() + b"\0" + sha(data), "sha256")
        return b64(sha(opening, data))

    output = sample["output"].encode()
    return {
        "ans": None if record.span is None else close("ans", output[slice(*record.span)]),
        "cut": sample["cut"],
        "epoch": sample["epoch"],
        "error": False,
        "id": close("id", name),
        "in": close("in", jcs(sample["input"])),
        "isAnswer": False,
        "jdg": None,
        "out": close("out", output),
        "rule": record.rule,
        "score": [str(record.score.numerator), str(record.score.denominator)],
        "stop": None,
        "stopReason": sample["stop_reason"],
        "tgt": close("tgt", jcs({"choices": None, "target": sample["target"]})),
        "verdict": record.verdict,
    }


def rescore(case, claims):
    """What scoring the log of a case again gives; None where a sample is there twice."""
    [file] = case.glob("log.*")
    data = file.read_bytes()
    listed, samples = samples_in(file)
    if len({(jcs(one["id"]), one["epoch"]) for one in samples}) < len(samples):
        return None
    used = claims["scorer"]["used"]
    scorer = evalmark.Scorer(used["name"], **used["options"])
    records = [scorer.score(one["target"], one["output"], cut=one["cut"]) for one in samples]
    sealed = claims["dataset"]["root"] is not None
    key = data_key(case) if sealed else sha(b"evalmark/v1/log\0", data)
    digest = hashlib.sha256(data).hexdigest()
    leaves = [
        ((jcs(one["id"]), one["epoch"]), sha(b"\0", jcs(leaf(one, record, key, digest))))
        for one, record in zip(samples, records)
    ]
    k = sum((record.score for record in records), Fraction(0))
    n = listed
    verdicts = [record.verdict for record in records] + ["missing"] * (listed - len(samples))
    percent = Decimal(k.numerator * 100) / Decimal(k.denominator * n)
    return {
        "value": float(percent.quantize(Decimal("0.01"), ROUND_HALF_EVEN)),
        "k": [str(k.numerator), str(k.denominator)],
        "n": n,
        "counts": {name: verdicts.count(name) for name in OUTCOMES},
        "root": b64(tree([hashed for _, hashed in sorted(leaves)])),
    }


def code_of(case, claims, found):
    [file] = case.glob("log.*")
    if [b64(sha(file.read_bytes()))] != claims["run"]["logs"]:
        return "E_LOG_ROOT"
    if found is None:
        return "E_SAMPLE_DUP"
    result = claims["result"]
    if any(result[name] != found[name] for name in ("value", "k", "n", "counts")):
        return "E_RESCORE"
    return None if claims["run"]["samples"]["root"] == found["root"] else "E_RESCORE_SAMPLE"


def main(names):
    core = (ROOT / "core.wasm").read_bytes()
    _core.core_bytes = lambda: core
    chosen = [ROOT / name for name in names] or sorted(ROOT.glob("log-*"))
    failed = 0
    for folder in chosen:
        case = folder / "input"
        expected = json.loads((folder / "expected.json").read_text())
        claims = claims_in(case)
        needs_rows = claims["dataset"]["root"] is not None and not (case / "rows.jsonl").exists()
        if needs_rows or expected["code"] in ("E_SCORER_DIGEST", "E_DATA"):
            continue
        if b64(sha(core)) != claims["core"]["digest"]:
            raise SystemExit(f"{folder.name}: the token names another core than core.wasm")
        found = rescore(case, claims)
        code = code_of(case, claims, found)
        wanted = expected["code"] if expected["code"] in OWN else None
        good = found == expected["rescored"] and code == wanted
        failed += not good
        print(json.dumps({"case": folder.name, "good": good, "code": code, **(found or {})}))
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
