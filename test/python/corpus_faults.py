"""What installed harnesses make of cases of the corpus.

    corpus_faults.py NAME < CASES   a JSON case a line in, a JSON result a line out

NAME is the package: inspect, lighteval, lm-eval, math-verify or opencompass. A case has `by` (the name the
corpus gives the implementation), `options`, `output`, `target`, `choices` and `stop`. A result is
{"score": NUMBER} or {"crash": WHY}.
"""

import json
import sys


def cut(text, stops):
    for stop in stops or []:
        text = text.split(stop)[0]
    return text


def flat(target):
    """The alternatives of a target, as plain strings."""
    if isinstance(target, str):
        return [target]
    return [t for entry in target for t in ([entry] if isinstance(entry, str) else entry)]


def lm_eval():
    import importlib
    from pathlib import Path

    import lm_eval.tasks
    from lm_eval.api.metrics import exact_match_hf_evaluate
    from lm_eval.filters import build_filter_ensemble
    from lm_eval.tasks._yaml_loader import load_yaml

    folder = Path(lm_eval.tasks.__file__).parent
    files = {
        "agieval_math": "agieval/math.yaml",
        "bbh_cot_fewshot": "bbh/cot_fewshot/boolean_expressions.yaml",
        "bbh_cot_zeroshot": "bbh/cot_zeroshot/web_of_lies.yaml",
        "gpqa_cot_zeroshot": "gpqa/cot_zeroshot/gpqa_diamond_cot_zeroshot.yaml",
        "gsm8k": "gsm8k/gsm8k.yaml",
        "gsm8k_cot": "gsm8k/gsm8k-cot.yaml",
        "mgsm_direct_en": "mgsm/direct/mgsm_direct_en.yaml",
        "mmlu_flan_cot_zeroshot": "mmlu/flan_cot_zeroshot/mmlu_astronomy.yaml",
        "mmlu_generative": "mmlu/generative/mmlu_astronomy.yaml",
        "mmlu_pro": "mmlu_pro/mmlu_pro_math.yaml",
        "nq_open": "nq_open/nq_open.yaml",
        "triviaqa": "triviaqa/default.yaml",
        "webqs": "webqs/webqs.yaml",
    }

    def task(case):
        """A task's own stops, filters and metric, read from its YAML."""
        name = case["by"].removeprefix("lm-eval/")
        config = load_yaml(folder / files[name], resolve_func=False)
        output = cut(case["output"], config["generation_kwargs"]["until"])
        doc = {"choices": case["choices"] or []}
        named = case["options"].get("filter")
        for entry in config.get("filter_list", []):
            if named in (None, entry["name"]):
                steps = [[f["function"], {k: v for k, v in f.items() if k != "function"}] for f in entry["filter"]]
                output = apply_filters(entry["name"], steps, output, doc)
                break
        metric = next(m for m in config["metric_list"] if m["metric"] == "exact_match")
        rest = {k: v for k, v in metric.items() if k not in ("metric", "aggregation", "higher_is_better")}
        scores = [
            exact_match_hf_evaluate(predictions=[output], references=[gold], **rest)["exact_match"]
            for gold in flat(case["target"])
        ]
        return max(float(s) for s in scores)

    def apply_filters(name, steps, output, doc):
        from lm_eval.api.instance import Instance

        request = Instance("generate_until", doc, ("", {}), 0)
        request.resps = [output]
        build_filter_ensemble(name, steps).apply([request])
        return request.filtered_resps[name]

    def drop(case):
        utils = importlib.import_module("lm_eval.tasks.drop.utils")
        target = case["target"]
        golds = [(target,)] if isinstance(target, str) else [tuple(t) if isinstance(t, list) else (t,) for t in target]
        scores = utils.process_results({"answers": golds}, [cut(case["output"], case["stop"])])
        return float(scores[case["options"].get("metric", "f1")])

    def hendrycks(case):
        utils = importlib.import_module("lm_eval.tasks.hendrycks_math.utils")
        return max(float(utils.is_equiv(case["output"], gold)) for gold in flat(case["target"]))

    def agieval(case):
        utils = importlib.import_module("lm_eval.tasks.agieval.utils")
        return float(utils.process_results({"answer": case["target"]}, [case["output"]])["acc"])

    own = {
        "lm-eval/drop": drop,
        "lm-eval/hendrycks_math": hendrycks,
        "lm-eval/agieval_math": agieval,
    }
    return lambda case: own.get(case["by"], task)(case)


