"""An answer that ``parse`` found."""

from __future__ import annotations

import re

_BOX = re.compile(r"\\f?boxed\b")
_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}")
#: More words than an answer has: the text is prose that states one.
_FEW_WORDS = 3


class Parsed(str):
    """The answer's text. Where it came from stays with it, for ``verify``.

    Attributes:
        source: the text it was found in, or the answer itself where it was rewritten.
        units: leave them out.
        literal: one of some strings, compared as it stands.
        readable: False where the configuration leaves its notation unread.
    """

    source: str
    units: bool
    literal: bool
    readable: bool

    @classmethod
    def of(
        cls,
        answer: str,
        source: str,
        *,
        units: bool = True,
        literal: bool = False,
        readable: bool = True,
    ) -> Parsed:
        parsed = cls(answer)
        parsed.source, parsed.units = source, units
        parsed.literal, parsed.readable = literal, readable
        return parsed

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (str(self), self.source, self.units, self.literal, self.readable)

    @property
    def target(self) -> str:
        """The text as a target: all of it where it is a bare answer."""
        prose = len(_WORD.findall(self.source)) > _FEW_WORDS or _BOX.search(self.source)
        return str(self) if prose or "####" in self.source else self.source


def _restored(answer: str, source: str, units: bool, literal: bool, readable: bool) -> Parsed:
    return Parsed.of(answer, source, units=units, literal=literal, readable=readable)
