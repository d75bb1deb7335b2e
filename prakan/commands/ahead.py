"""prakan ahead: let days of a demonstration pass, so that nobody waits for a visit or a last day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

FILE = "days-ahead"
MOST = 3_650  # days: a slip of the finger does not lead into another century


def days_ahead(folder: Path) -> int:
    """Return by how many days a demonstration runs ahead of the clock, 0 where nobody said so."""
    try:
        return int((folder / FILE).read_text())
    except (FileNotFoundError, ValueError):
        return 0


@click.command()
@click.argument("days", type=click.IntRange(1, MOST))
def ahead(days: int) -> None:
    """Let so many DAYS pass in a demonstration: the pages and the worker go by the later day at once.

    What fell due meanwhile is done by the worker as if the days had passed. There is no way back, for the
    trail of a demonstration runs forward too. Needs PRAKAN_DEMO=1.

    \b
    PRAKAN_DEMO=1 prakan ahead 14
    """
    if not settings.DEMO:
        raise click.UsageError("set PRAKAN_DEMO=1: the days of a real installation pass by themselves")
    before = days_ahead(settings.VAR)
    if before + days > MOST:
        raise click.UsageError(f"the demonstration is {before} days ahead; at most {MOST}")
    day = timezone.localdate() + timedelta(days=days)
    there, new = settings.VAR / FILE, settings.VAR / f"{FILE}.new"
    new.write_text(f"{before + days}\n")
    new.replace(there)
    click.echo(f"The demonstration stands on {day}.")
