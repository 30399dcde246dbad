"""A scorer with its options, and the three calls most users need."""

from __future__ import annotations

from typing import Any, Iterable, Sequence

from ._batch import Target, all_target_bytes, entry_head, string_list, utf8_all
from ._core import core, digest
from ._options import pack_scorer
from .errors import EvalmarkError
from .record import Record, Records


class Scorer:
    """A scorer of the core by name, with options: ``Scorer("math", preset="math-verify")``.

    It holds no handle of the core, so it can be copied, pickled, and used in any thread or
    forked process; each thread makes its own instance when it first scores.

    Throws EvalmarkError for an unknown scorer, option or value.
    """

    def __init__(self, name: str = "math", **options: Any) -> None:
        self._packed = pack_scorer(name, options)

    @property
    def name(self) -> str:
        """The scorer's name, such as ``math`` or ``inspect/match``."""
        return self._packed.name

    @property
    def options(self) -> dict[str, Any]:
        """The options as given, sorted by name."""
        return dict(self._packed.options)

    @property
    def digest(self) -> str:
        """SHA-256 of the core that scores, lower-case hex."""
        return digest()

    def __repr__(self) -> str:
        options = "".join(f", {k}={v!r}" for k, v in self._packed.options.items())
        return f"Scorer({self.name!r}{options})"

    def score(
        self,
        target: Target,
        output: str,
        *,
        choices: Sequence[str] | None = None,
        stop: Sequence[str] | None = None,
        cut: bool = False,
        is_answer: bool = False,
    ) -> Record:
        """Scores one output; see score_batch for what goes in."""
        return self.score_batch(
            [target],
            [output],
            choices=None if choices is None else [choices],
            stop=None if stop is None else [stop],
            cut=cut,
            is_answer=is_answer,
        )[0]

    def verify(self, target: Target, output: str) -> bool:
        """Is the output's answer right? False too where nothing was decided."""
        return self.score(target, output).verdict == "equal"

    def score_batch(
        self,
        targets: Iterable[Target],
        outputs: Iterable[str],
        *,
        choices: Iterable[Sequence[str] | None] | None = None,
        stop: Iterable[Sequence[str] | None] | None = None,
        cut: bool = False,
        is_answer: bool = False,
    ) -> Records:
        """Scores many outputs in few calls of the core.

        Args:
            targets: a target for each output: a string, a list or a list of lists.
            outputs: what the model wrote, or the bare answers where `is_answer` is set.
            choices: the texts of the options, for scorers of multiple choice.
            stop: stop sequences for each; applied before extraction unless `cut` says that the
                harness had cut the text already.
            is_answer: the texts are answers, which are not searched for one.

        Returns the verdicts in order. What a record says depends on its sample alone.
        Throws EvalmarkError where the counts differ or a target is no target.
        """
        texts = utf8_all(list(outputs))
        wanted = all_target_bytes(list(targets))
        if len(wanted) != len(texts):
            raise EvalmarkError(f"{len(wanted)} targets for {len(texts)} outputs")
        lists = [_lists("choices", choices, len(texts)), _lists("stop", stop, len(texts))]
        packed = self._packed
        head = entry_head(packed.id, is_answer, cut)
        data = core().score(head, packed.bits, packed.words, [texts, wanted, *lists])
        return Records(data, texts)

    def verify_batch(
        self, targets: Iterable[Target], outputs: Iterable[str], **given: Any
    ) -> list[bool]:
        """verify for many outputs in few calls; `given` is what score_batch takes."""
        return self.score_batch(targets, outputs, **given).right()


def _lists(name: str, lists: Iterable[Sequence[str] | None] | None, n: int) -> list[bytes] | None:
    if lists is None:
        return None
    out = [b"" if item is None else string_list(item) for item in lists]
    if len(out) != n:
        raise EvalmarkError(f"{len(out)} lists of {name} for {n} outputs")
    return out


def score(target: Target, output: str, scorer: str = "math", **options: Any) -> Record:
    """The verdict on one output, with its reason: ``score("1/2", "so it is $0.5$.")``."""
    return Scorer(scorer, **options).score(target, output)


def verify(target: Target, output: str, scorer: str = "math", **options: Any) -> bool:
    """Is the output's answer right? False too where nothing was decided."""
    return Scorer(scorer, **options).verify(target, output)


def score_batch(
    targets: Iterable[Target], outputs: Iterable[str], scorer: str = "math", **options: Any
) -> Records:
    """Verdicts on many outputs, in order; the core is called once for about a thousand."""
    return Scorer(scorer, **options).score_batch(targets, outputs)
