"""Reading rosters: which agency was asked for what, what came, and each file line by line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone

from prakan.domain.media_types import XLSX
from prakan.domain.problems import CATALOGUE, Fault, refuse
from prakan.domain.problems_roster import NO_SUCH_INTAKE, NO_SUCH_REQUEST
from prakan.domain.roster_sheet.kept import told
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.under_way import heard
from prakan.registry.models import Institution, RosterIntake, RosterLine, RosterRequest
from prakan.registry.queries.rights import check_reader
from prakan.registry.queries.roster_contacts import ContactPreview, contact_previews

PAGE = 100
LEASE = timedelta(minutes=5)  # a worker that has not finished by then is taken for dead, another takes over
Stage = RosterIntake.Stage
ALL = "all"
WRITTEN = ("new", "changed", "unchanged")
WORKING = frozenset(
    {Stage.UPLOADED, Stage.READING, Stage.MAPPED, Stage.CHECKING, Stage.CONFIRMED, Stage.COMMITTING}
)
HELD = frozenset({Stage.READING, Stage.CHECKING, Stage.COMMITTING})


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request on the board, with the last file that came for it (``intake`` None: none yet)."""

    id: int
    agency: Text
    agency_code: str
    kind: str
    fiscal_year: int
    deadline: date
    lists: bool
    stage: str
    letter: str  # "12/2567", "" before it was sent
    sent_at: datetime | None
    reminded_at: datetime | None
    reminders: int
    received_at: datetime | None
    files: int
    intake: int | None


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a file (0-based) as recognised: what it is taken for and how sure that is (of 100)."""

    index: int
    letter: str
    heading: str
    samples: tuple[str, ...]
    field: str
    score: float | None
    by_heading: float | None
    by_content: float | None


@dataclass(frozen=True, slots=True)
class IntakeView:
    """One file on its way into the registry."""

    id: int
    agency: Text
    agency_code: str
    request: int | None
    kind: str
    way: str
    file: str
    size: int
    stage: str
    sheet: str
    columns: tuple[ColumnView, ...]
    total: int
    done: int
    taken_over_at: datetime | None  # by another worker, when the one that holds it has died
    counts: dict[str, int]
    contacts: dict[str, int]  # by outcome of models.RosterContact
    digest: str
    problems: tuple[Fault, ...]
    by: Text
    at: datetime
    committed_by: Text | None
    committed_at: datetime | None

    @property
    def works(self) -> bool:
        """Whether the worker has something to do for it."""
        return self.stage in WORKING

    @property
    def percent(self) -> int:
        """How far the present work has come, of 100."""
        return min(100, 100 * self.done // self.total) if self.total else 0

    @property
    def lines(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem of a line: its entry with values, the cell ("C14", "" for the line), whether it refuses."""

    fault: Fault
    cell: str
    refuses: bool
    proposal: str  # how it is likely meant, "" when the entry itself says it


@dataclass(frozen=True, slots=True)
class CandidateView:
    """An institution that a line may mean; places are codes of domain/places."""

    id: int
    name: Text
    subdistrict: str
    district: str
    province: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterLineView:
    """A line of a file in the preview; ``changes`` are (attribute, before, after) as stored."""

    number: int
    outcome: str
    name: str
    institution: int | None
    values: dict[str, Any]
    changes: tuple[tuple[str, str, str], ...]
    problems: tuple[ProblemView, ...]
    candidates: tuple[CandidateView, ...]
    choice: str
    contact: ContactPreview | None


@dataclass(frozen=True, slots=True)
class LinesPage:
    """One page of lines, and how many pages there are."""

    lines: tuple[RosterLineView, ...]
    number: int
    pages: int
    total: int


def board(person: Person, fiscal_year: int) -> tuple[RequestLine, ...]:
    """Return the requests of a fiscal year (B.E.), those longest due first."""
    check_reader(person)
    return _lines(RosterRequest.objects.filter(fiscal_year=fiscal_year))


def roster_counts(person: Person, fiscal_year: int, on: date) -> dict[str, tuple[int, ...]]:
    """Return the requests (ids) of a fiscal year that were sent and that had come by the end of a day."""
    check_reader(person)
    end = datetime.combine(on, time.max, tzinfo=timezone.get_default_timezone())
    found = RosterRequest.objects.filter(fiscal_year=fiscal_year).order_by("pk")
    asked = found.filter(sent_at__lte=end).values_list("pk", flat=True)
    received = found.filter(received_at__lte=end).values_list("pk", flat=True)
    return {"asked": tuple(asked), "received": tuple(received)}


def years(person: Person) -> tuple[int, ...]:
    """Return the fiscal years for which rosters were asked, the newest first."""
    check_reader(person)
    found = RosterRequest.objects.order_by("-fiscal_year").values_list("fiscal_year", flat=True)
    return tuple(found.distinct())


def request(person: Person, request_id: int) -> RequestLine:
    """Return one request; raises ``Refused`` (ROSTER-007) when there is none."""
    check_reader(person)
    found = _lines(RosterRequest.objects.filter(pk=request_id))
    if not found:
        raise refuse(NO_SUCH_REQUEST, request=request_id)
    return found[0]


def requests(person: Person, ids: Iterable[int]) -> tuple[RequestLine, ...]:
    """Return several requests, to be seen before something is done with all of them."""
    check_reader(person)
    return _lines(RosterRequest.objects.filter(pk__in=list(ids)))


