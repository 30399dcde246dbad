"""Runs a verifier over all cases: python3 conformance/run.py COMMAND... Exits 1 where one differs."""

import json
import pathlib
import subprocess
import sys

failed = 0
root = pathlib.Path(__file__).parent
cases = sorted(root.glob("*/expected.json"))
for path in cases:
    expected = json.loads(path.read_text())
    given = path.parent / "input"
    command = [*sys.argv[1:], "verify", str(given / "result.yaml"), "--offline", "--json"]
    command += ["--key", str(given / "keys.json")]
    model = given / "model"
    if model.exists():
        command += ["--model", model.read_text()]
    for log in given.glob("log.*"):
        command += ["--log", str(log), "--spec", str(given / "eval.yaml")]
        command += ["--core", str(root / "core.wasm"), "--allow-scorer"]
    if (given / "rows.jsonl").exists():
        command += ["--data", str(given / "rows.jsonl")]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    try:
        code = json.loads(ran.stdout)["code"]
    except (ValueError, KeyError, TypeError):
        code = None
    good = ran.returncode == expected["exit"] and code == expected.get("code", code)
    failed += not good
    if not good:
        print(f"{path.parent.name}: expected {expected}, found {ran.returncode} {code}")
print(f"{len(cases) - failed} of {len(cases)} cases")
sys.exit(1 if failed or not cases else 0)
