"""Runs the scorers of Inspect AI 0.3.285 for a comparison with the core.

    inspect_scorers.py cases FILE    a JSON case a line in, a JSON result a line out
    inspect_scorers.py points FILE   JSON templates in; a line of results for each, a letter
                                     for each code point (the first line has the telling ones
                                     with their forms)

A result is the score's value (C, I, N or a number), with its answer and reason; or E where
the scorer raised, which would have ended the sample with an error.
"""

import json
import sys
import unicodedata

from inspect_ai.model import ModelOutput
from inspect_ai.scorer import Target, answer, choice, exact, f1, includes, match
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
}
made = {}


def scorer_of(name, options):
    key = (name, json.dumps(options, sort_keys=True))
    if key not in made:
        options = {k: v for k, v in options.items() if k != "multiple_correct"}
        made[key] = SCORERS[name](**options)
    return made[key]


def run(coroutine):
    """These scorers await nothing, so one step ends them."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    raise RuntimeError("the scorer waits for something")


shared = None


def state_of(output, choices):
    """A state with this output; a new one only where choices may be marked."""
    global shared
    if choices is None and shared is not None:
        shared.output.completion = output
        return shared
    state = TaskState(
        model="none", sample_id=1, epoch=1, input="", messages=[], choices=choices or []
    )
    state.output = ModelOutput.from_content("none", output)
    if choices is None:
        shared = state
    return state


def score(case):
    name, options = case["scorer"], case["options"]
    state = state_of(case["output"], case.get("choices"))
    if name == "inspect/choice":
        answers = parse_answers(state, options.get("multiple_correct", False))
        if answers:
            set_choices_based_on_generated_response(state, answers)
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


class Light:
    """As much of a state as the scorers read, without its checks."""

    def __init__(self):
        self.output = self
        self.completion = ""
        self.choices = []


# What stands in a template's target for the code point or something made of it.
FORMS = {"@": str, "~": str.casefold, "^": str.upper, "`": str.lower}


def letters(template, points):
    """One letter a point: the value, U+0100 plus hundredths for a number, E for an error."""
    scorer, state = scorer_of(template["scorer"], template["options"]), Light()
    outputs = template["output"].split("@")
    kind = next((k for k in FORMS if k in template["target"]), None)
    target = Target(template["target"])
    out = []
    for c in points:
        ch = chr(c)
        state.completion = ch.join(outputs)
        if kind:
            target = Target(template["target"].replace(kind, FORMS[kind](ch)))
        try:
            if template["scorer"] == "inspect/choice":
                value = score({**template, "output": state.completion, "target": target}).value
            else:
                value = run(scorer(state, target)).value
            out.append(value if isinstance(value, str) else chr(0x100 + round(value * 100)))
        except Exception:
            out.append("E")
    return "".join(out)


def is_telling(c):
    """Assigned, and of the letters without case or value (Han, Hangul) every 16th."""
    ch = chr(c)
    if unicodedata.category(ch) in ("Cn", "Co"):
        return False
    plain = unicodedata.category(ch) == "Lo" and ch.casefold() == ch and not ch.isnumeric()
    return not plain or c % 16 == 0 or c < 0x3000


def points(path):
    """Templates marked `all` run over every code point, the rest over the telling ones."""
    with open(path, encoding="utf-8") as file:
        templates = json.load(file)
    every = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]
    telling = [c for c in every if is_telling(c)]
    print(json.dumps([[c, *(form(chr(c)) for form in FORMS.values())] for c in telling]))
    for template in templates:
        print(letters(template, every if template["all"] else telling))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    {"cases": cases, "points": points}[sys.argv[1]](sys.argv[2])
