"""Writes assembly/unicode/tables.generated.ts from the Unicode data of CPython 3.11 (14.0).

    python3.11 scripts/unicode.py            writes the file
    python3.11 scripts/unicode.py --check    only compares and says so, exit code 1 where it differs

The scorers named after Inspect AI do what its Python does, so the tables are read off the
string methods themselves (str.casefold, str.lower, str.isalnum, unicodedata.numeric).
"""

import platform
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "assembly/unicode/tables.generated.ts"
POINTS = [chr(c) for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


def u24(n: int) -> bytes:
    return n.to_bytes(3, "little")


def boundaries(belongs) -> bytes:
    """Code points where membership changes, three bytes each; the first begins a range."""
    out, inside = b"", False
    for c in range(0x110000):
        now = not 0xD800 <= c <= 0xDFFF and belongs(chr(c))
        if now != inside:
            out += u24(c)
            inside = now
    return out


def single_runs(method) -> bytes:
    """`u24 start, u8 length, u8 stride, i24 delta` for mappings of one code point to one."""
    runs: list[list[int]] = []
    for ch in POINTS:
        to = method(ch)
        if to == ch or len(to) != 1:
            continue
        c, delta = ord(ch), ord(to) - ord(ch)
        if runs:
            start, last, stride, d = runs[-1]
            step = c - last
            fits = step == stride or (stride == 0 and step in (1, 2))
            if d == delta and fits and (c - start) // step < 255:
                runs[-1] = [start, c, step, d]
                continue
        runs.append([c, c, 0, delta])
    out = b""
    for start, last, stride, delta in runs:
        length = (last - start) // stride + 1 if stride else 1
        out += u24(start) + bytes([length, stride or 1]) + delta.to_bytes(3, "little", signed=True)
    return out


def expansions(method) -> bytes:
    """`u16 code point` and its two or three images as u16 (0: none)."""
    out = b""
    for ch in POINTS:
        to = method(ch)
        if len(to) > 1:
            images = [ord(t) for t in to] + [0] * (3 - len(to))
            out += b"".join(n.to_bytes(2, "little") for n in [ord(ch), *images])
    return out


def numeric_runs() -> bytes:
    """Runs of `u24 start, u8 length, i16 first, i16 step, u16 divisor, u8 tens, u8 kind`.

    Value i of a run is (first + i * step) / divisor * 10^tens; kind 2 has a decimal digit
    (category Nd), kind 1 a digit (superscripts, circled digits), kind 0 only a value.
    """
    runs: list[list] = []
    for ch in POINTS:
        value = unicodedata.numeric(ch, None)
        if value is None:
            continue
        exact = Fraction(value).limit_denominator(1000)
        assert exact.numerator / exact.denominator == value
        kind = 0 if unicodedata.digit(ch, None) is None else 1
        kind = 2 if unicodedata.decimal(ch, None) is not None else kind
        assert kind == 0 or unicodedata.digit(ch) == value
        top, tens = exact.numerator, 0
        while abs(top) > 999 and top % 10 == 0:
            top, tens = top // 10, tens + 1
        item = [ord(ch), top, exact.denominator, tens, kind]
        if runs:
            start, length, first, step, divisor, t, k = runs[-1]
            same = ord(ch) == start + length and (divisor, t, k) == tuple(item[2:]) and length < 255
            if same and (length == 1 or top == first + length * step):
                runs[-1] = [start, length + 1, first, top - first if length == 1 else step, *item[2:]]
                continue
        runs.append([item[0], 1, top, 0, *item[2:]])
    out = b""
    for start, length, first, step, divisor, tens, kind in runs:
        out += u24(start) + bytes([length])
        out += first.to_bytes(2, "little", signed=True) + step.to_bytes(2, "little", signed=True)
        out += divisor.to_bytes(2, "little") + bytes([tens, kind])
    return out


def is_ignorable(ch: str) -> bool:
    """Case_Ignorable, seen in how str.lower treats a sigma after it."""
    return ("a" + ch + "\u03a3").lower()[-1] == "\u03c2" and not is_cased(ch)


def is_cased(ch: str) -> bool:
    """Cased and not Case_Ignorable."""
    return (ch + "\u03a3").lower()[-1] == "\u03c2"


def check_assumptions() -> None:
    """What the core's code relies on beside the tables."""
    for ch in POINTS:
        fold = ch.casefold()
        if ord(ch) > 127:
            assert all(f > "\x7f" or f.isalpha() and f != "e" for f in fold), hex(ord(ch))
        assert ch.isspace() == any(f.isspace() for f in fold)
        if len(fold) == 1:
            assert unicodedata.numeric(ch, None) == unicodedata.numeric(fold, None)
            assert unicodedata.digit(ch, None) == unicodedata.digit(fold, None)
        assert len(ch.lower()) == 1 or ch == "\u0130"
        # assembly/regex/ looks at the lower case of a letter where re may look at the letter.
        low = ch.lower()[0]
        assert low.lower() == low
        for is_of in (str.isdecimal, str.isspace, str.isalnum):
            assert is_of(ch) == is_of(low)


def case_mates() -> bytes:
    """Pairs of u16: lower-case letters that `re.IGNORECASE` holds for the same."""
    from re._casefix import _EXTRA_CASES  # CPython 3.11 keeps them nowhere else

    pairs = [(c, mate) for c, mates in _EXTRA_CASES.items() for mate in mates]
    return b"".join(n.to_bytes(2, "little") for pair in sorted(pairs) for n in pair)


def source() -> str:
    assert unicodedata.unidata_version == "14.0.0", unicodedata.unidata_version
    check_assumptions()
    tables = [
        ("WORD", 3, "str.isalnum() or `_`", boundaries(lambda c: c.isalnum() or c == "_")),
        ("CASED", 3, "Cased, not Case_Ignorable", boundaries(is_cased)),
        ("IGNORABLE", 3, "Case_Ignorable", boundaries(is_ignorable)),
        ("FOLD", 8, "str.casefold() to one code point", single_runs(str.casefold)),
        ("FOLD_MORE", 8, "str.casefold() to two or three", expansions(str.casefold)),
        ("LOWER", 8, "str.lower() to one code point", single_runs(str.lower)),
        ("MATES", 4, "re.IGNORECASE: other lower-case letters that are the same", case_mates()),
        ("NUMERIC", 12, "unicodedata.numeric(), digit(), decimal()", numeric_runs()),
    ]
    lines = [
        "// Generated by scripts/unicode.py from CPython 3.11 (Unicode 14.0.0). Do not edit.",
        "// The layouts are described there and beside the functions that read them.",
    ]
    for name, width, what, data in tables:
        data_rows = [data[i : i + 24] for i in range(0, len(data), 24)]
        lines += [f"/** {what} */", f"export const {name}_ENTRIES: u32 = {len(data) // width};"]
        lines += [f"export const {name}: usize = memory.data<u8>(["]
        lines += ["  " + ", ".join(str(b) for b in row) + "," for row in data_rows]
        lines += ["]);"]
    return "\n".join(lines) + "\n"


def main() -> int:
    text = source()
    if "--check" in sys.argv:
        same = OUT.exists() and OUT.read_text() == text
        python = f"{platform.python_implementation()} {sys.version_info[0]}.{sys.version_info[1]}"
        unicode = f"Unicode {unicodedata.unidata_version}"
        print(f"{python}, {unicode}: {'the same' if same else 'other'} tables")
        return 0 if same else 1
    OUT.write_text(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
