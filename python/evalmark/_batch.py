"""Samples as the bytes of one batch. The byte table is in assembly/index.ts of the core."""

from __future__ import annotations

import sys
from array import array
from functools import lru_cache
from itertools import accumulate
from struct import pack
from typing import Sequence, Union

from .errors import EvalmarkError

#: One string, a list (spans of one answer, or alternatives, as the scorer has it), or a list of
#: lists: alternatives of several spans each.
Target = Union[str, Sequence[str], Sequence[Sequence[str]]]

HEAD_BYTES = 8
ENTRY_BYTES = 48
_WORDS = ENTRY_BYTES // 4


def utf8(text: str) -> bytes:
    """UTF-8 of a string; a lone surrogate, which has none, as U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        paired = text.encode("utf-16-le", "surrogatepass")
        return paired.decode("utf-16-le", "replace").encode()


def utf8_all(texts: Sequence[str]) -> list[bytes]:
    """utf8 of each."""
    try:
        return [text.encode() for text in texts]
    except UnicodeEncodeError:
        return [utf8(text) for text in texts]


def string_list(strings: Sequence[str]) -> bytes:
    """A list of strings: their count, then each behind its length."""
    return _blobs([utf8(s) for s in strings])


def _blobs(items: Sequence[bytes]) -> bytes:
    return pack("<I", len(items)) + b"".join(pack("<I", len(b)) + b for b in items)


def target_bytes(target: Target) -> bytes:
    """A target as the core reads it. Throws EvalmarkError where it has another type."""
    if isinstance(target, str):
        return _string_target(target)
    if isinstance(target, (list, tuple)):
        if all(isinstance(t, str) for t in target):
            return pack("<II", 1, 1) + string_list(target)
        if all(isinstance(t, (list, tuple)) and all(isinstance(s, str) for s in t) for t in target):
            return pack("<II", 2, len(target)) + b"".join(map(string_list, target))
    raise EvalmarkError(
        f"a target is a string, a list of strings or a list of such lists, not {target!r:.60}"
    )


def all_target_bytes(targets: Sequence[Target]) -> list[bytes]:
    """target_bytes of each."""
    if set(map(type, targets)) <= {str}:
        return list(map(_string_target, targets))
    return [target_bytes(target) for target in targets]


@lru_cache(maxsize=4096)
def _string_target(target: str) -> bytes:
    text = utf8(target)
    return pack("<IIII", 0, 1, 1, len(text)) + text


def entry_head(scorer: int, is_answer: bool, cut: bool) -> int:
    """The first word of an entry: scorer, whether the text is the bare answer, whether it is cut."""
    return scorer | (0x10000 if is_answer else 0) | (0x1000000 if cut else 0)


#: A column of a batch: the bytes of each sample, or None where no sample has any.
Column = Union[Sequence[bytes], None]


def batch_bytes(head: int, options: int, words: bytes, columns: Sequence[Column]) -> bytes:
    """A batch of samples that share scorer and options.

    Args:
        head: what entry_head gives.
        options: the scorer's bit fields.
        words: the list of the one option that is a list, or nothing.
        columns: texts, targets, choices and stops; the bytes of each sample (nothing: none).
    """
    n = len(columns[0] or ())
    at = HEAD_BYTES + n * ENTRY_BYTES
    entries = array("I", bytes(n * ENTRY_BYTES))
    entries[0::_WORDS] = array("I", [head]) * n
    entries[1::_WORDS] = array("I", [options]) * n
    parts: list[bytes] = []
    for k, column in enumerate(columns):
        if column is None:
            entries[2 + 2 * k :: _WORDS] = array("I", [at]) * n
            continue
        sizes = array("I", map(len, column))
        starts = array("I", accumulate(sizes, initial=at))
        at = starts.pop()
        entries[2 + 2 * k :: _WORDS] = starts
        entries[3 + 2 * k :: _WORDS] = sizes
        parts.extend(column)
    entries[10::_WORDS] = array("I", [at]) * n
    entries[11::_WORDS] = array("I", [len(words)]) * n
    if sys.byteorder == "big":
        entries.byteswap()
    return b"".join([pack("<II", n, 0), entries.tobytes(), *parts, words])
