"""Runs a harness's own objects with our scorers. Usage: package_adapters.py HARNESS FILE.

FILE has samples as JSON lines: {"target": string or list, "output", "choices"}. Prints for each what
the adapter gave: {"score"} and, where the harness keeps them, verdict and rule.
"""

import asyncio
import copy
import json
import sys


def inspect(samples):
    from inspect_ai.model import ModelOutput
    from inspect_ai.scorer import Target
    from inspect_ai.solver import TaskState

    from evalmark.inspect import choice, math

    async def score(sample):
        judge = choice() if sample["choices"] else math()
        state = TaskState(
            model="mockllm/model",
            sample_id=1,
            epoch=1,
            input="",
            messages=[],
            output=ModelOutput.from_content("mockllm/model", sample["output"]),
            choices=sample["choices"],
        )
        return await judge(state, Target(sample["target"]))

    for sample in samples:
        said = asyncio.run(score(sample))
        kept = said.metadata["evalmark"]
        yield {"score": said.value, "verdict": kept["verdict"], "rule": kept["rule"]}


def lighteval(samples):
    from lighteval.models.model_output import ModelResponse
    from lighteval.tasks.requests import Doc

    from evalmark.lighteval import metric

    for name in ("math", "choice"):
        ours = copy.deepcopy(metric(name))
        chosen = [s for s in samples if bool(s["choices"]) == (name == "choice")]
        docs = [
            Doc(query="", choices=s["choices"], gold_index=ord(s["target"]) - 65)
            if s["choices"]
            else Doc(query="", choices=[s["target"]], gold_index=0)
            for s in chosen
        ]
        responses = [ModelResponse(text=[s["output"]]) for s in chosen]
        [scores] = ours.compute_sample(responses=responses, docs=docs).values()
        assert ours.get_corpus_aggregations()[f"evalmark_{name}"](scores) <= 1
        yield from ({"score": score} for score in scores)


def lm_eval(samples):
    from lm_eval.api.registry import get_filter

    from evalmark.lm_eval import process_results, process_verdicts

    for sample in samples:
        name = "choice" if sample["choices"] else "math"
        doc = {"answer": sample["target"], "options": sample["choices"]}
        columns = {"choices": "options"} if sample["choices"] else {}
        [score] = process_results(name, **columns)(doc, [sample["output"]]).values()
        filtered = get_filter("evalmark")(scorer=name, **columns)
        [[verdict]] = filtered.apply([[sample["output"]]], [doc])
        assert process_verdicts(doc, [verdict]) == {f"evalmark_{name}": score}
        said = json.loads(verdict)
        yield {"score": score, "verdict": said["verdict"], "rule": said["rule"]}


def main(harness, path):
    with open(path, encoding="utf-8") as lines:
        samples = [json.loads(line) for line in lines]
    adapters = {"inspect": inspect, "lighteval": lighteval, "lm-eval": lm_eval}
    for said in adapters[harness](samples):
        print(json.dumps(said))


main(*sys.argv[1:])
