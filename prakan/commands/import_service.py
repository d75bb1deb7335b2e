"""prakan import-service: institutions and the list of reports from the service in use before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone

from prakan.commands.answers import kindly, language_option
from prakan.commands.service.calling import Service
from prakan.commands.service.comparing import (
    CHANGED,
    NEW,
    REFUSED,
    UNCHANGED,
    Reading,
    Result,
    compare,
    reading_of,
    reports,
    write,
)
from prakan.commands.service.files import Listed, take
from prakan.commands.service.files import listed as listed_files
from prakan.commands.service.recording import Record, fetch
from prakan.domain.problems import refuse
from prakan.domain.problems_service import NO_SERVICE
from prakan.foundation.models import Person

FOUND_SOMETHING = 1
LISTED = 50
TOLD = 100  # calls between two signs of life


@click.command(name="import-service")
@click.option(
    "--record",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What the service said, a call a line: read, then added to. Default: service.ndjson in PRAKAN_VAR.",
)
@click.option("--offline", is_flag=True, help="Call nobody: the record is all there is.")
@click.option("--sars", is_flag=True, help="Also ask which reports the service holds, and compare.")
@click.option(
    "--files",
    is_flag=True,
    help="Also take over reports of years for which none is here (fetched with --write).",
)
@click.option(
    "--as", "username", required=True, metavar="USERNAME", help="Who does it: an assessment officer."
)
@click.option("--write", "writes", is_flag=True, help="Write what was shown; without it nothing is written.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@click.pass_context
@kindly
def import_service(
    ctx: click.Context,
    *,
    path: Path | None,
    offline: bool,
    sars: bool,
    files: bool,
    username: str,
    writes: bool,
    shape: str,
    lang: str,
) -> None:
    """Compare the institutions of the service in use before with the registry, and take them over.

    The service is asked at PRAKAN_SERVICE_URL with PRAKAN_SERVICE_ID and PRAKAN_SERVICE_TOKEN; its
    certificate is always checked. Every answer is kept in the record at once, so that a run that breaks goes
    on where it stopped; delete the record to ask everything anew. Codes and levels are read as service.toml
    of the agency's folder says; a level that is to be confirmed refuses its institutions.
    Exit code 0: nothing refused, 1: something was refused, 2: wrong call or no answer.

    \b
    prakan import-service --as registrar
    prakan import-service --as registrar --write
    prakan import-service --as registrar --sars --format json
    prakan import-service --as registrar --files --write
    prakan import-service --as registrar --offline --record received.ndjson
    """
    by = Person.objects.filter(username=username, is_active=True).first()
    if by is None:
        raise click.UsageError(f"nobody active is called {username}")
    record, reading = Record(path or settings.VAR / "service.ndjson"), reading_of(settings.AGENCY_FOLDER)
    sars = sars or files
    _fetched(record, offline=offline, sars=sars)
    results = compare(record, reading, by)
    if writes:
        results = list(write(results, reading, by, timezone.now()))
    listed = reports(record, reading, by) if sars else {}
    taken = list(_files(record, reading, by, writes=writes, offline=offline)) if files else []
    say = _as_json if shape == "json" else _as_text
    click.echo(say(results, listed, taken, lang, writes=writes))
    refused = any(r.outcome == REFUSED for r in results) or any(one.faults for one in taken)
    ctx.exit(FOUND_SOMETHING if refused else 0)


def _files(record: Record, reading: Reading, by: Person, *, writes: bool, offline: bool) -> Iterator[Listed]:
    """Yield what becomes of each report that the other service lists; fetched and taken over with --write."""
    told = listed_files(record, reading, by)
    if not writes:
        yield from told
        return
    service = Service(settings.SERVICE_URL, settings.SERVICE_ID, settings.SERVICE_TOKEN, silent=offline)
    folder = settings.VAR / "service-files"
    folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(take(told, service, reading.files, folder, by, timezone.now()), 1):
        if number % TOLD == 0:
            click.echo(f"{number:,} · {one.code} {one.year}", err=True)
        yield one


def _fetched(record: Record, *, offline: bool, sars: bool) -> None:
    if offline:
        if not record.answers:
            raise refuse(NO_SERVICE)
        return
    if not settings.SERVICE_URL:
        raise refuse(NO_SERVICE)
    service = Service(settings.SERVICE_URL, settings.SERVICE_ID, settings.SERVICE_TOKEN)
    for number, call in enumerate(fetch(service, record, sars=sars), 1):
        if number % TOLD == 0:
            click.echo(f"{number:,} · {call}", err=True)


def _counts(results: list[Result]) -> dict[str, int]:
    counted = Counter(result.outcome for result in results)
    return {outcome: counted[outcome] for outcome in (NEW, CHANGED, UNCHANGED, REFUSED)}


def _as_text(
    results: list[Result], listed: dict[int, Counter[str]], taken: list[Listed], lang: str, *, writes: bool
) -> str:
    counts = _counts(results)
    total = " + ".join(f"{n:,} {outcome}" for outcome, n in counts.items())
    lines = [
        f"{len(results):,} institutions = {total}",
        "written" if writes else "nothing written (--write does)",
    ]
    for outcome in (CHANGED, REFUSED):
        shown = [r for r in results if r.outcome == outcome]
        lines += [_line(result, lang) for result in shown[:LISTED]]
        if len(shown) > LISTED:
            lines.append(f"… {len(shown) - LISTED:,} more {outcome}")
    for year, found in listed.items():
        both, only, unusable = found["here"], found["missing"], found["unusable"]
        lines.append(f"reports {year or '?'}: {both:,} here too, {only:,} only there, {unusable:,} unusable")
    if taken:
        counted = Counter(one.outcome for one in taken)
        lines.append("files: " + " + ".join(f"{n:,} {outcome}" for outcome, n in sorted(counted.items())))
        lines += [_file_line(one, lang) for one in taken if one.faults][:LISTED]
    return "\n".join(lines)


def _line(result: Result, lang: str) -> str:
    if result.outcome == CHANGED:
        return f"changed {result.code}: {result.before} → {result.name}"
    said = "; ".join(f"{f.code} {f.what(lang)} → {f.next_move(lang)}" for f in result.faults)
    return f"refused {result.code or '–'} {result.name} (level {result.level}): {said}"


def _file_line(one: Listed, lang: str) -> str:
    said = "; ".join(f"{f.code} {f.what(lang)} → {f.next_move(lang)}" for f in one.faults)
    return f"refused {one.code} {one.year or '?'} {one.file}: {said}"


def _as_json(
    results: list[Result], listed: dict[int, Counter[str]], taken: list[Listed], lang: str, *, writes: bool
) -> str:
    told: dict[str, Any] = {
        "written": writes,
        "counts": _counts(results),
        "items": [_item(r, lang) for r in results if r.outcome != UNCHANGED],
        "reports": {str(year): dict(found) for year, found in listed.items()},
        "files": [_file_item(one) for one in taken],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _file_item(one: Listed) -> dict[str, Any]:
    kept = {"outcome": one.outcome, "code": one.code, "year": one.year, "file": one.file}
    return {**kept, "receipt": one.number, "problems": [f.code for f in one.faults]}


def _item(result: Result, lang: str) -> dict[str, Any]:
    problems = [{"code": f.code, "what": f.what(lang), "next": f.next_move(lang)} for f in result.faults]
    kept = {"outcome": result.outcome, "code": result.code, "name": result.name, "level": result.level}
    return {**kept, "before": result.before, "problems": problems}
