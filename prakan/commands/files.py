"""prakan files: read stored files again and compare them with their digests."""

from __future__ import annotations

import json
import time

import click
from django.utils import timezone

from prakan.foundation.actions.file_checks import Away, Tally, raise_alarm, work
from prakan.foundation.queries.file_checks import Fault, faults
from prakan.foundation.queries.people import operator

MEGABYTE = 1024 * 1024
SHOWN = 200


@click.group()
def files() -> None:
    """Prove that stored files are still what was received."""


@files.command()
@click.option("--mb", type=click.IntRange(min=1), help="Stop after so many megabytes.")
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), help="Stop after so many minutes.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def verify(ctx: click.Context, mb: int | None, minutes: float | None, shape: str) -> None:
    """Read stored files, oldest check first, and compare the sha256 of their bytes.

    Without a limit every file is read. What was read is noted at once: stopped half-way, the next run begins
    with the others. Administrators and auditors are told of new faults. Exit code 0: all that was ever read
    is whole, 1: something is missing or differs, 2: the store cannot be asked.

    \b
    prakan files verify
    prakan files verify --mb 20000 --minutes 30
    """
    tally, away, began = Tally(), "", time.monotonic()
    at = timezone.now()
    try:
        for one in work(tally, before=at, at=at):
            if mb and one.bytes >= mb * MEGABYTE or minutes and time.monotonic() - began >= minutes * 60:
                break
    except Away as error:
        away = str(error)
    finally:  # stopped half-way too: a fault that is noted is new no more
        if tally.new_faults:
            raise_alarm(tally.new_faults, subject="files:command", by=None, at=at)
    found = faults(operator(), limit=SHOWN)
    click.echo(_as_json(tally, found, away) if shape == "json" else _as_text(tally, found, away))
    ctx.exit(2 if away else 1 if found else 0)


def _as_text(tally: Tally, found: tuple[Fault, ...], away: str) -> str:
    lines = [f"{tally.files} files read, {tally.bytes} bytes"]
    lines += [f"{one.digest}  {one.stage_name.en}: {one.name} {one.found}".rstrip() for one in found]
    lines += [f"the store cannot be asked: {away}"] if away else []
    return "\n".join([*lines, "FAULTS" if found else "whole: nothing that was read differs"])


def _as_json(tally: Tally, found: tuple[Fault, ...], away: str) -> str:
    listed = [
        {"digest": one.digest, "name": one.name, "stage": one.stage, "found": one.found} for one in found
    ]
    told = {"ok": not found and not away, "files": tally.files, "bytes": tally.bytes, "away": away}
    return json.dumps({**told, "faults": listed}, ensure_ascii=False)
