"""The pack of a stored version, read once per content."""

from __future__ import annotations

from functools import lru_cache

from prakan.domain.frameworks.digest import digest
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.reading import read_files
from prakan.registry.models import Framework


def pack_of(framework: Framework) -> Pack:
    """Return the pack of a version; ``RuntimeError`` when what is stored no longer has its digest."""
    files = tuple(sorted(framework.files.items()))
    return _read(files, framework.digest)


@lru_cache(maxsize=256)  # content never changes, so neither does what is read
def _read(files: tuple[tuple[str, str], ...], wanted: str) -> Pack:
    reading = read_files({name: text.encode() for name, text in files})
    if reading.pack is None or digest(reading.pack) != wanted:
        raise RuntimeError(f"a stored framework is not what its digest {wanted[:12]} says")
    return reading.pack
