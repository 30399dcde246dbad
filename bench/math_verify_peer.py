"""Samples per second of Math-Verify: parse the target, parse the output, verify."""

import json
import random
import sys
import time

from math_verify import parse, verify

pairs = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
random.Random(1).shuffle(pairs)  # its cache of parsed targets would flatter a sorted file
for target, output in pairs[:50]:
    verify(parse(target), parse(output))
start = time.perf_counter()
for target, output in pairs:
    verify(parse(target), parse(output))
print(len(pairs) / (time.perf_counter() - start))
