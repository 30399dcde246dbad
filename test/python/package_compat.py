"""A reward as trainers write it for Math-Verify, by the module that is named. Prints JSON.

Usage: package_compat.py MODULE FILE; FILE has [solution, completion] in JSON lines. NormalizationConfig
is of MODULE or, for Math-Verify itself, of latex2sympy2_extended.
"""

import importlib
import inspect
import json
import sys

module = importlib.import_module(sys.argv[1])
configs = module
if sys.argv[1] == "math_verify":
    configs = importlib.import_module("latex2sympy2_extended")


def accuracy_reward(completions, solution, **kwargs):
    rewards = []
    for content, text in zip([c[0]["content"] for c in completions], solution):
        gold = module.parse(text, extraction_mode="first_match")
        if len(gold) == 0:
            rewards.append(None)
            continue
        answer = module.parse(
            content,
            extraction_config=[
                module.LatexExtractionConfig(
                    normalization_config=configs.NormalizationConfig(
                        nits=False,
                        malformed_operators=False,
                        basic_latex=True,
                        boxed="all",
                        units=True,
                    ),
                    boxed_match_priority=0,
                    try_extract_without_anchor=False,
                )
            ],
            extraction_mode="first_match",
        )
        rewards.append(float(module.verify(gold, answer)))
    return rewards


def refused():
    """Keywords that are not carried, and what is said of them."""
    wrong = {
        "strict": lambda: module.verify("1", "1", strict=False),
        "float_rounding": lambda: module.verify("1", "1", float_rounding=3),
        "boxed": lambda: module.NormalizationConfig(boxed="none"),
        "basic_latex": lambda: module.NormalizationConfig(basic_latex=False),
        "boxed_match_priority": lambda: module.LatexExtractionConfig(boxed_match_priority=-1),
        "fallback_mode": lambda: module.parse("1", fallback_mode="any"),
        "parsing_timeout": lambda: module.parse("1", parsing_timeout="5"),
    }
    said = {}
    for name, call in wrong.items():
        try:
            call()
        except ValueError as error:
            said[name] = str(error)
    return said


def keywords():
    """The keywords of each call and configuration, with the defaults that are plain values."""
    calls = [module.parse, module.verify, module.LatexExtractionConfig, configs.NormalizationConfig]
    calls += [module.ExprExtractionConfig, module.StringExtractionConfig]
    plain = (bool, int, str)
    return {
        call.__name__: {
            name: parameter.default if isinstance(parameter.default, plain) else None
            for name, parameter in inspect.signature(call).parameters.items()
        }
        for call in calls
    }


def main():
    with open(sys.argv[2], encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    completions = [[{"role": "assistant", "content": text}] for _, text in pairs]
    said = {"rewards": accuracy_reward(completions, [gold for gold, _ in pairs])}
    said["keywords"] = keywords()
    if module is configs:
        strings = [module.StringExtractionConfig(strings=("yes", "no"))]
        said["refused"] = refused()
        said["strings"] = [module.parse(t, strings) for t in ("No. The answer is yes.", "nothing")]
        said["anchors"] = [
            len(module.parse(text, [module.LatexExtractionConfig(try_extract_without_anchor=False)]))
            for text in ("$5$", "The answer is $5$", "\\boxed{5}", "The answer is 5")
        ]
        plain = [module.ExprExtractionConfig()]
        said["plain"] = [len(module.parse(text, plain)) for text in ("it is 5", "it is $\\frac12$")]
        said["wrong_type"] = [module.parse(5), module.verify(5, "5")]
        relation = module.parse("$1 < x < 2$")
        said["relations"] = [
            module.verify("(1,2)", relation),
            module.verify("(1,2)", relation, allow_set_relation_comp=True),
        ]
    print(json.dumps(said))


main()
