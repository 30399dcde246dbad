"""What the rewards give to calls as TRL 1.16 and verl 0.9 make them. Prints JSON."""

import json
import pickle

from evalmark.reward import accuracy_reward, compute_score, make_reward

chat = [[{"role": "assistant", "content": text}] for text in ("It is \\boxed{0.5}", "It is 3", "?")]
plain = ["It is \\boxed{0.5}", "It is 3", "?"]
solutions = ["\\frac12", "So we add: \\boxed{3}.", ""]
logged = {}

print(
    json.dumps(
        {
            "chat": accuracy_reward(prompts=[""] * 3, completions=chat, solution=solutions),
            "plain": accuracy_reward(plain, solution=solutions, log_extra=logged.__setitem__),
            "name": accuracy_reward.__name__,
            "logged": logged,
            "column": make_reward("gsm8k", column="answer")(
                completions=["so 18 eggs"] * 2, answer=["9 + 9 = 18\n#### 18", 19]
            ),
            "skipped": make_reward(undecided=None)(completions=["$1/2x$"], solution=["$x/2$"]),
            "zero": make_reward()(completions=["$1/2x$"], solution=["$x/2$"]),
            "verl": compute_score("openai/gsm8k", "#### 18", "18", {}, router=None),
            "option": compute_score(
                "x", "12 yards", ["12 yards"], {"evalmark_scorer": "drop", "evalmark_options": {"metric": "em"}}
            )["rule"],
            "pickled": pickle.loads(pickle.dumps(accuracy_reward)) is not None,
        }
    )
)
