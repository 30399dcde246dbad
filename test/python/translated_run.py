"""Runs translated tasks in a harness, as its command is typed, against a model server.

    translated_run.py HARNESS FOLDER SERVER TASK...

HARNESS is inspect, lm-eval or lighteval; "original" is Inspect AI on the eval.yaml of examples/mini
itself. FOLDER has the translated files, and gets the logs; SERVER is http://127.0.0.1:PORT/v1.
"""

import importlib.util
import os
import pickle
import sys
from pathlib import Path

MINI = Path(__file__).resolve().parent.parent.parent / "examples" / "mini"


def scrub_environment(place, server):
    home = str(place / "home")
    os.environ.update(
        HOME=home,
        HF_HOME=home,
        XDG_CACHE_HOME=home,
        XDG_DATA_HOME=home,
        HF_HUB_OFFLINE="1",
        HF_DATASETS_OFFLINE="1",
        HF_DATASETS_DISABLE_PROGRESS_BARS="1",
        TRANSFORMERS_OFFLINE="1",
        OPENAI_API_KEY="none",
        LOCAL_BASE_URL=server,
        LOCAL_API_KEY="none",
    )


def run_inspect(_server, tasks):
    from inspect_ai._cli.main import main

    files = [f"{task}.py" for task in tasks]
    model = ["--model", "openai-api/local/scripted", "--max-connections", "1"]
    sys.argv = ["inspect", "eval", *files, *model, "--log-dir", "logs", "--display", "none"]
    main()


def run_original(_server, _tasks):
    """The eval.yaml itself, found as on the Hub."""
    from inspect_ai import eval as run_eval

    spec = importlib.util.spec_from_file_location("make_logs", MINI / "make_logs.py")
    make_logs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make_logs)
    place = Path.cwd()
    make_logs.lay_out(place)
    os.environ["HF_HOME"] = str(place / "home" / "hf")
    logs = run_eval(
        f"hf/{make_logs.DATASET}",
        model="openai-api/local/scripted",
        log_dir="logs",
        display="none",
        max_connections=1,
    )
    if any(log.status != "success" for log in logs):
        sys.exit(str([log.error for log in logs]))


def run_lm_eval(server, tasks):
    from lm_eval.__main__ import cli_evaluate

    args = f"model=scripted,base_url={server}/chat/completions,num_concurrent=1,max_retries=1"
    sys.argv = ["lm_eval", "run", "--model", "local-chat-completions", "--model_args", args]
    sys.argv += ["--tasks", ",".join(tasks), "--include_path", ".", "--apply_chat_template"]
    sys.argv += ["--output_path", "logs", "--log_samples"]
    cli_evaluate()


def run_lighteval(server, tasks):
    """By the model file that `evalmark run` writes for a server: asking.py, in the folder."""
    import requests

    get = requests.get

    def offline(url, *args, **kwargs):
        """lighteval imports all its tasks, one of which downloads a file as it is imported."""
        if not str(url).endswith("tinyBenchmarks.pkl"):
            return get(url, *args, **kwargs)
        response = requests.Response()
        response.status_code = 200
        response._content = pickle.dumps({})
        return response

    requests.get = offline
    from lighteval.__main__ import app

    os.environ.update(EVALMARK_BASE_URL=server, EVALMARK_API_KEY="none")
    names = ",".join(f"{task}|0" for task in tasks)
    together = "".join(f"from {t} import TASKS_TABLE as {t}_tasks\n" for t in tasks)
    table = " + ".join(f"{t}_tasks" for t in tasks)
    Path("together.py").write_text(f"{together}TASKS_TABLE = {table}\n")
    sys.path.insert(0, str(Path.cwd()))
    sys.argv = ["lighteval", "custom", "scripted", "asking.py", names, "--custom-tasks", "together.py"]
    sys.argv += ["--output-dir", "logs", "--save-details"]
    app(standalone_mode=False)


def main(harness, folder, server, *tasks):
    place = Path(folder).resolve()
    os.chdir(place)
    scrub_environment(place, server)
    runs = {
        "inspect": run_inspect,
        "original": run_original,
        "lm-eval": run_lm_eval,
        "lighteval": run_lighteval,
    }
    runs[harness](server, list(tasks))


main(*sys.argv[1:])
