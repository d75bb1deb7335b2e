"""Reading institutions: lists by filter, one with its codes and history, what it was on an earlier day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone

from prakan.domain.institution_record import InstitutionRecord, as_of
from prakan.domain.kept_record import Change
from prakan.domain.numbers import DIGITS
from prakan.domain.problems import refuse
from prakan.domain.problems_registry import INSTITUTION_MISSING
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.queries.memory import remembered
from prakan.registry.models import Institution, InstitutionChange, InstitutionCode, Listing, Succession
from prakan.registry.queries.agencies import ids_below
from prakan.registry.queries.finding import answers
from prakan.registry.queries.lines import InstitutionLine, lines_of
from prakan.registry.queries.records import record_of
from prakan.registry.queries.rights import check_reader

PAGE = 50


@dataclass(frozen=True, slots=True)
class InstitutionFilter:
    """What a list shows; "" means any. ``agency`` takes in all agencies under it."""

    kind: str = ""
    status: str = "open"
    province: str = ""
    district: str = ""
    agency: str = ""
    size: str = ""
    listed: int | None = None  # fiscal year (B.E.) on whose list it stands now
    text: str = ""  # as people type: name, place, code, agency (queries/finding)


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """One page of a list, how many there are in all, and how many of each kind without the filter by kind."""

    lines: tuple[InstitutionLine, ...]
    total: int
    number: int
    pages: int
    kinds: dict[str, int]


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code with the days on which it was carried."""

    scheme: str
    value: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A line of the history."""

    change: Change
    source: str
    succession: int | None
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class SuccessionView:
    """A merger or split that an institution took part in; ``parties`` are (id, name) of all."""

    id: int
    kind: str
    on: date
    reason: str
    undone_at: datetime | None
    undone_reason: str
    parties: tuple[tuple[int, Text], ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """A fiscal year (B.E.) on whose list an institution stands or stood."""

    year: int
    kind: str
    level: str  # "" for the institution itself
    on: date
    ended_on: date | None
    end_reason: str
    source: str


@dataclass(frozen=True, slots=True)
class InstitutionView:
    """All that is known of one institution; ``record`` is its state on the day asked for."""

    id: int
    record: InstitutionRecord
    agency: Text
    merged_into: Text | None
    is_demo: bool
    revision: int
    changed_at: datetime
    codes: tuple[CodeView, ...]
    changes: tuple[ChangeView, ...]  # the newest first
    successions: tuple[SuccessionView, ...]
    listings: tuple[ListingView, ...]  # the newest year first

    @property
    def name(self) -> Text:
        return Text(self.record.name_th, self.record.name_en)


def institutions(person: Person, wanted: InstitutionFilter, number: int = 1) -> InstitutionPage:
    """Return a page (from 1) of the institutions that answer a filter, in Thai order."""
    check_reader(person)
    kinds = dict(_counts(replace(wanted, kind="")))
    total = kinds.get(wanted.kind, 0) if wanted.kind else sum(kinds.values())
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    lines = _lines(wanted, (number - 1) * PAGE, total) if total else ()
    return InstitutionPage(lines, total, number, pages, kinds)


@remembered
def _lines(wanted: InstitutionFilter, start: int, total: int) -> tuple[InstitutionLine, ...]:
    ids = _ids(wanted, start, total)
    rows = Institution.objects.select_related("agency").in_bulk(ids)
    return lines_of(rows[pk] for pk in ids if pk in rows)


def _ids(wanted: InstitutionFilter, start: int, total: int) -> tuple[int, ...]:
    """Return the ids of a page in Thai order, walked to from whichever end is nearer."""
    found, end = filtered(wanted), min(start + PAGE, total)
    if start <= total // 2:
        return tuple(found.order_by("sort_key", "pk").values_list("pk", flat=True)[start:end])
    behind = found.order_by("-sort_key", "-pk").values_list("pk", flat=True)[total - end : total - start]
    return tuple(behind)[::-1]


def institution(person: Person, institution_id: int, on: date | None = None) -> InstitutionView:
    """Return one institution as it was at the end of a day, today without one; REG-009 when unknown."""
    check_reader(person)
    found = Institution.objects.select_related("agency").filter(pk=institution_id).first()
    if found is None:
        raise refuse(INSTITUTION_MISSING)
    kept = found.changes.select_related("by").order_by("effective_on", "pk")
    history = [_change_view(change) for change in kept]
    now = record_of(found)
    then = as_of(now, (view.change for view in history), on) if on else now
    return InstitutionView(
        id=found.pk,
        record=then,
        agency=found.agency.name if found.agency else Text(""),
        merged_into=_name_of(then.merged_into),
        is_demo=found.is_demo,
        revision=found.revision,
        changed_at=found.changed_at,
        codes=tuple(
            CodeView(c.scheme, c.value, c.starts, c.ends) for c in found.codes.order_by("scheme", "-pk")
        ),
        changes=tuple(reversed(history)),
        successions=_successions(found),
        listings=tuple(
            ListingView(x.year, x.kind, x.level, x.on, x.ended_on, x.end_reason, x.source)
            for x in Listing.objects.filter(institution=found).order_by("-year", "level", "-pk")
        ),
    )


def _name_of(institution_id: int | None) -> Text | None:
    found = Institution.objects.filter(pk=institution_id).first() if institution_id else None
    return found.name if found else None


def counts_by_kind(person: Person, wanted: InstitutionFilter) -> dict[str, int]:
    """Return how many institutions of each kind answer a filter."""
    check_reader(person)
    return dict(_counts(wanted))


@remembered
def _counts(wanted: InstitutionFilter) -> tuple[tuple[str, int], ...]:
    narrow = any(getattr(wanted, name) for name in ("province", "district", "agency", "listed", "text"))
    kind = Concat("kind", Value("")) if narrow else F("kind")  # an expression: SQLite must not walk by kind
    counted = filtered(wanted).order_by().annotate(of=kind).values("of").annotate(n=Count("pk"))
    return tuple((row["of"], row["n"]) for row in counted)


def filtered(wanted: InstitutionFilter) -> QuerySet[Institution]:
    """Return the institutions that answer a filter, in no order; rights are the caller's to check."""
    exact = {
        name: value
        for name in ("kind", "status", "province", "district", "size")
        if (value := getattr(wanted, name))
    }
    found = Institution.objects.all()
    if wanted.text.strip() or wanted.listed or wanted.agency:  # these narrow more than the status does
        found = found.alias(
            state=Concat("status", Value(""))
        )  # an expression: SQLite must not walk by status
        exact |= {"state": status} if (status := exact.pop("status", "")) else {}
    found = found.filter(**exact)
    if wanted.text.strip():
        found = found.filter(answers(wanted.text))
    if wanted.listed:
        listings = Listing.objects.filter(year=wanted.listed, ended_on=None)
        found = found.filter(pk__in=listings.values("institution"))
    if wanted.agency:
        found = found.filter(agency__in=ids_below(wanted.agency, timezone.localdate()))
    return found


