"""Reading the TOML files of an agency's folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prakan.domain.problems import refuse
from prakan.domain.problems_install import FOLDER_MISSING

Record = dict[str, Any]


def read(path: Path) -> Record:
    """Return a TOML file; an absent one is empty."""
    return tomllib.loads(path.read_text(encoding="utf8")) if path.exists() else {}


def check_folder(folder: Path) -> None:
    """Raise ``Refused`` (INSTALL-003) unless this is an agency's folder."""
    if not (folder / "agency.toml").is_file():
        raise refuse(FOLDER_MISSING, folder=folder)


def records(folder: Path, pattern: str, name: str) -> Iterator[Record]:
    """Yield the tables called ``name`` of every file that matches, files in order of name."""
    for path in sorted(folder.glob(pattern)):
        yield from read(path).get(name, [])


def year_folder(agency: Path, year: int) -> Path:
    """Return the folder of a fiscal year (B.E.)."""
    return agency / f"fy{year}"
