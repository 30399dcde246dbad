"""A scorer's name and options, checked and packed into the bits the core reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping

from ._batch import string_list
from ._names import OPTIONS, SCORERS
from ._pattern import refuse_pattern
from .errors import EvalmarkError


@dataclass(frozen=True)
class PackedScorer:
    """A scorer ready for the core. `options` are those given, sorted by name."""

    name: str
    id: int
    bits: int
    words: bytes
    options: Mapping[str, Any]


def pack_scorer(name: str, options: Mapping[str, Any] | None = None) -> PackedScorer:
    """Throws EvalmarkError for an unknown scorer, option or value, naming what would be right, and
    for a pattern that the core can't run."""
    scorer = SCORERS.get(name)
    if scorer is None:
        raise EvalmarkError(f'unknown scorer "{name}"; there are: {", ".join(SCORERS)}')
    given = dict(sorted((options or {}).items()))
    allowed: list[str] = scorer["options"]
    for key in given:
        if key not in allowed:
            cure = f"it takes: {', '.join(allowed)}" if allowed else "it takes none"
            raise EvalmarkError(f'scorer "{name}" has no option "{key}"; {cure}')
    for key in allowed:
        if OPTIONS[key].get("required") and key not in given:
            values = OPTIONS[key].get("values")
            kind = f"one of {', '.join(values)}" if values else "a string"
            raise EvalmarkError(f'scorer "{name}" needs the option "{key}": {kind}')
    settings: dict[str, Any] = {}
    for key, value in given.items():
        for other, set_to in _preset(key, value).items():
            settings.setdefault(other, set_to)
    settings.update(given)
    bits, words = 0, b""
    for key, value in settings.items():
        if OPTIONS[key].get("words"):
            words = _words(key, value)
        elif OPTIONS[key].get("string"):
            words = _string(key, value)
        elif "bit" in OPTIONS[key]:
            bits |= _value(key, value) << OPTIONS[key]["bit"]
    if "regex" in given:
        refuse_pattern(given["regex"], bits)
    return PackedScorer(name, scorer["id"], bits, words, given)


def _preset(key: str, value: Any) -> Mapping[str, Any]:
    """What one value of an option sets of the others, by name."""
    sets: dict[str, dict[str, Any]] = OPTIONS[key].get("sets", {})
    return sets.get(value, {}) if sets and _value(key, value) >= 0 else {}


def _value(key: str, value: Any) -> int:
    values: list[Any] = OPTIONS[key]["values"]
    for i, known in enumerate(values):
        if type(known) is type(value) and known == value:
            return i
    raise EvalmarkError(
        f'option "{key}" can\'t be {value!r}; use one of: {", ".join(map(repr, values))}'
    )


def _string(key: str, value: Any) -> bytes:
    if not isinstance(value, str):
        raise EvalmarkError(f'option "{key}" is a string')
    return string_list([value])


def _words(key: str, value: Any) -> bytes:
    if not isinstance(value, (list, tuple)) or not all(isinstance(w, str) for w in value):
        raise EvalmarkError(f'option "{key}" is a list of strings')
    return string_list(value)
