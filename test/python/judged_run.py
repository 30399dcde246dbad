"""Runs a task of Inspect AI that a model judges, on a server of one's own, and leaves the log.

Usage: judged_run.py FOLDER SERVER. The questions and answers are made up here; what the judge says
is the server's.
"""

import os
import sys


def main(folder, server):
    os.chdir(folder)
    os.environ.update(LOCAL_BASE_URL=server, LOCAL_API_KEY="none", HOME=folder, XDG_DATA_HOME=folder)
    from inspect_ai import Task, eval
    from inspect_ai.dataset import Sample
    from inspect_ai.scorer import model_graded_fact

    rows = [(f"What is {n} plus {n}?", str(2 * n)) for n in range(1, 13)]
    task = Task(
        name="judged",
        dataset=[Sample(input=question, target=target) for question, target in rows],
        scorer=model_graded_fact(),
    )
    [log] = eval(
        task,
        model="openai-api/local/student",
        model_roles={"grader": "openai-api/local/judge"},
        log_dir="logs",
        display="none",
        max_connections=1,
    )
    if log.status != "success":
        sys.exit(str(log.error))
    print(log.results.scores[0].metrics["accuracy"].value)


main(*sys.argv[1:])
