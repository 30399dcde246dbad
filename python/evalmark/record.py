"""What the core says of one sample, as Python values."""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Iterator, Sequence, overload

from ._names import CERTAINTIES, RULES, VERDICTS, rule_text

#: The record of assembly/index.ts: score, rule, verdict, certainty, bits, flags, span, steps, end.
LAYOUT = struct.Struct("<QQHBBHBBIIII")
#: Where in it rule and verdict stand, and its length in words of 64 bits.
_RULE, _VERDICT, _WORDS = 16, 18, LAYOUT.size // 8
_EQUAL = next(id for id, name in VERDICTS.items() if name == "equal")
_NO_SPAN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Record:
    """One verdict.

    Attributes:
        verdict: ``equal``, ``different``, ``partial``, ``unanswered``, ``undecided`` or
            ``errored`` (the core could not be asked).
        score: exact, from 0 to 1; ``float(record)`` is the double next to it.
        rule: the rule that decided, such as ``math/number``; None where it errored.
        certainty: ``exact``, ``proved``, ``probable`` (wrong with probability below 2^-bits),
            ``refuted`` or ``none``.
        bits: of a ``probable`` verdict, else 0.
        answer: the part of the output that was judged, or None.
        span: its [start, end) in bytes of the UTF-8 output (a lone surrogate counts as U+FFFD),
            or None.
        steps: counted work, the same on every machine.
        stopped: bytes of the text that were scored, where a stop sequence cut it; else None.
        decimal_cut: a stop sequence may have cut a decimal in two.
    """

    verdict: str
    score: Fraction
    rule: str | None
    certainty: str
    bits: int
    answer: str | None
    span: tuple[int, int] | None
    steps: int
    stopped: int | None
    decimal_cut: bool

    def __bool__(self) -> bool:
        """Is the answer right, wholly and surely?"""
        return self.verdict == "equal"

    def __float__(self) -> float:
        return float(self.score)

    @property
    def reason(self) -> str:
        """One plain phrase on what the rule means."""
        return "the sample could not be scored" if self.rule is None else rule_text(self.rule)

    def to_dict(self) -> dict[str, Any]:
        """The members that ``evalmark score --verdicts`` writes, for JSON."""
        out: dict[str, Any] = {
            "score": float(self.score),
            "verdict": self.verdict,
            "rule": self.rule,
            "certainty": self.certainty,
            "answer": self.answer,
            "span": None if self.span is None else list(self.span),
            "steps": self.steps,
        }
        if self.bits:
            out["bits"] = self.bits
        if self.stopped is not None:
            out["stopped"] = self.stopped
        if self.decimal_cut:
            out["decimal_cut"] = True
        return out


ERRORED = Record("errored", Fraction(0), None, "none", 0, None, None, 0, None, False)


class Records(Sequence[Record]):
    """Verdicts of a batch in the order of its samples; each is decoded when it is asked for."""

    __slots__ = ("_bytes", "_texts")

    def __init__(self, data: bytes, texts: list[bytes]) -> None:
        self._bytes = data
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | list[Record]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        return _decode(LAYOUT.unpack_from(self._bytes, at * LAYOUT.size), self._texts[at])

    def __iter__(self) -> Iterator[Record]:
        for values, text in zip(LAYOUT.iter_unpack(self._bytes), self._texts):
            yield _decode(values, text)

    def scores(self) -> list[float]:
        """The scores alone, as doubles: the quickest way to the mean or a reward."""
        if sys.byteorder == "big":
            return [v[0] / (v[1] or 1) for v in LAYOUT.iter_unpack(self._bytes)]
        words = memoryview(self._bytes).cast("Q")
        over, under = words[0::_WORDS].tolist(), words[1::_WORDS].tolist()
        if max(under, default=0) <= 1:
            return list(map(float, over))
        return [a / (b or 1) for a, b in zip(over, under)]

    def right(self) -> list[bool]:
        """Which answers are right, wholly and surely."""
        return [verdict == _EQUAL for verdict in self._bytes[_VERDICT :: LAYOUT.size]]

    def verdicts(self) -> list[str]:
        """The names of the verdicts alone."""
        verdicts = self._bytes[_VERDICT :: LAYOUT.size]
        return [VERDICTS[verdict] if verdict else ERRORED.verdict for verdict in verdicts]

    def rules(self) -> list[str | None]:
        """The rules that decided, alone; None where the sample errored."""
        low, high = self._bytes[_RULE :: LAYOUT.size], self._bytes[_RULE + 1 :: LAYOUT.size]
        verdicts = self._bytes[_VERDICT :: LAYOUT.size]
        return [RULES[a | b << 8] if v else None for a, b, v in zip(low, high, verdicts)]

    def to_bytes(self) -> bytes:
        """The records as the core wrote them, 40 bytes each: what must be equal everywhere."""
        return bytes(self._bytes)


_ZERO, _ONE = Fraction(0), Fraction(1)


def _decode(values: tuple[int, ...], text: bytes) -> Record:
    num, den, rule, verdict, certainty, bits, flags, _, start, end, steps, text_end = values
    if verdict == 0:
        return ERRORED
    span = None if start == _NO_SPAN else (start, end)
    answer = None if span is None else text[start:end].decode("utf-8", "replace")
    score = Fraction(num, den) if den > 1 else (_ONE if num else _ZERO)
    return Record(
        VERDICTS[verdict],
        score,
        RULES[rule],
        CERTAINTIES[certainty],
        bits,
        answer,
        span,
        steps,
        text_end if flags & 1 else None,
        bool(flags & 2),
    )