def _change_view(change: InstitutionChange) -> ChangeView:
    return ChangeView(
        change=Change(change.field, change.before, change.after, change.effective_on),
        source=change.source,
        succession=change.succession_id,
        by=change.by.name if change.by else Text(""),
        at=change.at,
    )


def _successions(institution: Institution) -> tuple[SuccessionView, ...]:
    touched = Q(changes__institution=institution) | Q(
        changes__field="merged_into", changes__after=str(institution.pk)
    )
    events = Succession.objects.filter(touched).distinct().order_by("-on", "-pk")
    return tuple(_succession_view(event) for event in events)


def _succession_view(event: Succession) -> SuccessionView:
    rows = event.changes.select_related("institution").order_by("institution_id")
    parties = {row.institution_id: row.institution.name for row in rows}
    into = {int(row.after) for row in rows if row.field == "merged_into" and row.after}
    parties |= {i.pk: i.name for i in Institution.objects.filter(pk__in=into)}
    return SuccessionView(
        id=event.pk,
        kind=event.kind,
        on=event.on,
        reason=event.reason,
        undone_at=event.undone_at,
        undone_reason=event.undone_reason,
        parties=tuple(parties.items()),
    )


def found_by_code(person: Person, word: str) -> int | None:
    """Return the id of the institution that carries a code now or has this number in the registry."""
    check_reader(person)
    value = "".join(word.translate(DIGITS).split())
    carried = InstitutionCode.objects.filter(value=value, ends=None).values_list("institution_id", flat=True)
    if found := carried.first():
        return found
    if value.isdigit() and len(value) < 12:
        return Institution.objects.filter(pk=int(value)).values_list("pk", flat=True).first()
    return None
