"""Runs lm-evaluation-harness on this benchmark with a scripted model and keeps the logs.

    python make_logs.py [FOLDER]        (default: logs/lm-eval of the example)

Needs the environment of python/requirements/lm-eval.txt and no network. The command is run as
it would be typed, `lm_eval run --model scripted ...`; only the model is not real.

What lm-eval writes is kept as it is, but for what no two runs share: the time, struck out of the
files' names, and 0 for "date" and for how long the run took; and the machine, of which it tells
much where torch is installed.
"""

import json
import os
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
MINI = HERE.parent.parent
TASKS = ("mini_math", "mini_choice", "mini_reading")
# Keys of the results file that hold times, or what is installed on the machine.
TIMES = {"date": 0, "start_time": 0, "end_time": 0, "total_evaluation_time_seconds": "0"}
MACHINE = {"pretty_env_info": "N/A", "transformers_version": "N/A"}


def scrub_environment(place: Path) -> None:
    """Leaves nothing in the environment that lm-eval could read or write into a log."""
    keep = {k: os.environ[k] for k in ("PATH", "LANG", "SYSTEMROOT") if k in os.environ}
    home = str(place / "home")
    os.environ.clear()
    os.environ.update(keep)
    os.environ.update(
        HOME=home,
        HF_HOME=home,
        # lm-eval notes the commit of a repository around the folder it runs in.
        GIT_CEILING_DIRECTORIES=str(place.parent),
        HF_HUB_OFFLINE="1",
        HF_DATASETS_OFFLINE="1",
        HF_DATASETS_DISABLE_PROGRESS_BARS="1",
        LMEVAL_LOG_LEVEL="ERROR",
        TQDM_DISABLE="1",
        TZ="UTC",
    )


def register_model() -> None:
    from lm_eval.api.model import LM
    from lm_eval.api.registry import register_model

    scripts = {}
    for task in TASKS:
        lines = (MINI / "model" / f"{task.removeprefix('mini_')}.jsonl").read_text(encoding="utf-8")
        rows = map(json.loads, lines.splitlines())
        scripts[task] = {(row["id"], row["epoch"]): row["output"] for row in rows}

    @register_model("scripted")
    class Scripted(LM):
        """Says what `model/TASK.jsonl` says: to a repeated request the next epoch's answer."""

        def __init__(self, model="", **_settings):
            super().__init__()

        def generate_until(self, requests, disable_tqdm=False):
            asked = defaultdict(int)
            out = []
            for request in requests:
                row = (request.task_name, request.doc_id)
                asked[row] += 1
                # The script numbers rows from 1.
                out.append(scripts[request.task_name][(request.doc_id + 1, asked[row])])
            return out

        def loglikelihood(self, requests, disable_tqdm=False):
            raise NotImplementedError

        loglikelihood_rolling = loglikelihood


def run(place: Path) -> Path:
    """Runs the command in `place`; the folder of what it wrote."""
    from lm_eval.__main__ import cli_evaluate

    register_model()
    sys.argv = ["lm_eval", "run", "--model", "scripted", "--model_args", "model=scripted"]
    sys.argv += ["--tasks", ",".join(TASKS), "--include_path", "tasks"]
    sys.argv += ["--device", "cpu", "--output_path", "out", "--log_samples"]
    cli_evaluate()
    return place / "out" / "scripted"


def keep(written: Path, out: Path) -> None:
    """Copies the logs, their times struck out."""
    out.mkdir(parents=True, exist_ok=True)
    for file in written.iterdir():
        name = re.sub(r"_\d{4}-\d\d-\d\dT[\d.-]+\d", "", file.name)
        text = file.read_text(encoding="utf-8")
        if name == "results.json":
            results = json.loads(text)
            known = {**TIMES, **MACHINE}
            results.update((k, v) for k, v in known.items() if k in results)
            text = json.dumps(results, indent=2, ensure_ascii=False) + "\n"
        (out / name).write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    out = Path(sys.argv[1] if len(sys.argv) > 1 else MINI / "logs" / "lm-eval").resolve()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        (place / "tasks").mkdir()
        for file in (*HERE.glob("*.yaml"), HERE / "scoring.py"):
            shutil.copy(file, place / "tasks")
        shutil.copytree(MINI / "data", place / "data")
        scrub_environment(place)
        os.chdir(place)
        try:
            keep(run(place), out)
        finally:
            os.chdir(HERE)


if __name__ == "__main__":
    main()
