"""Boxes of a text: which of them are its answer together."""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENING = re.compile(r"\\f?boxed\s*\{")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
#: What may stand between boxes that are one list.
_BETWEEN = re.compile(r"(?:\s|[,;$]|\\[,;!()\[\]]|\\q?quad\b|\\text\s*\{\s*(?:and|or)\s*\}|and|or)*")
_CLOSING = re.compile(r"\s*(?:\$\$?|\\\)|\\\])?")
_DELIMITER = re.compile(r"(?<!\\)\$|\\[()\[\]]")
#: An answer has fewer; more are looked at by no rule.
_MOST = 16


class Box(NamedTuple):
    """From its backslash to behind its brace, in characters, and what it holds."""

    start: int
    end: int
    content: str


def boxes(text: str) -> list[Box]:
    """The last boxes of a text that are closed, each by itself; of nested ones the outer."""
    out: list[Box] = []
    openings = [(m.start(), m.end()) for m in _OPENING.finditer(text)]
    for i, (start, inner) in enumerate(openings[-_MOST:]):
        if out and start < out[-1].end:
            continue
        end = _closed(text, inner)
        if end is not None:
            out.append(Box(start, end, text[inner : end - 1].strip()))
    return out


def behind(text: str, box: Box) -> int:
    """Where the text goes on behind a box and the formula it ends."""
    closing = _CLOSING.match(text, box.end)
    return closing.end() if closing else box.end


def answer_of(text: str, found: list[Box], in_formula: bool) -> list[str]:
    """What the last box and those that belong to it hold, in order, neighbours that are alike
    once. `in_formula`: all boxes of one formula do, whatever stands between them."""
    kept: list[Box] = []
    for box in reversed(found):
        if kept and not _together(text, box, kept[-1], in_formula):
            break
        kept.append(box)
    out: list[str] = []
    for box in reversed(kept):
        if not out or out[-1] != box.content:
            out.append(box.content)
    return out


def _together(text: str, box: Box, following: Box, in_formula: bool) -> bool:
    between = text[box.end : following.start]
    if _BETWEEN.fullmatch(between):
        return True
    return in_formula and not _DELIMITER.search(between) and _in_formula(text, box.start)


def _in_formula(text: str, at: int) -> bool:
    dollars, opened = 0, False
    for mark in _DELIMITER.finditer(text, 0, at):
        if mark[0] == "$":
            dollars += 1
        else:
            opened = mark[0] in ("\\(", "\\[")
    return opened or dollars % 2 == 1


def _closed(text: str, inner: int) -> int | None:
    """Behind the brace that closes what opened right before `inner`."""
    depth = 1
    for brace in _BRACE.finditer(text, inner):
        if brace[0] == "{":
            depth += 1
        elif brace[0] == "}":
            depth -= 1
            if depth == 0:
                return brace.end()
    return None
