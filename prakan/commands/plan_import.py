"""prakan import plan: bring a plan in from Excel or CSV, whole or not at all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from django.db import transaction
from django.utils import timezone

from prakan.commands.answers import WRONG_CALL, language_option, say_problems
from prakan.domain.problems import Fault, Refused
from prakan.foundation.models import Person
from prakan.planning.actions import plan as plans
from prakan.planning.actions import plan_import as actions
from prakan.planning.queries.plan import versions

OPEN = ("draft", "returned")
FOUND_SOMETHING = 1
LISTED = 50  # rows not in the file that are named


@dataclass(frozen=True, slots=True)
class Asked:
    """What the operator asked for."""

    path: Path
    year: int
    by: Person
    reason: str
    preview: bool
    remove_absent: bool


@click.group(name="import")
def import_() -> None:
    """Bring data in from files; nothing is written unless all of it can be."""


@import_.command(name="plan")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--year", type=click.IntRange(2500, 2700), required=True, help="Fiscal year, Buddhist era (2567)."
)
@click.option("--as", "username", required=True, metavar="USERNAME", help="Who does it: a policy officer.")
@click.option("--preview", is_flag=True, help="Say what would happen and write nothing.")
@click.option("--reason", default="", help="Revise an approved plan for this reason and import into that.")
@click.option("--remove-absent", is_flag=True, help="Remove the rows of the draft that FILE does not have.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@click.pass_context
def plan(
    ctx: click.Context,
    *,
    file: Path,
    year: int,
    username: str,
    preview: bool,
    reason: str,
    remove_absent: bool,
    shape: str,
    lang: str,
) -> None:
    """Import a plan of outputs, activities, projects and items from FILE (.xlsx or .csv).

    Columns are found by their headings, Thai or English, in any order. The file goes into the year's open
    draft, into a new plan when the year has none, or with --reason into a revision of the approved one. When
    cells are faulty nothing is imported, and FILE comes back beside itself with those cells coloured. Rows
    that FILE does not have stay, unless --remove-absent; look at them with --preview first.
    Exit code 0: imported (or could be), 1: faults found, 2: wrong call.

    \b
    prakan import plan plan-2568.xlsx --year 2568 --as officer --preview
    prakan import plan plan-2568.xlsx --year 2568 --as officer
    prakan import plan change.csv --year 2568 --as officer --reason "Budget cut"
    """
    by = Person.objects.filter(username=username, is_active=True).first()
    if by is None:
        raise click.UsageError(f"nobody active is called {username}")
    try:
        seen = _run(Asked(file, year, by, reason, preview, remove_absent), timezone.now())
    except Refused as refused:
        say_problems(refused)
        of_file = all(fault.code.startswith("IMPORT-") for fault in refused.faults)
        raise click.exceptions.Exit(FOUND_SOMETHING if of_file else WRONG_CALL) from None
    annotated = None if seen.ok else _annotate(seen, file, lang)
    say = _as_json if shape == "json" else _as_text
    click.echo(say(seen, lang, annotated, done=seen.ok and not preview))
    ctx.exit(0 if seen.ok else FOUND_SOMETHING)


def _run(asked: Asked, at: datetime) -> actions.Preview:
    """Import, or only look: a draft made for the purpose goes away again when nothing is imported."""
    with transaction.atomic():
        version_id = _draft(asked, at)
        given: dict[str, Any] = {
            "version_id": version_id,
            "path": asked.path,
            "name": asked.path.name,
            "by": asked.by,
        }
        seen = actions.preview(**given)
        if seen.ok and not asked.preview:
            return actions.commit(**given, at=at, remove_absent=asked.remove_absent)
        transaction.set_rollback(True)
    return seen


def _draft(asked: Asked, at: datetime) -> int:
    found = versions(asked.by, asked.year)
    if not found:
        return plans.create_plan(year=asked.year, by=asked.by, at=at).pk
    newest = found[0]
    if newest.stage in OPEN or not asked.reason:
        return newest.version_id
    return plans.revise(year=asked.year, reason=asked.reason, by=asked.by, at=at).pk


def _annotate(seen: actions.Preview, path: Path, language: str) -> Path:
    out = path.with_name(f"{path.stem}-problems.xlsx")
    return actions.annotate(preview=seen, path=path, out=out, language=language)


def _as_text(seen: actions.Preview, language: str, annotated: Path | None, *, done: bool) -> str:
    counts = ", ".join(f"{number} {outcome}" for outcome, number in seen.counts.items())
    said = [f"{seen.name}, sheet {seen.sheet}: {counts}; {len(seen.absent)} rows of the plan not in the file"]
    said += [f"  not in the file: {r.ref} {r.name}" for r in seen.absent[:LISTED]]
    said += [f"  skipped line {s.line}: {_say(s.why, language)}" for s in seen.skipped]
    said += [f"  note, line {v.line}: {_say(f, language)}" for v in seen.lines for f in v.notes]
    said += [_told(fault, language) for fault in _faults(seen)]
    if annotated:
        said.append(f"Nothing was imported. The file with its problems marked: {annotated}")
    else:
        said.append("Imported." if done else "Nothing was written: this was a preview.")
    return "\n".join(said)


def _faults(seen: actions.Preview) -> list[Fault]:
    return [*seen.faults, *(fault for line in seen.lines for fault in line.faults)]


def _say(fault: Fault, language: str) -> str:
    return f"{fault.code} {fault.what(language)}"


def _told(fault: Fault, language: str) -> str:
    return f"  {fault.field}: {_say(fault, language)}\n    → {fault.next_move(language)}"


def _as_json(seen: actions.Preview, language: str, annotated: Path | None, *, done: bool) -> str:
    content: dict[str, Any] = {
        "file": seen.name,
        "sheet": seen.sheet,
        "imported": done,
        "counts": seen.counts,
        "absent": [row.ref for row in seen.absent],
        "skipped": [{"line": s.line, **_plain(s.why, language)} for s in seen.skipped],
        "notes": [{"line": v.line, **_plain(f, language)} for v in seen.lines for f in v.notes],
        "faults": [_plain(fault, language) for fault in _faults(seen)],
        "annotated": str(annotated) if annotated else None,
    }
    return json.dumps(content, ensure_ascii=False)


def _plain(fault: Fault, language: str) -> dict[str, str]:
    return {
        "code": fault.code,
        "where": fault.field,
        "what": fault.what(language),
        "next": fault.next_move(language),
    }
