"""Loading the framework packs of a folder into the registry."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from prakan.domain.frameworks.reading import HEAD
from prakan.registry.actions.frameworks import install_packs


def load_frameworks(folder: Path, at: datetime) -> int:
    """Install the packs whose code and year are not there yet; an absent folder holds none."""
    places = sorted(head.parent for head in folder.glob(f"*/{HEAD}"))
    packs = {place.name: {p.name: p.read_bytes() for p in sorted(place.glob("*.toml"))} for place in places}
    return install_packs(packs, at=at)
