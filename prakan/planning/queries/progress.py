"""Reading the collecting of a quarter and its progress entries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from prakan.domain.figures import Amount, State
from prakan.domain.plan_rules import amount, ladder_percent, overdue, plain_number
from prakan.domain.problems import refuse
from prakan.domain.problems_planning import NO_ENTRY
from prakan.domain.text import Text
from prakan.foundation.models import Person, Scan
from prakan.foundation.queries.memory import Memory, remembered
from prakan.planning.models import (
    Collection,
    EvidenceFile,
    LadderStep,
    PlanRow,
    ProgressEntry,
    ProgressFigure,
)
from prakan.planning.queries.plan import effective, name_of
from prakan.planning.queries.rights import check_reader

NO_TEXT = Text("")
WITH_EVIDENCE: Memory[tuple[object, object, dict[str, EntryView]]] = Memory()
Day = date  # a field named date hides the type


@dataclass(frozen=True, slots=True)
class CollectionView:
    """The collecting of one quarter; ``closed_at`` set means that nothing changes any more."""

    id: int
    year: int
    quarter: int
    as_of: date
    opened_at: datetime
    due: date
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class NumberView:
    """A number, date or term inside a narrative cell ("result", "next" or "target")."""

    key: str
    label: Text
    cell: str
    value: Decimal | None
    unit: Text
    date: Day | None
    date_to: Day | None
    month_only: bool
    approx: bool
    fiscal_label: int | None
    text: Text


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A file behind an entry; ``digest`` is sha256, hex; ``scan`` is "" where no scanner was set for it."""

    id: int
    file_id: int
    title: str
    name: str
    media_type: str
    size: int
    digest: str
    at: datetime
    scan: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """What a unit reports for one plan item in one quarter."""

    id: int
    year: int
    quarter: int
    closed: bool  # its quarter is closed: nothing changes any more
    ref: str
    item_id: int
    stage: str
    result: Text
    result_state: State
    next: Text
    next_state: State
    problem: Text
    problem_state: State
    progress: Amount  # percent of target, as reported
    spend: Amount  # percent of budget, as reported
    spend_unit_missing: bool
    step: str
    step_name: Text
    step_weight: Decimal | None
    step_next: str
    step_next_name: Text
    done: int | None
    of: int | None
    derived: Amount  # percent that the ladder gives
    cancelling: bool
    egp_number: str
    contract_value: Decimal | None
    figures: tuple[NumberView, ...]
    evidence: tuple[EvidenceView, ...]
    revision: int
    saved_by: Text
    saved_at: datetime | None
    submitted_by: Text
    submitted_at: datetime | None
    endorsed_by: Text
    endorsed_at: datetime | None
    approved_by: Text
    approved_at: datetime | None
    returned_reason: str
    overdue: bool


def collections(person: Person) -> tuple[CollectionView, ...]:
    """Return every collection, newest first."""
    check_reader(person)
    return _collections()


@remembered
def _collections() -> tuple[CollectionView, ...]:
    return tuple(_collection_view(c) for c in Collection.objects.order_by("-year", "-quarter"))


def collection(person: Person, year: int, quarter: int) -> CollectionView | None:
    """Return the collection of a quarter, or None before it is opened."""
    check_reader(person)
    return next((c for c in _collections() if (c.year, c.quarter) == (year, quarter)), None)


def entries(person: Person, year: int, quarter: int) -> dict[str, EntryView]:
    """Return the entries of a quarter by reference of their plan item, in the order of the plan."""
    check_reader(person)
    return dict(_with_evidence(_read(year, quarter), _evidence(year, quarter)))


@remembered
def _read(year: int, quarter: int) -> dict[str, EntryView]:
    """Return the entries without their evidence: files stand in no area, so these go with every write."""
    due, position = _plan_facts(year)
    found = _entries(EvidenceFile.objects.none()).filter(collection__year=year, collection__quarter=quarter)
    views = (
        _entry_view(e, due.get(e.item_id)) for e in sorted(found, key=lambda e: position.get(e.item_id, 0))
    )
    return {view.ref: view for view in views}


@remembered
def _evidence(year: int, quarter: int) -> dict[int, tuple[EvidenceView, ...]]:
    """Return the files behind the entries (ids) of a quarter, where there are any."""
    found: dict[int, tuple[EvidenceView, ...]] = {}
    for file in _files().filter(entry__collection__year=year, entry__collection__quarter=quarter):
        found[file.entry_id] = (*found.get(file.entry_id, ()), _evidence_view(file))
    return found


