"""Samples as the bytes of one batch. The byte table is in assembly/index.ts of the core."""

from __future__ import annotations

import sys
from array import array
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
        return list(map(_string_targets.__getitem__, targets))  # type: ignore[arg-type]
    return [target_bytes(target) for target in targets]


def _string_target(target: str) -> bytes:
    text = utf8(target)
    return pack("<IIII", 0, 1, 1, len(text)) + text


class _Kept(dict[str, bytes]):
    """String targets as bytes: a run has few, and each many times. Emptied when it has many."""

    def __missing__(self, target: str) -> bytes:
        if len(self) >= _KEPT:
            self.clear()
        made = _string_target(target)
        if len(made) <= _SHORT:
            self[target] = made
        return made


#: Targets that are kept, and the longest of them in bytes.
_KEPT, _SHORT = 4096, 1024
_string_targets = _Kept()


def entry_head(scorer: int, is_answer: bool, cut: bool) -> int:
    """The first word of an entry: scorer, whether the text is the bare answer, whether it is cut."""
    return scorer | (0x10000 if is_answer else 0) | (0x1000000 if cut else 0)


#: A column of a batch: the bytes of each sample, or None where no sample has any.
Column = Union[Sequence[bytes], None]


def column_sizes(column: Column) -> array[int] | None:
    """The length of each sample's bytes, 4 GiB at most; None of no column."""
    if column is None:
        return None
    try:
        return array("I", map(len, column))
    except OverflowError:
        return array("I", [min(len(item), 0xFFFFFFFF) for item in column])


def batch_bytes(
    head: int,
    options: int,
    words: bytes,
    columns: Sequence[Column],
    sizes: Sequence[array[int] | None],
) -> bytes:
    """A batch of samples that share scorer and options.

    Args:
        head: what entry_head gives.
        options: the scorer's bit fields.
        words: the list of the one option that is a list, or nothing.
        columns: texts, targets, choices and stops; the bytes of each sample (nothing: none).
        sizes: column_sizes of each.
    """
    n = len(columns[0] or ())
    at = HEAD_BYTES + n * ENTRY_BYTES
    end = at + sum(map(sum, filter(None, sizes)))
    # What all entries share is laid down at once; a column that is None is empty, at the end.
    entries = array("I", [head, options, *([end, 0] * 4), end, len(words)]) * n
    parts: list[bytes] = []
    for k, (column, lengths) in enumerate(zip(columns, sizes)):
        if column is None or lengths is None:
            continue
        starts = array("I", accumulate(lengths, initial=at))
        at = starts.pop()
        entries[2 + 2 * k :: _WORDS] = starts
        entries[3 + 2 * k :: _WORDS] = lengths
        parts += column
    if sys.byteorder == "big":
        entries.byteswap()
    return b"".join([pack("<II", n, 0), entries.tobytes(), *parts, words])
