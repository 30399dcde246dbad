"""Values of a dataset's row as the prompts and targets of an eval.yaml have them.

The rules are those of Inspect AI 0.3.285 (_eval/task/hf.py, solver/_multiple_choice.py,
_util/answer.py), so that translated tasks send the same bytes.
"""

from __future__ import annotations

from typing import Any, Mapping, Sequence

from .errors import EvalmarkError

Row = Mapping[str, Any]


def cell(row: Row, column: str) -> Any:
    """A row's value. Throws EvalmarkError naming the columns there are."""
    if column not in row:
        raise EvalmarkError(f'the rows have no column "{column}"; they have: {", ".join(row)}')
    return row[column]


def text(row: Row, column: str) -> str:
    """A value that must be text."""
    value = cell(row, column)
    if not isinstance(value, str):
        raise EvalmarkError(f'the column "{column}" holds no text but {type(value).__name__}')
    return value


def question(row: Row, column: str) -> str:
    """The value that is asked: text, since chats of several messages stay Inspect's."""
    return text(row, column)


def shown(row: Row, column: str) -> str:
    """A value within a prompt: as str() has it, or the braces it stood in where it is None."""
    value = cell(row, column)
    return f"{{{column}}}" if value is None else str(value)


def letter(index: int) -> str:
    """A to Z, then 1, 2, ..."""
    return chr(65 + index) if index < 26 else str(index - 25)


def letters(choices: Sequence[Any]) -> str:
    """The choices' letters for a prompt: ``A,B,C``."""
    return ",".join(map(letter, range(len(choices))))


def options(choices: Sequence[Any]) -> str:
    """The choices for a prompt, each on a line behind its letter: ``A) one``."""
    return "\n".join(f"{letter(i)}) {option}" for i, option in enumerate(choices))


def target(row: Row, column: str, has_choices: bool = False) -> str:
    """The target as text; a whole number is a letter where there are choices."""
    value = cell(row, column)
    if isinstance(value, int) and has_choices:
        if not -26 <= value < 26:
            raise EvalmarkError(f'"{column}" is {value}: letters go from A to Z')
        return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[value]
    return str(value)
