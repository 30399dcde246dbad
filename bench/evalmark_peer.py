"""Times the Python package on a file of [target, text] lines: alone and in batches, by CPU time.

Usage: evalmark_peer.py FILE SCORER. Prints microseconds per verdict as JSON. Batches are timed with
the scores read out, after three warm ones.
"""

import json
import sys
import time

import evalmark


def main(path, scorer):
    with open(path, encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    targets = [target for target, _ in pairs]
    texts = [text for _, text in pairs]
    judge = evalmark.Scorer(scorer)
    for _ in range(3):
        judge.score_batch(targets, texts).scores()
    rounds = max(3, 20_000 // len(pairs))
    start = time.process_time()
    for _ in range(rounds):
        judge.score_batch(targets, texts).scores()
    batched = (time.process_time() - start) / (rounds * len(pairs))
    some = list(zip(targets, texts))[:1000]
    start = time.process_time()
    for target, text in some:
        float(judge.score(target, text))
    single = (time.process_time() - start) / len(some)
    print(json.dumps({"batched": batched * 1e6, "single": single * 1e6}))


main(*sys.argv[1:])
