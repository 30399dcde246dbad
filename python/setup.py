"""Refuses to build a package without the scoring core; all else stands in pyproject.toml."""

import sys
from pathlib import Path

from setuptools import setup

CORE = Path(__file__).parent / "evalmark" / "core"
missing = [name for name in ("evalmark.wasm", "names.json") if not (CORE / name).is_file()]
if missing:
    sys.exit(
        f"python/evalmark/core/ lacks {' and '.join(missing)}, which the build of the core puts there.\n"
        "Run `npm ci && npm run build` in the folder above, then install again."
    )
setup()
