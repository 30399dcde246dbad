"""A process with a scorer in Python: lines of samples in, a line of JSON for each out.

``python _runner.py MODULE:FUNCTION`` or ``python _runner.py FILE.py:FUNCTION``. The function is
given a sample as a dict (id, output, target, and where there are any choices and stop) and
returns a number, a bool, or a dict with ``score``. What it raises is told and ends nothing.
"""

import sys

# Adapters are called after the packages they import: this folder must not be searched.
sys.path[0] = ""

import importlib
import importlib.util
import json
from typing import Any, Callable


def load(name: str) -> Callable[[dict[str, Any]], Any]:
    """The function of that name, from a module or a file."""
    place, _, function = name.rpartition(":")
    if place.endswith(".py"):
        spec = importlib.util.spec_from_file_location("_scorer", place)
        if spec is None or spec.loader is None:
            sys.exit(f"{place} is no file of Python")
        module = importlib.util.module_from_spec(spec)
        sys.modules["_scorer"] = module
        spec.loader.exec_module(module)
    else:
        module = importlib.import_module(place)
    found: Callable[[dict[str, Any]], Any] = getattr(module, function)
    return found


def plain(said: Any) -> Any:
    """What the function returned, as JSON has it: numbers of other packages, too."""
    if isinstance(said, dict):
        said = said.get("score")
    if said is None or isinstance(said, (bool, int, str)):
        return said
    value = float(said)
    return value if value == value and abs(value) != float("inf") else repr(value)


def main() -> None:
    out = sys.stdout
    # What the scorer prints is no answer.
    sys.stdout = sys.stderr
    score = load(sys.argv[1])
    for line in sys.stdin:
        sample = json.loads(line)
        try:
            answer = {"score": plain(score(sample))}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"[:500]}
        out.write(json.dumps({"id": sample["id"], **answer}) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
