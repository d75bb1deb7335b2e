"""Reading renewals: rounds with what they come to, the list of one, one renewal, an assessor's own."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet
from django.utils import timezone

from prakan.assessors.models import Renewal, RenewalFact, RenewalRound
from prakan.assessors.queries.renewal_evidence import judged_of
from prakan.domain.problems import refuse
from prakan.domain.problems_renewals import NO_RENEWAL_ROUND, RENEWAL_MISSING
from prakan.domain.renewals import OPEN, Judged, Outcome, Progress, whole
from prakan.domain.roles import STEPS
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.registry.models import Licence
from prakan.registry.queries.reach import assessors_of, reach_assessors
from prakan.registry.queries.rights import check_reader

PAGE = 100
HELD = (Licence.Stage.ISSUED, Licence.Stage.REINSTATED)


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with how many stand where; the stages add up to ``total``."""

    id: int
    level: str
    ends_from: date
    ends_by: date
    apply_by: date
    is_demo: bool
    at: datetime
    stages: dict[Progress, int]

    @property
    def total(self) -> int:
        return sum(self.stages.values())

    @property
    def open(self) -> int:
        """How many are not decided yet."""
        return sum(self.stages[stage] for stage in OPEN)


@dataclass(frozen=True, slots=True)
class RenewalLine:
    """A renewal in a list."""

    id: int
    assessor: int
    register: str  # number of the register
    name: Text
    licence: str  # number
    level: str
    ends: date | None
    stage: Progress
    outcome: Outcome
    judged: tuple[Judged, ...]
    made: str  # number of the licence that it gave, "" before
    is_demo: bool
    revision: int

    @property
    def gaps(self) -> tuple[Judged, ...]:
        """The conditions that are missing or not known."""
        return tuple(one for one in self.judged if one.outcome is not Outcome.MET)


@dataclass(frozen=True, slots=True)
class FactView:
    """What an officer entered of a condition."""

    kind: str
    value: int
    source: str
    by: Text
    at: datetime


@dataclass(frozen=True, slots=True)
class RenewalView:
    """All of one renewal."""

    line: RenewalLine
    round: RoundView
    note: str
    reason: str
    committee: str
    seen: tuple[dict[str, object], ...]  # the conditions as the reviewer saw them
    facts: tuple[FactView, ...]
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class RoundList:
    """The list of a round narrowed, with how many answer to each condition's outcome."""

    round: RoundView
    lines: tuple[RenewalLine, ...]  # of the page
    found: int
    outcomes: dict[Outcome, int]  # of the whole round
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Exactly those that a step would be taken on, with a digest of what was seen."""

    lines: tuple[RenewalLine, ...]
    digest: str


def rounds(person: Person) -> tuple[RoundView, ...]:
    """Return all rounds, those that end first at the top; for staff."""
    check_reader(person)
    return _rounds(RenewalRound.objects.all())


def round_list(person: Person, round_id: int, stage: str, outcome: str, number: int) -> RoundList:
    """Return a page (from 1) of a round's list; ``stage`` and ``outcome`` "" mean any; for staff.

    Raises ``Refused`` (RENEWAL-001).
    """
    check_reader(person)
    view = one_round(person, round_id)
    every = _lines(_rows().filter(round=round_id))
    outcomes = Counter(line.outcome for line in every)
    kept = [one for one in every if stage in ("", one.stage) and outcome in ("", one.outcome)]
    pages = max(1, -(-len(kept) // PAGE))
    at = min(max(1, number), pages)
    shown = tuple(kept[(at - 1) * PAGE : at * PAGE])
    return RoundList(view, shown, len(kept), {one: outcomes[one] for one in Outcome}, at, pages)


def one_round(person: Person, round_id: int) -> RoundView:
    """Return a round; for staff. Raises ``Refused`` (RENEWAL-001)."""
    check_reader(person)
    found = _rounds(RenewalRound.objects.filter(pk=round_id))
    if not found:
        raise refuse(NO_RENEWAL_ROUND)
    return found[0]


def chosen(person: Person, round_id: int, stages: Iterable[str], ids: Sequence[int] | None) -> Chosen:
    """Return those of a round in these stages, all or those named; for staff. Raises as ``one_round``."""
    check_reader(person)
    rows = _rows().filter(round=one_round(person, round_id).id, stage__in=list(stages))
    lines = _lines(rows if ids is None else rows.filter(pk__in=ids))
    return Chosen(lines, digest_of((one.id, one.revision) for one in lines))


def digest_of(seen: Iterable[tuple[int, int]]) -> str:
    """Return what names exactly these renewals at exactly these revisions."""
    return hashlib.sha256(";".join(f"{pk}:{revision}" for pk, revision in sorted(seen)).encode()).hexdigest()


def renewal(person: Person, renewal_id: int) -> RenewalView:
    """Return one renewal: staff any, assessors their own. Raises ``Refused`` (RENEWAL-002)."""
    mine = reach_assessors(person, STEPS["assessor.read"], "licence__assessor__")
    found = _rows().filter(mine, pk=renewal_id).first()
    if found is None:
        raise refuse(RENEWAL_MISSING)
    return _view(found)


def my_renewals(person: Person) -> tuple[RenewalView, ...]:
    """Return a person's own renewals, the newest first; none for whoever is no assessor."""
    rows = _rows().filter(licence__assessor__in=assessors_of(person)).order_by("-pk")
    return tuple(_view(row) for row in rows)


