"""The prakan console script: Django first, then the commands and the jobs their worker does."""

from __future__ import annotations

import prakan.config.boot  # noqa: F401  isort: skip  (must come before anything that imports models)
from prakan.commands.main import cli
from prakan.config.ahead import follow_calendar
from prakan.config.jobs import JOBS


def main() -> None:
    """Run the command; exit codes: 0 fine, 1 found something, 2 wrong call."""
    follow_calendar()
    cli(obj=JOBS)
