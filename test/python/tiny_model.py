"""Saves a tiny language model with random weights, and its tokenizer.

    tiny_model.py FOLDER [letters]

With "letters" it leans to tokens of which answers are made: " A" to " D", words around them, line ends.
"""

import os
import sys

os.environ["HF_HUB_OFFLINE"] = "1"

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

END = "<|endoftext|>"


TEXT = "How many are there? 0 1 2 3 4 5 6 7 8 9"
ANSWERS = " The answer is ( A B C D (A) (B) (C) (D)"
LEANING = [" A", " B", " C", " D", "\n", " (", ")", " The", " answer", " is"]


def lean(model, tokenizer):
    """Shifts what goes into the output layer along one direction, and the tokens' rows with it."""
    ids = [i for text in LEANING for i in tokenizer(text).input_ids]
    shift = torch.full((model.config.n_embd,), 0.7)
    with torch.no_grad():
        model.transformer.ln_f.bias += shift
        # random directions of their own, so that prompts decide which of them is likeliest
        model.transformer.wte.weight[ids] += 0.2 * shift + 0.15 * torch.randn(len(ids), len(shift))


def main(folder, leaning=None):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=300, special_tokens=[END], initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator([TEXT if leaning is None else ANSWERS] * 4, trainer)
    special = {f"{name}_token": END for name in ("bos", "eos", "pad", "unk")}
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=512, **special)
    fast.save_pretrained(folder)
    torch.manual_seed(0)
    shape = GPT2Config(
        vocab_size=len(fast),
        n_positions=512,
        n_embd=32,
        n_layer=2,
        n_head=2,
        bos_token_id=0,
        eos_token_id=0,
        pad_token_id=0,
    )
    model = GPT2LMHeadModel(shape)
    if leaning is not None:
        lean(model, fast)
    model.save_pretrained(folder)


main(*sys.argv[1:])
