/** A custom model of lighteval: it sends lighteval's own chat messages to a server. */
export const ASKING = `"""Asks an OpenAI-compatible server, for \`lighteval custom\`."""

import json
import os
import urllib.request

from lighteval.models.abstract_model import LightevalModel
from lighteval.models.model_output import ModelResponse
from lighteval.tasks.prompt_manager import PromptManager
from lighteval.utils.cache_management import SampleCache, cached
from lighteval.tasks.requests import SamplingMethod


class Asking(LightevalModel):
    def __init__(self, config):
        self.config = config
        self._cache = SampleCache(config)
        self._prompts = PromptManager(use_chat_template=True)

    @cached(SamplingMethod.GENERATIVE)
    def greedy_until(self, docs):
        return [ModelResponse(text=[self._ask(doc) for _ in range(doc.num_samples)]) for doc in docs]

    def _ask(self, doc):
        body = {"model": self.config.model_name, "messages": self._prompts.prepare_prompt_api(doc)}
        if doc.generation_size:
            body["max_tokens"] = doc.generation_size
        if doc.stop_sequences:
            body["stop"] = list(doc.stop_sequences)
        request = urllib.request.Request(
            f"{os.environ['EVALMARK_BASE_URL']}/chat/completions",
            json.dumps(body).encode(),
            {
                "content-type": "application/json",
                "authorization": f"Bearer {os.environ['EVALMARK_API_KEY']}",
            },
        )
        with urllib.request.urlopen(request, timeout=600) as answer:
            return json.load(answer)["choices"][0]["message"]["content"] or ""

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
