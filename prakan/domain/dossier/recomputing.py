"""Verdicts of a dossier computed again from its marks under the framework that lies beside them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prakan.domain.case_scores.verdicts import outcomes_of
from prakan.domain.frameworks.digest import digest
from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.pilot import restored
from prakan.domain.frameworks.reading import read_files
from prakan.domain.frameworks.scoring import score

FOLDER, VERDICTS = "framework/", "verdicts.json"


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A version of a verdict, and whether its marks give it again under the pack of its digest."""

    version: int
    overall: str
    holds: bool


def recomputed(place: Path) -> tuple[Recomputed, ...]:
    """Return every version of the verdict computed again; () where the dossier has none."""
    with zipfile.ZipFile(place) as package:
        file = next((name for name in package.namelist() if name.endswith(VERDICTS)), "")
        if not file:
            return ()
        pack = _pack(package)
        return tuple(_again(pack, row) for row in json.loads(package.read(file)))


def _pack(package: zipfile.ZipFile) -> Pack | None:
    return read_files(dict(_files(package))).pack


def _files(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in package.namelist():
        if name.startswith(FOLDER):
            yield name.removeprefix(FOLDER), package.read(name)


def _again(pack: Pack | None, row: dict[str, Any]) -> Recomputed:
    holds = pack is not None and digest(pack) == row["pack_digest"]
    if pack is not None and holds:
        holds = outcomes_of(score(pack, restored(row["marks"]))) == row["outcomes"]
    return Recomputed(row["version"], row["overall"], holds)
