"""The pack of a stored version, read once per content."""

from __future__ import annotations

from functools import lru_cache

from prakan.domain.frameworks.digest import digest
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.reading import read_files
from prakan.registry.models import Framework

#: what to leave in the database when a version comes with another row: half a megabyte of text
FILES = ("files", "canonical")
_KNOWN: dict[str, Pack] = {}  # by digest: what was read once in this process


def pack_of(framework: Framework) -> Pack:
    """Return the pack of a version; ``RuntimeError`` when what is stored no longer has its digest.

    A version that came without its files is what this process has read under its digest, once it has.
    """
    if framework.digest in _KNOWN and "files" in framework.get_deferred_fields():
        return _KNOWN[framework.digest]
    files = tuple(sorted(framework.files.items()))
    _KNOWN[framework.digest] = _read(files, framework.digest)
    return _KNOWN[framework.digest]


@lru_cache(maxsize=256)  # content never changes, so neither does what is read
def _read(files: tuple[tuple[str, str], ...], wanted: str) -> Pack:
    reading = read_files({name: text.encode() for name, text in files})
    if reading.pack is None or digest(reading.pack) != wanted:
        raise RuntimeError(f"a stored framework is not what its digest {wanted[:12]} says")
    return reading.pack
