"""Logs of Inspect AI in which samples errored, with what Inspect itself says they are worth.

    python denominator_logs.py FOLDER

Prints one JSON object a log: file, reducer, value (of the accuracy metric).
"""

import json
import os
import sys
from pathlib import Path

os.environ["INSPECT_DISPLAY"] = "none"

from inspect_ai import Task, eval as run_eval  # noqa: E402
from inspect_ai.dataset import Sample  # noqa: E402
from inspect_ai.model import ModelOutput  # noqa: E402
from inspect_ai.scorer import accuracy, match, mean, scorer, Score, Target  # noqa: E402
from inspect_ai.solver import TaskState, solver  # noqa: E402
from inspect_ai import Epochs  # noqa: E402

# Row by row, what becomes of each epoch: right, wrong, or an error.
ROWS = {
    "always": "CCC",
    "never": "III",
    "mostly": "CCI",
    "once": "IIC",
    "half lost": "CEI",
    "nearly lost": "EEC",
    "lost": "EEE",
    8: "CEC",
}


@solver
def scripted():
    async def solve(state: TaskState, generate):
        fate = ROWS[state.sample_id][state.epoch - 1]
        if fate == "E":
            raise RuntimeError("the server is down")
        state.output = ModelOutput.from_content("mockllm/model", "42" if fate == "C" else "41")
        return state

    return solve


def main() -> None:
    folder = Path(sys.argv[1])
    samples = [Sample(id=i, input="6 x 7?", target="42") for i in ROWS]
    for name, reducer in [
        ("mean", "mean"),
        ("max", "max"),
        ("mode", "mode"),
        ("median", "median"),
        ("pass_at_2", "pass_at_2"),
        ("at_least_2", "at_least_2"),
    ]:
        task = Task(
            dataset=samples,
            solver=scripted(),
            scorer=match(),
            epochs=Epochs(3, reducer),
            fail_on_error=False,
        )
        [log] = run_eval(
            task, model="mockllm/model", log_dir=str(folder), log_format="json", display="none"
        )
        [score] = log.results.scores
        path = log.location.removeprefix("file://")
        print(
            json.dumps(
                {
                    "file": path,
                    "reducer": name,
                    "value": score.metrics["accuracy"].value,
                    "scored": score.scored_samples,
                    "unscored": score.unscored_samples,
                }
            )
        )


if __name__ == "__main__":
    main()