def _with_evidence(
    read: dict[str, EntryView], files: dict[int, tuple[EvidenceView, ...]]
) -> dict[str, EntryView]:
    """Return entries with their files, as they were put together before while neither is different."""
    kept = WITH_EVIDENCE.fresh(
        id(read),
        lambda one: one[0] is read and one[1] == files,
        lambda: (
            read,
            files,
            {ref: replace(e, evidence=files[e.id]) if e.id in files else e for ref, e in read.items()},
        ),
    )
    return kept[2]


def entry(person: Person, entry_id: int) -> EntryView:
    """Return one entry; raises ``Refused`` (PROG-001) when there is none."""
    check_reader(person)
    found = _entries(_files()).filter(pk=entry_id).first()
    if found is None:
        raise refuse(NO_ENTRY)
    due, _ = _plan_facts(found.collection.year)
    return _entry_view(found, due.get(found.item_id))


def _plan_facts(year: int) -> tuple[dict[int, date | None], dict[int, int]]:
    version = effective(year)
    rows = list(PlanRow.objects.filter(version=version).values_list("item_id", "due", "position"))
    return {item: due for item, due, _ in rows}, {item: position for item, _, position in rows}


def _files() -> QuerySet[EvidenceFile]:
    scanned = Scan.objects.filter(digest=OuterRef("file__digest")).values("stage")
    kept = EvidenceFile.objects.filter(removed_at=None).select_related("file").order_by("id")
    return kept.annotate(scan=Subquery(scanned))


def _entries(files: QuerySet[EvidenceFile]) -> QuerySet[ProgressEntry]:
    return ProgressEntry.objects.select_related(
        "collection", "item", "step", "step_next", "saved_by", "submitted_by", "endorsed_by", "approved_by"
    ).prefetch_related("figures", Prefetch("evidence", queryset=files))


def _collection_view(found: Collection) -> CollectionView:
    return CollectionView(
        found.pk, found.year, found.quarter, found.as_of, found.opened_at, found.due, found.closed_at
    )


def _entry_view(found: ProgressEntry, due: date | None) -> EntryView:
    step, reported = found.step, amount(found.progress_state, found.progress)
    derived = ladder_percent(step.weight if step else None, found.done, found.of)
    late = overdue(
        due,
        found.collection.as_of,
        progress=reported,
        derived=derived,
        completed=step is not None and step.completes,
    )
    return EntryView(
        id=found.pk,
        year=found.collection.year,
        quarter=found.collection.quarter,
        closed=found.collection.closed_at is not None,
        ref=found.item.ref,
        item_id=found.item_id,
        stage=found.stage,
        result=Text(found.result_th, found.result_en),
        result_state=State(found.result_state),
        next=Text(found.next_th, found.next_en),
        next_state=State(found.next_state),
        problem=Text(found.problem_th, found.problem_en),
        problem_state=State(found.problem_state),
        progress=reported,
        spend=amount(found.spend_state, found.spend),
        spend_unit_missing=found.spend_unit_missing,
        step=step.key if step else "",
        step_name=_step_name(step),
        step_weight=plain_number(step.weight) if step else None,
        step_next=found.step_next.key if found.step_next else "",
        step_next_name=_step_name(found.step_next),
        done=found.done,
        of=found.of,
        derived=derived,
        cancelling=found.cancelling,
        egp_number=found.egp_number,
        contract_value=found.contract_value,
        figures=tuple(_number_view(f) for f in found.figures.all()),
        evidence=tuple(_evidence_view(e) for e in found.evidence.all()),
        revision=found.revision,
        saved_by=name_of(found.saved_by),
        saved_at=found.saved_at,
        submitted_by=name_of(found.submitted_by),
        submitted_at=found.submitted_at,
        endorsed_by=name_of(found.endorsed_by),
        endorsed_at=found.endorsed_at,
        approved_by=name_of(found.approved_by),
        approved_at=found.approved_at,
        returned_reason=found.returned_reason,
        overdue=late,
    )


def _step_name(step: LadderStep | None) -> Text:
    return step.name if step else NO_TEXT


def _number_view(found: ProgressFigure) -> NumberView:
    return NumberView(
        key=found.key,
        label=Text(found.label_th, found.label_en),
        cell=found.cell,
        value=None if found.value is None else plain_number(found.value),
        unit=Text(found.unit_th, found.unit_en),
        date=found.date,
        date_to=found.date_to,
        month_only=found.month_only,
        approx=found.approx,
        fiscal_label=found.fiscal_label,
        text=Text(found.text_th, found.text_en),
    )


def _evidence_view(found: EvidenceFile) -> EvidenceView:
    file = found.file
    return EvidenceView(
        id=found.pk,
        file_id=file.pk,
        title=found.title,
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        digest=file.digest,
        at=file.at,
        scan=getattr(found, "scan", None) or "",
    )