def math_verify():
    from math_verify import parse, verify

    def score(case):
        golds = [parse(gold) for gold in flat(case["target"])]
        answer = parse(case["output"])
        return float(any(verify(gold, answer) for gold in golds))

    return score


def lighteval():
    from lighteval.metrics.normalizations import gsm8k_normalizer, helm_normalizer, math_normalizer

    def same(normalise):
        return lambda case: max(
            float(normalise(cut(case["output"], case["stop"])) == normalise(gold)) for gold in flat(case["target"])
        )

    own = {
        "lighteval/helm_normalizer": same(helm_normalizer),
        "lighteval/math_normalizer": same(math_normalizer),
        "lighteval/gsm8k_normalizer": same(gsm8k_normalizer),
        "lighteval/expr_gold_metric": metric("expr_gold_metric"),
        "lighteval/gpqa_instruct_metric": metric("gpqa_instruct_metric"),
    }
    return lambda case: own[case["by"]](case)


def metric(name):
    """A metric of lighteval on a sample."""
    from lighteval.metrics.metrics import Metrics
    from lighteval.models.model_output import ModelResponse
    from lighteval.tasks.requests import Doc

    def score(case):
        # As lighteval's prompts build it: of a multiple choice the letters alone.
        letters = list("ABCDEFGHIJ"[: len(case["choices"] or [])])
        golds = letters or flat(case["target"])
        index = letters.index(case["target"]) if letters else list(range(len(golds)))
        doc = Doc(query="", choices=golds, gold_index=index)
        found = Metrics[name].value.compute_sample(
            doc=doc, model_response=ModelResponse(text=[case["output"]])
        )
        return float(next(iter(found.values())))

    return score


def opencompass():
    import importlib.util
    from pathlib import Path

    file = Path(__file__).parents[2] / "python/evalmark/adapters/opencompass.py"
    spec = importlib.util.spec_from_file_location("adapter", file)
    adapter = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(adapter)
    text = adapter.module("utils.text_postprocessors")
    bbh = adapter.module("datasets.bbh")

    def same(taken):
        return lambda case: float(taken(case) in flat(case["target"]))

    def letters(case):
        return "ABCDEFGHIJ"[: len(case["choices"] or "ABCD")]

    own = {
        "bbh-mcq": lambda case: float(
            bbh.bbh_mcq_postprocess(case["output"]) in [bbh.bbh_mcq_postprocess(t) for t in flat(case["target"])]
        ),
        "first-capital": same(lambda case: text.first_capital_postprocess(case["output"])),
        "first-option": same(lambda case: text.first_option_postprocess(case["output"], letters(case))),
        "last-capital": same(lambda case: text.last_capital_postprocess(case["output"])),
        "last-option": same(lambda case: text.last_option_postprocess(case["output"], letters(case))),
    }
    def gsm8k(case):
        # A bare target as it stands, not without its commas.
        part = adapter.module("datasets.gsm8k")
        answer = part.gsm8k_postprocess(case["output"])
        golds = [part.gsm8k_dataset_postprocess(t) if "#### " in t else t for t in flat(case["target"])]
        return max(part.Gsm8kEvaluator().score([answer], [gold])["accuracy"] for gold in golds) / 100

    own["gsm8k"] = gsm8k
    own["generic-judge"] = same(
        lambda case: adapter.module("datasets.generic")._generic_llmjudge_postprocess(case["output"])
    )
    for name in ("general", "math", "math_v2"):
        own[name.replace("_", "-")] = getattr(adapter, name)
    return lambda case: float(own[case["by"].removeprefix("opencompass/")](case))


def inspect():
    from inspect_scorers import SCORERS, mark, run, state_of
    from inspect_ai.scorer import Target

    def score(case):
        options = dict(case["options"])
        state = state_of(case["output"], case["choices"])
        if case["by"] == "inspect/choice":
            mark(state, options)
            options.pop("multiple_correct", None)
        scorer = SCORERS[case["by"]](**options)
        value = run(scorer(state, Target(case["target"]))).value
        return {"C": 1.0, "I": 0.0, "N": 0.0}.get(value, value)

    return score


def main():
    names = {
        "inspect": inspect,
        "lighteval": lighteval,
        "lm-eval": lm_eval,
        "math-verify": math_verify,
        "opencompass": opencompass,
    }
    score = names[sys.argv[1]]()
    out = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        try:
            result = {"score": score(json.loads(line))}
        except Exception as error:
            result = {"crash": f"{type(error).__name__}: {error}"}
        print(json.dumps(result), file=out)


if __name__ == "__main__":
    main()
