"""Calls of Math-Verify, or of what stands in for it, each by its keywords. Prints JSON.

Usage: compat_keywords.py MODULE < CASES. A case is {gold, text, configs, parse, verify}: the gold
and the text are parsed, the text by `configs` ([kind, keywords, normalization keywords]) and the
keywords `parse`, then compared with the keywords `verify`. What comes of it: the verdict and what
parse gave as strings, or "raises".
"""

import importlib
import json
import logging
import sys

logging.disable(logging.CRITICAL)
module = importlib.import_module(sys.argv[1])
real = sys.argv[1] == "math_verify"
configs = importlib.import_module("latex2sympy2_extended") if real else module


def config_of(kind, keywords, normal=None):
    made = {**keywords}
    if "strings" in made:
        made["strings"] = tuple(made["strings"])
    if normal is not None:
        made["normalization_config"] = configs.NormalizationConfig(**normal)
    return getattr(module, f"{kind}ExtractionConfig")(**made)


def come_of(case):
    keywords = dict(case.get("parse", {}))
    if "configs" in case:
        keywords["extraction_config"] = [config_of(*config) for config in case["configs"]]
    found = module.parse(case["text"], **keywords)
    said = {"parsed": len(found), "strings": [str(item) for item in found]}
    if "gold" in case:
        said["equal"] = module.verify(module.parse(case["gold"]), found, **case.get("verify", {}))
    return said


def main():
    out = []
    for case in json.load(sys.stdin):
        try:
            out.append(come_of(case))
        except BaseException as error:  # a TimeoutException of Math-Verify is no Exception
            out.append({"raises": True, "refused": str(error) if not real else ""})
    print(json.dumps(out))


main()
