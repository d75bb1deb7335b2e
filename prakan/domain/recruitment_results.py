"""Results in a received file: whose, in which component, how many points; every row with its problems."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from prakan.domain.assessor_identity import BETWEEN
from prakan.domain.finding.terms import letters
from prakan.domain.numbers import cleaned
from prakan.domain.problems import Fault, refuse
from prakan.domain.problems_recruitment_results import (
    DID_NOT_APPLY,
    NO_HEADINGS,
    NO_LINES,
    NO_NUMBER,
    NOT_SITTING,
    OTHER_NAME,
    POINTS_OUTSIDE,
    POINTS_UNREADABLE,
    SCORED_ALREADY,
    TWICE_IN_FILE,
)
from prakan.domain.readings import Unreadable, split_number
from prakan.domain.recruitment import Component, Rule
from prakan.domain.recruitment_words import APPLICATION_STAGES
from prakan.domain.sheets.headings import Header, Heading, Vocabulary
from prakan.domain.sheets.reading import Sheet
from prakan.domain.text import Text

NUMBER, NATIONAL, NAME, SCORE = "number", "national_id", "name", "score"
NOBODY = "–"  # how a row is shown that names nobody
WHO: tuple[Heading, ...] = (
    Heading(NUMBER, Text("เลขที่ใบสมัคร", "Application number"), ("เลขที่สมัคร", "เลขประจำตัวสอบ")),
    Heading(NATIONAL, Text("เลขประจำตัวประชาชน", "National ID"), ("เลขบัตรประชาชน", "เลขประชาชน")),
    Heading(NAME, Text("ชื่อ-นามสกุล", "Name"), ("ชื่อ สกุล", "ชื่อผู้สมัคร", "full name")),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who applied: where they stand, and in which components they have points already."""

    id: int
    number: str
    name: str
    stage: str
    scored: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Applicants:
    """All of a round: by number, and by the digest of a national ID (``digest`` makes one)."""

    by_number: Mapping[str, Candidate]
    by_mark: Mapping[str, Candidate]
    sitting: frozenset[str]  # stages at which somebody sits this test
    digest: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A row of the file: who it is about, the points by component, and what is wrong with it."""

    row: int  # from 1, as the sheet counts
    shown: str  # how the row names them; of a national ID the last four digits
    candidate: Candidate | None
    points: Mapping[str, Decimal]
    faults: tuple[Fault, ...]
    cells: Mapping[str, int]  # field -> column, 0-based


@dataclass(frozen=True, slots=True)
class Results:
    """A file as understood; ``digest`` tells one understanding from another."""

    sheet: str
    header_row: int
    components: tuple[Component, ...]
    lines: tuple[ResultLine, ...]
    absent: tuple[Candidate, ...]  # who sits this test and is not in the file

    @property
    def wrong(self) -> tuple[ResultLine, ...]:
        """Return the rows with problems."""
        return tuple(line for line in self.lines if line.faults)

    @property
    def digest(self) -> str:
        """Return the sha256 (hex) of what would be written."""
        told = [
            [line.candidate.id if line.candidate else 0, sorted((k, str(v)) for k, v in line.points.items())]
            for line in self.lines
        ]
        return hashlib.sha256(json.dumps([told, len(self.wrong)]).encode()).hexdigest()


def read(sheets: Sequence[Sheet], rule: Rule, applicants: Applicants, component: str = "") -> Results:
    """Return what the first sheet with headings says; ``component`` is meant by a column "score" alone.

    Raises ``Refused``: RECRUIT-030 without headings, RECRUIT-038 without rows. Rows with problems are kept.
    """
    words = _vocabulary(rule, component)
    for sheet in sheets:
        header = words.find_header(sheet.rows)
        if header and ({NUMBER, NATIONAL} & header.columns.keys()) and _asked(header, rule, component):
            return _read(sheet, header, rule, applicants, component)
    wanted = ", ".join(one.name.th for one in rule.components)
    raise refuse(NO_HEADINGS, "file", wanted=wanted)


def _vocabulary(rule: Rule, component: str) -> Vocabulary:
    own = [Heading(one.key, one.name, (one.key,)) for one in rule.components]
    score = [Heading(SCORE, Text("คะแนน", "Score"), ("คะแนนที่ได้", "ผลคะแนน", "points"))] if component else []
    return Vocabulary([*WHO, *own, *score])


def _asked(header: Header, rule: Rule, component: str) -> dict[str, int]:
    """Return the column of each component that the file has."""
    found = {one.key: header.columns[one.key] for one in rule.components if one.key in header.columns}
    if not found and component and SCORE in header.columns:
        return {component: header.columns[SCORE]}
    return found


def _read(sheet: Sheet, header: Header, rule: Rule, applicants: Applicants, component: str) -> Results:
    asked = _asked(header, rule, component)
    parts = {one.key: one for one in rule.components if one.key in asked}
    seen: dict[int, int] = {}
    lines = tuple(
        _line(number, cells, header, asked, parts, applicants, seen)
        for number, cells in enumerate(sheet.rows[header.last :], start=header.last + 1)
        if _says(cells, header, asked)
    )
    if not lines:
        raise refuse(NO_LINES, "file")
    absent = tuple(
        one
        for one in applicants.by_number.values()
        if one.stage in applicants.sitting and one.id not in seen and not parts.keys() <= one.scored
    )
    return Results(sheet.name, header.last, tuple(parts.values()), lines, absent)


def _says(cells: Sequence[object], header: Header, asked: Mapping[str, int]) -> bool:
    """Return whether a row is about somebody: titles and signatures below a table are not."""
    columns = {**header.columns, **asked}
    return any(cell(cells, columns, field) for field in (NUMBER, NATIONAL, *asked))


def _line(
    row: int,
    cells: Sequence[object],
    header: Header,
    asked: Mapping[str, int],
    parts: Mapping[str, Component],
    applicants: Applicants,
    seen: dict[int, int],
) -> ResultLine:
    who, shown = who_is(cells, header.columns, applicants)
    faults = list(_about(who, shown, row, cells, header, applicants, seen))
    points: dict[str, Decimal] = {}
    for key, column in asked.items():
        given = cells[column] if column < len(cells) else ""
        try:
            points[key] = _points(given)
        except Unreadable:
            values = {"row": row, "component": parts[key].name, "given": str(given)}
            faults.append(Fault(POINTS_UNREADABLE, values, key))
            continue
        faults += _outside(points[key], parts[key], row)
        if who and key in who.scored:
            values = {"row": row, "given": shown, "component": parts[key].name}
            faults.append(Fault(SCORED_ALREADY, values, key))
    return ResultLine(row, shown, who, points, tuple(faults), {**header.columns, **asked})


def who_is(
    cells: Sequence[object], columns: Mapping[str, int], applicants: Applicants
) -> tuple[Candidate | None, str]:
    """Return who a row is about, and how to name them without telling a national ID."""
    number = cell(cells, columns, NUMBER).upper()
    if number:
        return applicants.by_number.get(number), number
    digits = BETWEEN.sub("", cell(cells, columns, NATIONAL))
    if not digits:
        return None, NOBODY
    return applicants.by_mark.get(applicants.digest(digits)), f"•••• {digits[-4:]}"


def _about(
    who: Candidate | None,
    shown: str,
    row: int,
    cells: Sequence[object],
    header: Header,
    applicants: Applicants,
    seen: dict[int, int],
) -> Iterator[Fault]:
    where = NUMBER if NUMBER in header.columns else NATIONAL
    if who is None:
        problem = NO_NUMBER if shown == NOBODY else DID_NOT_APPLY
        yield Fault(problem, {"row": row, "given": shown}, where)
        return
    if who.stage not in applicants.sitting:
        stage = APPLICATION_STAGES[who.stage]
        yield Fault(NOT_SITTING, {"row": row, "given": shown, "stage": stage}, where)
    if who.id in seen:
        yield Fault(TWICE_IN_FILE, {"row": row, "given": shown, "first": seen[who.id]}, where)
    seen.setdefault(who.id, row)
    name = cell(cells, header.columns, NAME)
    if name and letters(who.name) not in letters(name):
        yield Fault(OTHER_NAME, {"row": row, "given": name, "number": who.number}, NAME)


def _outside(value: Decimal, part: Component, row: int) -> list[Fault]:
    if 0 <= value <= part.most:
        return []
    values = {
        "row": row,
        "component": part.name,
        "given": f"{value.normalize():f}",
        "most": f"{part.most.normalize():f}",
    }
    return [Fault(POINTS_OUTSIDE, values, part.key)]


def _points(given: object) -> Decimal:
    value, unit = split_number(given)
    if unit:
        raise Unreadable(str(given))
    return value.quantize(Decimal("0.001")) if value.as_tuple().exponent != 0 else value


def cell(cells: Sequence[object], columns: Mapping[str, int], field: str) -> str:
    """Return a cell of a row as cleaned text; "" where the sheet has none."""
    column = columns.get(field)
    if column is None or column >= len(cells):
        return ""
    given = cells[column]
    if given is None:
        return ""
    if isinstance(given, float) and given.is_integer():  # a spreadsheet keeps digits as a number
        given = int(given)
    return cleaned(str(given))