def _lines(found: Any) -> tuple[RequestLine, ...]:
    rows = found.select_related("agency").annotate(files=Count("intakes"), newest=Max("intakes__pk"))
    return tuple(
        RequestLine(
            id=row.pk,
            agency=row.agency.name,
            agency_code=row.agency.code,
            kind=row.kind,
            fiscal_year=row.fiscal_year,
            deadline=row.deadline,
            lists=row.lists,
            stage=row.stage,
            letter=f"{row.letter_number}/{row.letter_year}" if row.letter_number else "",
            sent_at=row.sent_at,
            reminded_at=row.reminded_at,
            reminders=row.reminders,
            received_at=row.received_at,
            files=row.files,
            intake=row.newest,
        )
        for row in rows.order_by("deadline", "agency__sort_key", "kind", "pk")
    )


def intakes(person: Person, *, request_id: int | None = None, limit: int = 20) -> tuple[IntakeView, ...]:
    """Return the newest files, of one request when it is named."""
    check_reader(person)
    found = _intakes()
    if request_id:
        found = found.filter(request=request_id)
    return tuple(_intake(row) for row in found[:limit])


def intake(person: Person, intake_id: int) -> IntakeView:
    """Return one file; raises ``Refused`` (ROSTER-006) when there is none."""
    check_reader(person)
    found = _intakes().filter(pk=intake_id).first()
    if found is None:
        raise refuse(NO_SUCH_INTAKE, intake=intake_id)
    return _intake(found)


def _intakes() -> Any:
    return RosterIntake.objects.select_related("agency", "file", "by", "committed_by").order_by("-pk")


def _intake(row: RosterIntake) -> IntakeView:
    layout = row.layout or {}
    done, total = progress(row)
    return IntakeView(
        id=row.pk,
        agency=row.agency.name,
        agency_code=row.agency.code,
        request=row.request_id,
        kind=row.kind,
        way=row.way,
        file=row.file.name,
        size=row.file.size,
        stage=row.stage,
        sheet=layout.get("sheet", "") if row.file.media_type == XLSX else "",
        columns=tuple(_column(c, row.fields) for c in layout.get("columns", ())),
        total=total,
        done=done,
        taken_over_at=row.started_at + LEASE if row.started_at and row.stage in HELD else None,
        counts=dict(row.counts),
        contacts=dict(row.contacts),
        digest=row.digest,
        problems=tuple(
            Fault(CATALOGUE[code], told(values), field) for code, values, field, _ in row.problems
        ),
        by=row.by.name,
        at=row.at,
        committed_by=row.committed_by.name if row.committed_by else None,
        committed_at=row.committed_at,
    )


def subject_of(intake_id: int) -> str:
    """Return under which name the writing of a file tells how far it is."""
    return f"intake-{intake_id}"


def progress(row: RosterIntake) -> tuple[int, int]:
    """Return how many rows of how many are done; what is being written tells it past its transaction."""
    if row.stage != Stage.COMMITTING:
        return row.done, row.total
    return heard(subject_of(row.pk)), sum(row.counts.get(outcome, 0) for outcome in WRITTEN)


def _column(kept: dict[str, Any], fields: dict[str, str]) -> ColumnView:
    return ColumnView(
        index=kept["index"],
        letter=kept["letter"],
        heading=kept["heading"],
        samples=tuple(kept["samples"]),
        field=fields.get(str(kept["index"]), ""),
        score=kept["score"],
        by_heading=kept["by_heading"],
        by_content=kept["by_content"],
    )


def lines(person: Person, intake_id: int, outcome: str = ALL, number: int = 1) -> LinesPage:
    """Return a page (from 1) of a file's lines with one outcome, or of all; always as many queries."""
    check_reader(person)
    counts = RosterIntake.objects.values_list("counts", flat=True).filter(pk=intake_id).first() or {}
    total = sum(counts.values()) if outcome == ALL else counts.get(outcome, 0)
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    found = RosterLine.objects.filter(intake=intake_id)
    if outcome != ALL:
        found = found.filter(outcome=outcome)
    rows = list(found.order_by("number")[(number - 1) * PAGE : number * PAGE])
    known = _candidates({i for row in rows for i in row.candidates})
    reached = contact_previews(intake_id, (row.number for row in rows))
    shown = tuple(_line(row, known, reached.get(row.number)) for row in rows)
    return LinesPage(shown, number, pages, total)


def _line(row: RosterLine, known: dict[int, CandidateView], contact: ContactPreview | None) -> RosterLineView:
    return RosterLineView(
        number=row.number,
        outcome=row.outcome,
        name=row.name,
        institution=row.institution_id,
        values=row.values,
        changes=tuple((field, before, after) for field, before, after in row.changes),
        problems=tuple(_problem(*problem) for problem in row.problems),
        candidates=tuple(known[i] for i in row.candidates if i in known),
        choice=row.choice,
        contact=contact,
    )


def _problem(code: str, values: dict[str, Any], cell: str, refuses: bool) -> ProblemView:
    entry = CATALOGUE[code]
    said = "" if "{proposal}" in entry.next_move.th else str(values.get("proposal", ""))
    return ProblemView(Fault(entry, told(values), cell), cell, refuses, said)


def _candidates(ids: set[int]) -> dict[int, CandidateView]:
    found = Institution.objects.filter(pk__in=ids).prefetch_related("codes")
    return {
        one.pk: CandidateView(
            id=one.pk,
            name=one.name,
            subdistrict=one.subdistrict,
            district=one.district,
            province=one.province,
            codes=tuple(code.value for code in one.codes.all() if code.ends is None),
        )
        for one in found
    }
