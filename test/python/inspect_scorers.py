"""Runs the scorers of Inspect AI 0.3.285 for a comparison with the core.

    inspect_scorers.py FILE   a JSON case a line in, a JSON result a line out

A result is the score's value (C, I, N or a number), with its answer and reason; or E where
the scorer raised, which would have ended the sample with an error.
"""

import json
import sys

from inspect_ai.model import ModelOutput
from inspect_ai.scorer import Target, answer, choice, exact, f1, includes, match, pattern
from inspect_ai.solver import TaskState
from inspect_ai.solver._multiple_choice import (
    parse_answers,
    set_choices_based_on_generated_response,
)

SCORERS = {
    "inspect/match": match,
    "inspect/includes": includes,
    "inspect/answer": answer,
    "inspect/exact": exact,
    "inspect/f1": f1,
    "inspect/choice": choice,
    "inspect/pattern": pattern,
}
made = {}


def scorer_of(name, options):
    key = (name, json.dumps(options, sort_keys=True))
    if key not in made:
        options = {k: v for k, v in options.items() if k != "multiple_correct"}
        if "regex" in options:
            options["pattern"] = options.pop("regex")
        made[key] = SCORERS[name](**options)
    return made[key]


def run(coroutine):
    """These scorers await nothing, so one step ends them."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    raise RuntimeError("the scorer waits for something")


def state_of(output, choices):
    state = TaskState(
        model="none", sample_id=1, epoch=1, input="", messages=[], choices=choices or []
    )
    state.output = ModelOutput.from_content("none", output)
    return state


def mark(state, options):
    """Marks the choices that the output names, as multiple_choice() does before choice()."""
    for choice in state.choices:
        choice.correct = None
    answers = parse_answers(state, options.get("multiple_correct", False))
    if answers:
        set_choices_based_on_generated_response(state, answers)


def score(case):
    name, options = case["scorer"], case["options"]
    state = state_of(case["output"], case.get("choices"))
    if name == "inspect/choice":
        mark(state, options)
    return run(scorer_of(name, options)(state, Target(case["target"])))


def cases(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            try:
                result = score(json.loads(line))
                out = {"value": result.value, "answer": result.answer, "reason": result.reason}
            except Exception as error:
                out = {"value": "E", "error": repr(error)}
            print(json.dumps(out))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    cases(sys.argv[1])
