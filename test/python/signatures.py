"""Arguments of Inspect's solvers and scorers as JSON: {name: {argument: required}}."""

import inspect
import json
import sys

from inspect_ai import scorer, solver
from inspect_ai._eval.task.hf import HFScorer, HFSolver
from inspect_ai.model._generate_config import GenerateConfigArgs

VARIADIC = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def arguments(function):
    return {
        name: parameter.default is inspect.Parameter.empty
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind not in VARIADIC
    }


def names(model):
    return model.model_fields["name"].annotation.__args__


json.dump(
    {
        "solvers": {name: arguments(getattr(solver, name)) for name in names(HFSolver)},
        "scorers": {name: arguments(getattr(scorer, name)) for name in names(HFScorer)},
        "settings": sorted(GenerateConfigArgs.__annotations__),
    },
    sys.stdout,
)
