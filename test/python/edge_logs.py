"""Makes Inspect logs with everything awkward in them, and says what Inspect reads in them.

usage: edge_logs.py FOLDER; writes FOLDER/{eval,json,chunked}/*, prints one JSON object.
"""

import json
import sys
from pathlib import Path

from inspect_ai import Task, eval
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.log import read_eval_log
from inspect_ai.log._recorders.chunked.convert import convert_eval_logs_to_chunked
from inspect_ai.model import (
    ChatCompletionChoice,
    ChatMessageAssistant,
    ChatMessageSystem,
    ChatMessageUser,
    ContentImage,
    ContentReasoning,
    ContentText,
    ModelOutput,
    ModelUsage,
    get_model,
)
from inspect_ai.scorer import Score, includes, match, mean, scorer
from inspect_ai.solver import generate


@scorer(metrics=[mean()])
def awkward():
    async def score(state, target):
        if "unscored" in state.input_text:
            return Score.unscored(explanation="nothing to score")
        if "infinite" in state.input_text:
            return Score(value=float("inf"))
        return Score(value=0.1 + 0.2, metadata={"big": 2**60, "nan": float("nan")})

    return score


@scorer(metrics={"a": [mean()], "b": [mean()]})
def several():
    async def score(state, target):
        return Score(value={"a": 1, "b": 0.5})

    return score


IMAGE = "data:image/png;base64,iVBORw0KGgo=" + "A" * 300

SAMPLES = [
    Sample(id="q/1 é", input="plain", target=["5", "five"]),
    Sample(
        id="q2",
        input=[ChatMessageSystem(content="system"), ChatMessageUser(content="unscored " + "x" * 300)],
        target="5",
        metadata={"k": float("nan"), "huge": 2**70},
    ),
    Sample(id="long", input="long " + "é\n" * 4000, target="tail"),
    Sample(id="infinite", input="infinite", target="5", choices=["a", "", '"\\']),
    Sample(
        id="image",
        input=[ChatMessageUser(content=[ContentText(text="see"), ContentImage(image=IMAGE)])],
        target="5",
    ),
    Sample(id="boom", input="boom", target="5"),
    Sample(id="empty", input="empty", target=""),
    Sample(id=7, input="number", target="7"),
]


def answer(input, tools, tool_choice, config):
    text = input[-1].text
    if "boom" in text:
        raise RuntimeError("boom!\n\"quoted\"")
    content = [
        ContentReasoning(reasoning="hidden 6 " * 30),
        ContentText(text="The answer is 5.\u2028\U0001f600"),
        ContentText(text="tail " + "z" * (5000 if "long" in text else 0)),
    ]
    if "number" in text:
        content = "7"
    if "empty" in text:
        content = ""
    message = ChatMessageAssistant(content=content, model="mockllm/model")
    reason = "max_tokens" if "long" in text else "stop"
    usage = ModelUsage(input_tokens=1, output_tokens=1, total_tokens=2)
    choice = ChatCompletionChoice(message=message, stop_reason=reason)
    return ModelOutput(model="mockllm/model", choices=[choice], usage=usage)


def run(folder: Path, log_format: str) -> str:
    task = Task(
        name="edge",
        dataset=MemoryDataset(SAMPLES),
        solver=generate(stop_seqs=["\n\n", "Q:"]),
        scorer=[match(), match(location="any"), includes(), awkward(), several()],
        epochs=2,
    )
    logs = eval(
        task,
        model=get_model("mockllm/model", custom_outputs=answer),
        log_dir=str(folder / log_format),
        log_format=log_format,
        display="none",
        fail_on_error=False,
    )
    return logs[0].location


def plain(log) -> dict:
    def value(v):
        return v if isinstance(v, (str, bool, int)) else repr(v)

    samples = []
    for s in log.samples:
        scores = {}
        for name, score in (s.scores or {}).items():
            values = score.value if isinstance(score.value, dict) else {None: score.value}
            for key, v in values.items():
                scores[name if key is None else f"{name}/{key}"] = [value(v), score.answer]
        samples.append(
            {
                "id": s.id,
                "epoch": s.epoch,
                "text": s.output.completion,
                "target": s.target,
                "choices": s.choices,
                "input": s.input if isinstance(s.input, str) else len(s.input),
                "stopReason": s.output.stop_reason if s.output.choices else None,
                "error": s.error.message if s.error else None,
                "scores": scores,
            }
        )
    return {
        "samples": samples,
        "sampleIds": log.eval.dataset.sample_ids,
        "epochs": log.eval.config.epochs,
        "completedAt": log.stats.completed_at,
        "scorers": [[s.name, s.options or {}] for s in log.eval.scorers],
        "metrics": [
            [s.scorer, m.name, repr(m.value), s.scored_samples, s.unscored_samples]
            for s in log.results.scores
            for m in s.metrics.values()
        ],
    }


folder = Path(sys.argv[1])
told = {}
for log_format in ("eval", "json"):
    location = run(folder, log_format)
    told[log_format] = {"file": location, "log": plain(read_eval_log(location))}
convert_eval_logs_to_chunked(told["eval"]["file"], str(folder / "chunked"), chunk_size=1)
[chunked] = (folder / "chunked").glob("*.eval")
told["chunked"] = {"file": str(chunked), "log": told["eval"]["log"]}
print(json.dumps(told))
