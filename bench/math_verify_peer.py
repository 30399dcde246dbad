"""Times Math-Verify: parse the target, parse the output, verify. Usage: math_verify_peer.py FILE

FILE has JSON lines [target, output]. Prints samples per second of wall-clock and of processor
time, and for each line whether it is equal.
"""

import json
import logging
import random
import sys
import time

from math_verify import parse, verify

logging.disable(logging.CRITICAL)

with open(sys.argv[1], encoding="utf-8") as lines:
    pairs = list(enumerate(map(json.loads, lines)))
random.Random(1).shuffle(pairs)  # its cache of parsed targets would flatter a sorted file
for _, (target, output) in pairs[:50]:
    verify(parse(target), parse(output))
equal = [False] * len(pairs)
start, start_cpu = time.perf_counter(), time.process_time()
for index, (target, output) in pairs:
    equal[index] = verify(parse(target), parse(output))
wall, cpu = time.perf_counter() - start, time.process_time() - start_cpu
print(json.dumps({"wall": len(pairs) / wall, "cpu": len(pairs) / cpu, "equal": equal}))
