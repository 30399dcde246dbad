"""Runs Inspect AI on this benchmark with a scripted model and keeps the logs it writes.

    python make_logs.py [FOLDER]        (default: logs/inspect beside this file)

Needs the environment of python/requirements/inspect.txt and no network. Inspect finds the
benchmark as it would on the Hub: `eval.yaml` in the download cache of huggingface_hub, the rows
in a folder named like the dataset, which `datasets` takes before it asks the Hub. Everything
runs in a temporary folder with a home of its own, so that no path of this machine gets into a log.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATASET = "evalmark/mini"
TASKS = ("math", "choice", "reading")
COMMIT = "0" * 40


def lay_out(place: Path) -> None:
    """Writes the benchmark into `place` where the two libraries look for it."""
    cache = place / "home" / "hf" / "hub" / f"datasets--{DATASET.replace('/', '--')}"
    snapshot = cache / "snapshots" / COMMIT
    snapshot.mkdir(parents=True)
    (cache / "refs").mkdir()
    (cache / "refs" / "main").write_text(COMMIT)
    shutil.copy(HERE / "eval.yaml", snapshot)
    rows = place / DATASET
    shutil.copytree(HERE / "data", rows / "data")
    # The head of README.md names the three configurations, as a dataset card does.
    shutil.copy(HERE / "README.md", rows)


def scrub_environment(place: Path) -> None:
    """Leaves nothing in the environment that Inspect could read or write into a log."""
    keep = {k: os.environ[k] for k in ("PATH", "LANG", "SYSTEMROOT") if k in os.environ}
    home = str(place / "home")
    os.environ.clear()
    os.environ.update(keep)
    os.environ.update(
        HOME=home,
        XDG_CACHE_HOME=home,
        XDG_DATA_HOME=home,
        HF_HOME=str(place / "home" / "hf"),
        HF_HUB_OFFLINE="1",
        HF_DATASETS_OFFLINE="1",
        HF_DATASETS_DISABLE_PROGRESS_BARS="1",
        TZ="UTC",
    )


def script_of(task: str) -> dict:
    """What the scripted model says, by (id, epoch)."""
    lines = (HERE / "model" / f"{task}.jsonl").read_text(encoding="utf-8").splitlines()
    return {(row["id"], row["epoch"]): row for row in map(json.loads, lines)}


def run(place: Path, out: Path) -> None:
    from inspect_ai import eval as run_eval
    from inspect_ai._eval.task.hf import task_create_from_hf
    from inspect_ai.model import (
        ChatMessageAssistant,
        ContentReasoning,
        ContentText,
        ModelOutput,
        ModelUsage,
        get_model,
    )
    from inspect_ai.solver._task_state import sample_state

    def model_for(task: str):
        script = script_of(task)

        def answer(messages, _tools, _tool_choice, _config) -> ModelOutput:
            state = sample_state()
            row = script[(state.sample_id, state.epoch)]
            content = row["output"]
            if "reasoning" in row:
                content = [ContentReasoning(reasoning=row["reasoning"]), ContentText(text=content)]
            output = ModelOutput.from_message(
                ChatMessageAssistant(content=content, model="mockllm/scripted", source="generate"),
                stop_reason=row.get("stop_reason", "stop"),
            )
            output.model = "mockllm/scripted"
            # With a usage of its own the mock model does not fetch a tokenizer to count.
            read = sum(len(m.text.split()) for m in messages)
            wrote = len(row["output"].split())
            output.usage = ModelUsage(
                input_tokens=read, output_tokens=wrote, total_tokens=read + wrote
            )
            return output

        return get_model("mockllm/scripted", custom_outputs=answer, memoize=False)

    # One sample at a time, so that they stand in the logs in their order. The last one is named
    # on its own, as on the command line, and Inspect then says its id twice: .../reading/reading.
    tasks = task_create_from_hf(f"hf/{DATASET}")
    plans = [*zip(TASKS, tasks, ["eval"] * 3), ("reading", f"hf/{DATASET}/reading", "json")]
    for task, plan, kind in plans:
        [log] = run_eval(
            plan,
            model=model_for(task),
            log_dir="logs",
            log_format=kind,
            max_samples=1,
            display="none",
        )
        if log.status != "success":
            raise SystemExit(f"{task}: {log.error.message if log.error else log.status}")
        out.mkdir(parents=True, exist_ok=True)
        shutil.move(Path(log.location.removeprefix("file://")), out / f"{task}.{kind}")


def main() -> None:
    out = Path(sys.argv[1] if len(sys.argv) > 1 else HERE / "logs" / "inspect").resolve()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name).resolve()
        lay_out(place)
        scrub_environment(place)
        os.chdir(place)
        try:
            run(place, out)
        finally:
            os.chdir(HERE)


if __name__ == "__main__":
    main()
