"""Packs as they travel: one TOML file, or a zip of them; looked at before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

from prakan.domain.archives import harm
from prakan.domain.frameworks.reading import HEAD
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_workshop import UPLOAD_TOO_LARGE, UPLOAD_UNREADABLE

MOST_FILES, LARGEST = 40, 2_000_000  # bytes of all files together
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same files make the same zip


def unpack(name: str, content: bytes) -> dict[str, bytes]:
    """Return the TOML files of an upload by bare name; one file alone is the head.

    Raises ``Refused``: FRAME-061 (neither), FRAME-062 (too large), or what makes the zip unfit.
    """
    if len(content) > LARGEST:
        raise _too_large(name)
    if not content.startswith(b"PK"):
        if not name.lower().endswith(".toml"):
            raise refuse(UPLOAD_UNREADABLE, "file", name=name)
        return {HEAD: content}
    fault = harm(io.BytesIO(content))
    if fault:
        raise Refused(type(fault)(fault.problem, {"name": name, **fault.values}, "file"))
    return _unzipped(name, content)


def _unzipped(name: str, content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [p for p in package.infolist() if _counts(p)]
        if len(parts) > MOST_FILES or sum(p.file_size for p in parts) > LARGEST:
            raise _too_large(name)
        files = {PurePosixPath(p.filename).name: package.read(p) for p in parts}
    if not files or len(files) != len(parts):
        raise refuse(UPLOAD_UNREADABLE, "file", name=name)
    return files


def _counts(part: zipfile.ZipInfo) -> bool:
    """Return whether a part is a file of the pack: TOML, and no shadow that a Mac leaves."""
    path = PurePosixPath(part.filename)
    hidden = any(piece.startswith((".", "__MACOSX")) for piece in path.parts)
    return path.suffix.lower() == ".toml" and not hidden


def _too_large(name: str) -> Refused:
    return refuse(UPLOAD_TOO_LARGE, "file", name=name, files=MOST_FILES, size=LARGEST // 1_000_000)


def zipped(key: str, files: Mapping[str, str]) -> bytes:
    """Return the files of a pack in a zip with its folder; the same files make the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(files):
            package.writestr(zipfile.ZipInfo(f"{key}/{name}", FIRST_DAY), files[name])
    return out.getvalue()