def people_of(round_id: int) -> frozenset[int]:
    """Return the register ids of all in a round: whom its opening concerns."""
    rows = Renewal.objects.filter(round=round_id)
    return frozenset(rows.values_list("licence__assessor", flat=True))


def due(levels: Iterable[str], ends_from: date, ends_by: date) -> QuerySet[Licence]:
    """Return the licences that a round would list: held, not renewed, in no round that is under way."""
    rows = Licence.objects.filter(
        level__in=list(levels), stage__in=HELD, ends__range=(ends_from, ends_by), renewed_by=None
    )
    return rows.exclude(renewals__stage__in=[str(one) for one in OPEN]).order_by("ends", "pk")


def due_counts(person: Person, levels: Iterable[str], ends_from: date, ends_by: date) -> dict[str, int]:
    """Return how many licences of each level a round would list; for staff."""
    check_reader(person)
    rows = due(levels, ends_from, ends_by).order_by().values_list("level").annotate(Count("pk"))
    return dict(rows)


def _rounds(rows: QuerySet[RenewalRound]) -> tuple[RoundView, ...]:
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    grouped = Renewal.objects.filter(round__in=rows).order_by().values_list("round", "stage")
    for pk, stage, count in grouped.annotate(Count("pk")):
        counts[pk][stage] = count
    return tuple(
        RoundView(
            id=row.pk,
            level=row.level,
            ends_from=row.ends_from,
            ends_by=row.ends_by,
            apply_by=row.apply_by,
            is_demo=row.is_demo,
            at=row.at,
            stages={stage: counts[row.pk].get(stage, 0) for stage in Progress},
        )
        for row in rows
    )


def _rows() -> QuerySet[Renewal]:
    return Renewal.objects.select_related("round", "licence__assessor", "made").order_by(
        "licence__ends", "licence__assessor__sort_key", "pk"
    )


def _lines(rows: Iterable[Renewal]) -> tuple[RenewalLine, ...]:
    several = list(rows)
    judged = judged_of(several, timezone.localdate())
    return tuple(_line(row, judged[row.pk]) for row in several)


def _line(row: Renewal, judged: tuple[Judged, ...]) -> RenewalLine:
    licence = row.licence
    assessor = licence.assessor
    return RenewalLine(
        id=row.pk,
        assessor=assessor.pk,
        register=assessor.number,
        name=assessor.name,
        licence=licence.number,
        level=licence.level,
        ends=licence.ends,
        stage=Progress(row.stage),
        outcome=whole(judged),
        judged=judged,
        made=row.made.number if row.made else "",
        is_demo=licence.is_demo,
        revision=row.revision,
    )


def _view(row: Renewal) -> RenewalView:
    facts = RenewalFact.objects.filter(renewal=row).select_related("by").order_by("-pk")
    return RenewalView(
        line=_lines([row])[0],
        round=_rounds(RenewalRound.objects.filter(pk=row.round_id))[0],
        note=row.note,
        reason=row.reason,
        committee=row.committee,
        seen=tuple(row.judged),
        facts=tuple(
            FactView(f.kind, f.value, f.source, f.by.name if f.by else Text(""), f.at) for f in facts
        ),
        changed_at=row.changed_at,
    )
