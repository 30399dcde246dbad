"""The scoring core in this process: one compiled module, an instance for each thread."""

from __future__ import annotations

import ctypes
import hashlib
import os
import threading
from array import array
from importlib.resources import files
from typing import Iterator, NamedTuple, Sequence, Union

import wasmtime

from . import _names
from ._batch import Column, batch_bytes, column_sizes
from .errors import EvalmarkError
from .record import LAYOUT

#: Version of the byte tables this side speaks; the core must answer the same.
ABI = 1
#: Samples and bytes of one batch; a larger sample goes alone.
BATCH_SAMPLES = 1024
BATCH_BYTES = 2 << 20
#: Above this, far past the core's own limit for a sample (16 MiB), it need not see the bytes.
SENT_BYTES = 20 << 20
#: The rule of a regular expression that is too large.
RULE_REGEX_SIZE = next(id for id, name in _names.RULES.items() if name == "regex/size")

_FUNCTIONS = ("abi", "reserve", "score", "patternFault")

#: Lengths of a column's samples, or None where it is none.
Sizes = Union["array[int]", None]

_lock = threading.Lock()


class _Local(threading.local):
    """The instance of one thread, and the process it was made in."""

    pid = 0
    core: Core | None = None


_local = _Local()
#: The process that compiled, its engine and module; and the compiled code for forked children.
_compiled: tuple[int, wasmtime.Engine, wasmtime.Module] | None = None
_code: bytes | None = None


def core_bytes() -> bytes:
    """The module's bytes. Throws EvalmarkError where they are not the ones this package names."""
    data = (files(__package__) / "core" / "evalmark.wasm").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != _names.DIGEST:
        raise EvalmarkError(
            f"the scoring core has the digest {digest}, but this package was made with "
            f"{_names.DIGEST}: install evalmark again"
        )
    return data


def _engine() -> wasmtime.Engine:
    config = wasmtime.Config()
    # Cranelift's threads do not survive a fork.
    config.parallel_compilation = False
    config.cranelift_nan_canonicalization = True
    return wasmtime.Engine(config)


def _module() -> tuple[wasmtime.Engine, wasmtime.Module]:
    """Engine and module of this process; a child that was forked takes over the compiled code."""
    global _compiled, _code
    with _lock:
        if _compiled is None or _compiled[0] != os.getpid():
            engine = _engine()
            if _code is None:
                module = wasmtime.Module(engine, core_bytes())
                if list(module.imports):
                    raise EvalmarkError("the scoring core must not import anything")
                _code = bytes(module.serialize())
            else:
                module = wasmtime.Module.deserialize(engine, _code)
            _compiled = (os.getpid(), engine, module)
        return _compiled[1], _compiled[2]


def _new_lock() -> None:
    """Another thread may have held the lock when this process was forked."""
    global _lock
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_new_lock)


