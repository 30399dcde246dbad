"""Templates as JSON on stdin; per template Inspect's error when it fills them in, or null."""

import json
import sys
from string import Formatter

from inspect_ai._util.format import format_template


def read(template):
    try:
        format_template(template, {"prompt": "x"})
    except Exception as error:
        return {"error": str(error)}
    return {"names": [name for _, name, _, _ in Formatter().parse(template) if name is not None]}


json.dump([read(template) for template in json.load(sys.stdin)], sys.stdout)
