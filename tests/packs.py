"""The framework packs of the house as tests have them installed: read once, written for each test."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from unittest.mock import patch

from prakan.commands.loading.frameworks import load_frameworks
from prakan.domain.frameworks.reading import Reading, read_files
from prakan.registry.actions.frameworks import installing
from tests.house.reading import ROOT


@cache
def _reading(files: tuple[tuple[str, bytes], ...], name: str) -> Reading:
    return read_files(dict(files), name=name)


def _remembered(files: Mapping[str, bytes], *, name: str) -> Reading:
    return _reading(tuple(files.items()), name)


def install(at: datetime) -> None:
    """Install the packs of the house, those in force published."""
    with patch.object(installing, "read_files", _remembered):
        load_frameworks(ROOT / "frameworks" / "onesqa", at)
