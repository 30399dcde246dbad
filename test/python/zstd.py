"""Prints texts of many kinds, packed by the real Zstandard at many levels.

usage: zstd.py; one JSON list a line: kind, level, the text and its frame in base64.
"""

import base64
import json
import random

import zstandard

random.seed(7)
skew = [1.03**-i for i in range(256)]
words = ["answer", "the", "is", "12.5", "\\n", "é", '"output": ', "{", "}"]
texts = {
    "empty": b"",
    "short": b"hello hello hello",
    "random": random.randbytes(150_000),
    "zeros": bytes(300_000),
    "two letters": bytes(random.choices(b"ab", k=60_000)),
    "skewed": bytes(random.choices(range(256), weights=skew, k=150_000)),
    "words": " ".join(random.choices(words, k=60_000)).encode(),
    "lines": b"".join(b'{"id": %d, "output": "ANSWER: %d"}\n' % (i, i * i) for i in range(6000)),
}
for kind, text in texts.items():
    for level in (-5, 1, 3, 9, 15, 19, 22):
        compressor = zstandard.ZstdCompressor(level=level)
        stream = zstandard.ZstdCompressor(level=level).compressobj()
        for frame in (compressor.compress(text), stream.compress(text) + stream.flush()):
            pair = [base64.b64encode(b).decode() for b in (text, frame)]
            print(json.dumps([kind, level, *pair]))
