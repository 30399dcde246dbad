"""Records of batches by wasmtime. Usage: wasmtime_records.py CORE.wasm FOLDER

FOLDER has 0.batch, 1.batch and so on; 0.records and so on are written beside them.
"""

import importlib.metadata
import pathlib
import sys

import wasmtime

RECORD_BYTES = 40
store = wasmtime.Store()
module = wasmtime.Module.from_file(store.engine, sys.argv[1])
exports = wasmtime.Instance(store, module, []).exports(store)
memory, reserve, score = exports["memory"], exports["reserve"], exports["score"]
folder = pathlib.Path(sys.argv[2])

for path in folder.glob("*.batch"):
    batch = path.read_bytes()
    at = reserve(store, len(batch))
    memory.write(store, batch, at)
    records = score(store, at, len(batch))
    assert records, f"{path.name} is malformed"
    size = RECORD_BYTES * int.from_bytes(batch[:4], "little")
    path.with_suffix(".records").write_bytes(memory.read(store, records, records + size))

version = importlib.metadata.version("wasmtime")
print(f"Python {sys.version.split()[0]}, wasmtime {version}")
