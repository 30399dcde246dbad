"""What a Python host may do with the package: threads, forks, copies, wrong use. Prints JSON."""

import copy
import json
import multiprocessing
import os
import pickle
import threading

import evalmark

SCORER = evalmark.Scorer("math", preset="math-verify")


def right(number):
    return SCORER.verify(str(number), f"So it is \\boxed{{{number}}}.")


def in_threads():
    said = []

    def work(first):
        said.append([right(n) and not SCORER.verify("0", f"{n}") for n in range(first, first + 200)])

    threads = [threading.Thread(target=work, args=(1 + 200 * i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(said) == 4 and all(map(all, said))


def in_a_fork():
    """A child forked while other threads score must answer, with an instance of its own."""
    going = True

    def work():
        while going:
            right(7)

    thread = threading.Thread(target=work)
    thread.start()
    codes = []
    for _ in range(5):
        pid = os.fork()
        if pid == 0:
            os._exit(0 if right(5) and not SCORER.verify("5", "6") else 1)
        codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    going = False
    thread.join()
    return codes == [0] * 5


def in_pools():
    answers = []
    for way in ("fork", "spawn"):
        with multiprocessing.get_context(way).Pool(2) as pool:
            answers += pool.map(right, range(20))
    return all(answers)


def copies():
    for twin in (copy.deepcopy(SCORER), pickle.loads(pickle.dumps(SCORER))):
        if repr(twin) != repr(SCORER) or not twin.verify("1/2", "0.5"):
            return False
    record = evalmark.score("1/2", "it is 0.5")
    return pickle.loads(pickle.dumps(record)) == record and hash(record) is not None


def message(call):
    try:
        call()
    except evalmark.EvalmarkError as error:
        return str(error)
    return None


def main():
    print(
        json.dumps(
            {
                "threads": in_threads(),
                "fork": in_a_fork(),
                "pools": in_pools(),
                "copies": copies(),
                "large": evalmark.score("1", "1" + " " * (21 << 20)).to_dict(),
                "surrogate": evalmark.score("1", "\ud800 so 1").to_dict(),
                "scorer": message(lambda: evalmark.Scorer("maths")),
                "option": message(lambda: evalmark.Scorer("math", metric="em")),
                "value": message(lambda: evalmark.Scorer("drop", metric="F1")),
                "needed": message(lambda: evalmark.Scorer("inspect/answer")),
                "pattern": [
                    message(lambda: evalmark.Scorer("inspect/pattern", regex=regex))
                    for regex in ("é(a+)\\1", "(", "a" * 3_000_000, "(a+)$")
                ],
                "target": message(lambda: evalmark.score(12, "12")),
                "counts": message(lambda: evalmark.score_batch(["1", "2"], ["1"])),
            }
        )
    )


if __name__ == "__main__":
    main()
