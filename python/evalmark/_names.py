"""The closed lists of names that the core's numbers stand for (core/names.json)."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

_data: dict[str, Any] = json.loads((files(__package__) / "core" / "names.json").read_text("utf-8"))


def _by_id(entries: list[dict[str, Any]]) -> dict[int, str]:
    return {entry["id"]: entry["name"] for entry in entries}


VERDICTS = _by_id(_data["verdicts"])
CERTAINTIES = _by_id(_data["certainties"])
RULES = _by_id(_data["rules"])
#: Scorers by name: {"id", "text", "options": [name]}.
SCORERS: dict[str, dict[str, Any]] = {s["name"]: s for s in _data["scorers"]}
#: Options by name: {"values"?, "bit"?, "words"?, "string"?, "sets"?, "required"?, "text"}.
OPTIONS: dict[str, dict[str, Any]] = {o["name"]: o for o in _data["options"]}
#: SHA-256 that the core beside these names must have, lower-case hex.
DIGEST: str = _data["core"]

_texts: dict[str, str] = {rule["name"]: rule["text"] for rule in _data["rules"]}


def rule_text(name: str) -> str:
    """One plain phrase on what a rule means; its name where it is not known."""
    return _texts.get(name, name)
