"""Handing the sender's own file back: faulty cells coloured, one more column that says what to mend."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prakan.domain.media_types import XLSX
from prakan.domain.problems import CATALOGUE, Fault, refuse
from prakan.domain.problems_roster import NO_SUCH_INTAKE
from prakan.domain.roster_sheet.kept import told
from prakan.domain.sheets.marking import Marks, mark_xlsx
from prakan.domain.sheets.reading import csv_form
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.actions.roster_intake.sheets import received
from prakan.registry.models import RosterIntake, RosterLine
from prakan.registry.queries.reach import reaches

HEADING = Text("ปัญหาและข้อเสนอ", "Problems and proposals")
PROPOSAL = Text("ข้อเสนอ", "proposal")
CHUNK = 2000
ROWS = ("number", "problems")


def annotate(*, intake_id: int, out: Path, by: Person, language: str = "th") -> str:
    """Write the received file to ``out`` with its problems marked; returns the name to hand it back under.

    Excel keeps its look, CSV its encoding and separators. Raises ``Refused``: ACCESS-001, ROSTER-006.
    """
    access.check(by, "roster.deliver")
    intake = RosterIntake.objects.select_related("by", "file").filter(pk=intake_id).first()
    if intake is None or not reaches(by, intake.agency_id):
        raise refuse(NO_SUCH_INTAKE, intake=intake_id)
    with received(intake) as path:
        if intake.file.media_type == XLSX:
            mark_xlsx(path, out, _marks(intake, language))
        else:
            out.write_bytes(_csv(path.read_bytes(), intake, language))
    return f"{Path(intake.file.name).stem} ({HEADING.say(language)}){Path(intake.file.name).suffix}"


def _found(intake: RosterIntake) -> Iterator[tuple[int, list[list[Any]]]]:
    rows = RosterLine.objects.filter(intake=intake).exclude(problems=[]).order_by("number")
    yield from rows.values_list(*ROWS).iterator(chunk_size=CHUNK)


def _marks(intake: RosterIntake, language: str) -> Marks:
    words: dict[int, str] = {}
    cells: dict[str, str] = {}
    for number, problems in _found(intake):
        words[number] = "\n".join(_words(problem, language) for problem in problems)
        for _, _, cell, refuses in problems:
            if cell and cells.get(cell) != "wrong":
                cells[cell] = "wrong" if refuses else "doubtful"
    heading_row = max(int(intake.layout["last"]), 1)
    return Marks(intake.layout["sheet"], heading_row, HEADING.say(language), words, cells)


def _words(problem: list[Any], language: str) -> str:
    code, values, cell, _ = problem
    fault = Fault(CATALOGUE[code], told(values))
    where = f"{cell}: " if cell else ""
    said = values.get("proposal") if "{proposal}" not in fault.problem.next_move.th else ""
    proposal = f" ({PROPOSAL.say(language)}: {said})" if said else ""
    return f"{where}{code} {fault.what(language)} → {fault.next_move(language)}{proposal}"


def _csv(content: bytes, intake: RosterIntake, language: str) -> bytes:
    form = csv_form(content)
    assert form is not None  # it was read before
    found = {
        number: " | ".join(_words(problem, language) for problem in problems)
        for number, problems in _found(intake)
    }
    rows = list(csv.reader(io.StringIO(content.decode(form.encoding), newline=""), delimiter=form.delimiter))
    width = max(map(len, rows), default=0)
    heading = max(int(intake.layout["last"]), 1)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=form.delimiter)
    for number, row in enumerate(rows, 1):
        said = HEADING.say(language) if number == heading else found.get(number, "")
        writer.writerow([*row, *[""] * (width - len(row)), said] if said else row)
    text = out.getvalue().replace("→", "->") if form.encoding == "cp874" else out.getvalue()
    return text.encode(form.encoding, "replace")
