"""What translated tasks ask, as a harness itself makes it of them, and what its own tasks ask.

    variant_prompts.py lm-eval|lighteval FOLDER ROWS [chat | shots FILE]

With "chat" lm-eval's prompts are messages, as JSON; with "shots" the rows of FILE stand as examples
before those of the harness's own tasks.

Prints {"translated": {task: asked}, "own": {task: asked}}; asked is a list, of each row
{"prompt", "continuations" or "generation", "gold"}. FOLDER has translated tasks, ROWS the rows, with
the columns of cais/mmlu, of the subject abstract_algebra.
"""

import importlib.util
import json
import os
import pickle
import sys
from pathlib import Path


def lm_eval_requests(task):
    chat = sys.argv[-1] == "chat"
    task.build_all_requests(
        rank=0,
        world_size=1,
        apply_chat_template=chat,
        chat_template=(lambda messages, **_: json.dumps(messages)) if chat else None,
    )
    asked = {}
    for one in task.instances:
        prompt, second = one.args[0], one.args[1]
        row = asked.setdefault(one.doc_id, {"prompt": prompt, "gold": task.doc_to_target(one.doc)})
        if isinstance(second, dict):
            row["generation"] = second
        elif prompt != "":  # acc_mutual_info asks again behind an empty prompt
            row.setdefault("continuations", []).append(second)
        else:
            row.setdefault("alone", []).append(second)
    return [asked[i] for i in sorted(asked)]


OWN = {
    "letters": "default/mmlu_abstract_algebra.yaml",
    "texts": "continuation/mmlu_abstract_algebra.yaml",
    "generated": "generative/mmlu_abstract_algebra.yaml",
}


def own_tasks(folder, rows, shots):
    """Files that are lm-eval's own tasks, but for where the rows come from."""
    import lm_eval.tasks

    mmlu = Path(lm_eval.tasks.__file__).parent / "mmlu"
    place = Path(folder) / "own"
    place.mkdir(exist_ok=True)
    for ask, path in OWN.items():
        task = {
            "include": str(mmlu / path),
            "task": f"own_{ask}",
            "dataset_path": "json",
            "dataset_name": None,
            "dataset_kwargs": {"data_files": {"test": rows, "dev": shots or rows}},
            "num_fewshot": len(lines_of(shots)) if shots else 0,
        }
        (place / f"own_{ask}.yaml").write_text(json.dumps(task))
    return place


def lm_eval(folder, rows, shots):
    from lm_eval.tasks import TaskManager

    names = sorted(path.stem for path in Path(folder).glob("*.yaml"))
    place = own_tasks(folder, rows, shots)
    manager = TaskManager(include_path=[folder, str(place)], include_defaults=False)
    os.chdir(folder)
    translated = manager.load_task_or_group(names)
    own = manager.load_task_or_group([f"own_{ask}" for ask in OWN])
    return (
        {name: lm_eval_requests(task) for name, task in translated.items()},
        {name: lm_eval_requests(task) for name, task in own.items()},
    )


def lines_of(file):
    return [json.loads(line) for line in Path(file).read_text().splitlines()]


def lighteval(folder, rows, shots):
    import requests

    def offline(url, *_args, **_kwargs):
        """lighteval imports all its tasks, one of which downloads a file as it is imported."""
        response = requests.Response()
        response.status_code = 200
        response._content = pickle.dumps({})
        return response

    requests.get = offline
    from lighteval.tasks.prompt_manager import PromptManager
    from lighteval.tasks.tasks.mmlu import mmlu_prompt

    manager = PromptManager()
    before = lines_of(shots) if shots else []

    def asked(prompt_function):
        docs = [prompt_function(dict(line), "task") for line in lines_of(rows)]
        for doc in docs:
            doc.fewshot_samples = [prompt_function(dict(line), "task") for line in before]
        return [
            {
                "prompt": manager.prepare_prompt(doc),
                "continuations": doc.choices,
                "gold": doc.gold_index,
            }
            for doc in docs
        ]

    translated = {}
    for path in sorted(Path(folder).glob("*.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for config in module.TASKS_TABLE:
            translated[config.name] = asked(config.prompt_function)
    return translated, {"mmlu": asked(mmlu_prompt)}


def main(harness, folder, rows, _mode=None, shots=None):
    os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", HF_HOME=f"{folder}/home")
    run = {"lm-eval": lm_eval, "lighteval": lighteval}[harness]
    translated, own = run(folder, str(Path(rows).resolve()), shots)
    print(json.dumps({"translated": translated, "own": own}))


main(*sys.argv[1:])
