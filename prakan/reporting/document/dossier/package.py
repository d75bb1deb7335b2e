"""The package of a dossier: every member written with its digest, the list of them last, signed."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from prakan.domain.dossier.kinds import KINDS
from prakan.domain.dossier.masking import masked
from prakan.domain.text import Text

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes
Plain = dict[str, Any]


class Package:
    """Writes members and remembers what it wrote; ``absent`` names files that are not in it, and why."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.papers: list[Plain] = []
        self.absent: list[Plain] = []

    def paper(self, kind: str, rows: list[Plain], file: str = "") -> None:
        """Write the rows of a paper as JSON, addresses and numbers in it masked."""
        name = file or f"papers/{list(KINDS).index(kind) + 1:02d}-{kind}.json"
        self.member(kind, name, as_json(masked(rows)), len(rows))

    def member(self, kind: str, file: str, content: bytes, rows: int = 0) -> None:
        """Write a member from its bytes."""
        self.pieces(kind, file, [content], rows)

    def pieces(self, kind: str, file: str, content: Iterable[bytes], rows: int = 0) -> str:
        """Write a member piece by piece and return its digest."""
        sha, size = hashlib.sha256(), 0
        with self.package.open(_entry(file), "w") as member:
            for piece in content:
                sha.update(piece)
                size += len(piece)
                member.write(piece)
        digest = sha.hexdigest()
        self.papers.append(
            {
                "kind": kind,
                "name": both(KINDS[kind]),
                "file": file,
                "sha256": digest,
                "size": size,
                "rows": rows,
            }
        )
        return digest

    def lacks(self, title: str, digest: str, why: Text) -> None:
        """Say that a file is not in it."""
        self.absent.append({"title": masked(title), "sha256": digest, "why": both(why)})

    def close(self, file: str, content: bytes) -> None:
        """Write what stands beside the papers: the list, its signature."""
        with self.package.open(_entry(file), "w") as member:
            member.write(content)


def both(text: Text) -> dict[str, str]:
    """Return a text in both languages as plain JSON."""
    return {"th": text.th, "en": text.say("en")}


def as_json(said: Any) -> bytes:
    """Return plain values as bytes: keys sorted, a line an entry, so that people can read it."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _entry(file: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(file, LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
