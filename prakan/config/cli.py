"""The prakan console script: Django first, then the commands."""

from __future__ import annotations

import prakan.config.boot  # isort: skip  (must come before anything that imports models)
from prakan.commands.main import cli


def main() -> None:
    """Run the command; exit codes: 0 fine, 1 found something, 2 wrong call."""
    cli()
