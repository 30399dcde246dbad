/**
 * A custom model of lighteval: it sends lighteval's own chat messages to a server, four at a time,
 * and keeps each answer as it comes. lighteval's own cache is written after the last one.
 */
export const ASKING = `"""Asks an OpenAI-compatible server, for \`lighteval custom\`.

Each answer is kept in answers.jsonl as it comes, and not asked for again.
"""

import hashlib
import json
import os
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lighteval.models.abstract_model import LightevalModel
from lighteval.models.model_output import ModelResponse
from lighteval.tasks.prompt_manager import PromptManager
from lighteval.utils.cache_management import SampleCache

AT_ONCE = 4
WAITS = [1, 2, 4]


class Asking(LightevalModel):
    def __init__(self, config):
        self.config = config
        # lighteval tells the cache of its tasks; nothing is put into it.
        self._cache = SampleCache(config.model_copy(update={"cache_dir": "cache"}))
        self._prompts = PromptManager(use_chat_template=True)
        self._kept = Path("answers.jsonl")
        self._lock = threading.Lock()
        self._known = {}
        lines = self._kept.read_text(encoding="utf-8") if self._kept.exists() else ""
        for line in lines.split("\\n"):
            try:
                key, text = json.loads(line)
            except ValueError:  # a line that was cut off
                continue
            self._known[key] = text

    def greedy_until(self, docs):
        pool = ThreadPoolExecutor(AT_ONCE)
        try:
            return list(pool.map(self._answers, docs))
        finally:
            pool.shutdown(cancel_futures=True)

    def _answers(self, doc):
        body = {"model": self.config.model_name, "messages": self._prompts.prepare_prompt_api(doc)}
        if doc.generation_size:
            body["max_tokens"] = doc.generation_size
        if doc.stop_sequences:
            body["stop"] = list(doc.stop_sequences)
        data = json.dumps(body).encode()
        return ModelResponse(text=[self._answer(doc, data, i) for i in range(doc.num_samples)])

    def _answer(self, doc, data, repeat):
        named = f"{doc.task_name} {doc.id} {repeat} ".encode() + data
        key = hashlib.sha256(named).hexdigest()
        if key not in self._known:
            text = self._ask(data)
            with self._lock, self._kept.open("a", encoding="utf-8") as file:
                # The line break goes first, and ends a line that was cut off.
                file.write("\\n" + json.dumps([key, text]))
            self._known[key] = text
        return self._known[key]

    def _ask(self, data):
        request = urllib.request.Request(
            f"{os.environ['EVALMARK_BASE_URL']}/chat/completions",
            data,
            {
                "content-type": "application/json",
                "authorization": f"Bearer {os.environ['EVALMARK_API_KEY']}",
            },
        )
        for wait in [*WAITS, None]:
            try:
                with urllib.request.urlopen(request, timeout=600) as answer:
                    return json.load(answer)["choices"][0]["message"]["content"] or ""
            except OSError as error:
                code = getattr(error, "code", 500)
                if wait is None or (code < 500 and code != 429):
                    raise
                time.sleep(wait)

    def loglikelihood(self, docs):
        raise NotImplementedError("a chat server gives no log-likelihoods")

    loglikelihood_rolling = loglikelihood

    @property
    def tokenizer(self):
        return None

    @property
    def add_special_tokens(self):
        return False

    @property
    def max_length(self):
        return 1 << 20
`;