class Core:
    """One instance of the core with its memory. It belongs to the thread that made it."""

    def __init__(self) -> None:
        engine, module = _module()
        self._store = wasmtime.Store(engine)
        self._open(module)
        if self._call("abi") != ABI:
            raise EvalmarkError(f"the scoring core does not speak ABI {ABI}")

    def _open(self, module: wasmtime.Module) -> None:
        exports = wasmtime.Instance(self._store, module, []).exports(self._store)
        self._memory: wasmtime.Memory = exports["memory"]  # type: ignore[assignment]
        self._functions = {name: exports[name] for name in _FUNCTIONS}
        self._base = self._room = 0

    def _call(self, name: str, *args: int) -> int:
        return int(self._functions[name](self._store, *args)) & 0xFFFFFFFF  # type: ignore[operator]

    def score(self, head: int, options: int, words: bytes, columns: Sequence[Column]) -> bytes:
        """The records of samples that share scorer and options, 40 bytes each (batch_bytes says
        what goes in). A sample that the core can't be asked about has a record of zeros."""
        out: list[bytes] = []
        sizes = [column_sizes(column) for column in columns]
        if sum(map(sum, filter(None, sizes))) > SENT_BYTES:
            columns = _sendable(columns, sizes)
            sizes = [column_sizes(column) for column in columns]
        batch = _Batch(head, options, words, columns, sizes)
        for first, last in _cuts(sizes, len(words)):
            records = self._run(batch.part(first, last), last - first)
            if records is None and last - first > 1:
                for i in range(first, last):
                    one = self._run(batch.part(i, i + 1), 1)
                    out.append(one or bytes(LAYOUT.size))
            else:
                out.append(records or bytes(LAYOUT.size))
        return b"".join(out)

    def pattern_fault(self, pattern: bytes, bits: int) -> int:
        """What keeps the regular expression from being run under these options: its byte offset
        << 16 and the rule, or 0."""
        at = self._call("reserve", len(pattern)) if len(pattern) <= SENT_BYTES else 0
        if at == 0:
            return RULE_REGEX_SIZE
        self._base, self._room = at, len(pattern)
        ctypes.memmove(self._address() + at, pattern, len(pattern))
        fault = self._functions["patternFault"](self._store, at, len(pattern), bits)  # type: ignore[operator]
        return int(fault) & 0xFFFFFFFFFFFFFFFF

    def _run(self, batch: bytes, samples: int) -> bytes | None:
        """Records of one batch, or None where the core has no room or traps (none should)."""
        try:
            if len(batch) > self._room:
                self._base = self._call("reserve", len(batch))
                self._room = len(batch) if self._base else 0
            if self._base == 0:
                return None
            ctypes.memmove(self._address() + self._base, batch, len(batch))
            at = self._call("score", self._base, len(batch))
        except (wasmtime.Trap, wasmtime.WasmtimeError):
            engine, module = _module()
            self._store = wasmtime.Store(engine)
            self._open(module)
            return None
        if at == 0:
            return None
        return ctypes.string_at(self._address() + at, samples * LAYOUT.size)

    def _address(self) -> int:
        return ctypes.addressof(self._memory.data_ptr(self._store).contents)


class _Batch(NamedTuple):
    """All samples of a call, of which parts are sent."""

    head: int
    options: int
    words: bytes
    columns: Sequence[Column]
    sizes: Sequence[Sizes]

    def part(self, first: int, last: int) -> bytes:
        columns, sizes = self.columns, self.sizes
        if last - first < len(columns[0] or ()):
            columns = [column and column[first:last] for column in columns]
            sizes = [column and column[first:last] for column in sizes]
        return batch_bytes(self.head, self.options, self.words, columns, sizes)


def _sendable(columns: Sequence[Column], sizes: Sequence[Sizes]) -> list[Column]:
    """The columns, with a stand-in for each sample that is too large to send; the core refuses
    that alike (rule limit/sample)."""
    whole = list(map(sum, zip(*filter(None, sizes))))
    stand_ins = [bytes(SENT_BYTES), bytes.fromhex("00000000" "01000000" "00000000"), b"", b""]
    return [
        column
        and [stand_in if size > SENT_BYTES else item for item, size in zip(column, whole)]
        for column, stand_in in zip(columns, stand_ins)
    ]


def _cuts(sizes: Sequence[Sizes], words: int) -> Iterator[tuple[int, int]]:
    """Where the samples are parted into batches. What a record says does not depend on it."""
    n = len(sizes[0] or ())
    for first in range(0, n, BATCH_SAMPLES):
        last = min(n, first + BATCH_SAMPLES)
        some = [column[first:last] for column in sizes if column is not None]
        if sum(map(sum, some)) + words * (last - first) <= BATCH_BYTES:
            yield first, last
            continue
        held = 0
        for i, size in enumerate(map(sum, zip(*some)), first):
            if i > first and held + size + words > BATCH_BYTES:
                yield first, i
                first, held = i, 0
            held += size + words
        yield first, last


def core() -> Core:
    """The core of this thread in this process, made when first asked for."""
    pid = os.getpid()
    if _local.core is None or _local.pid != pid:
        _local.core = Core()
        _local.pid = pid
    return _local.core


def digest() -> str:
    """SHA-256 of the core's bytes, lower-case hex: the scorer's name in results and tokens."""
    return _names.DIGEST
