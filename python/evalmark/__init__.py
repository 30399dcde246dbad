"""evalmark: one WebAssembly scoring core, named by its SHA-256, in this Python process.

>>> import evalmark
>>> evalmark.verify("1/2", "The answer is $0.5$.")
True
>>> evalmark.score("12.25", "12.25\\n\\nPassage: ...", scorer="drop").rule
'drop/f1'
"""

from ._core import digest
from .errors import EvalmarkError
from .record import Record, Records
from .scorer import Scorer, score, score_batch, verify

__all__ = [
    "EvalmarkError",
    "Record",
    "Records",
    "Scorer",
    "digest",
    "score",
    "score_batch",
    "verify",
]
