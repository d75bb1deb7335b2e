"""Two versions of the same thing in a case: what each says, who and when, what was chosen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from prakan.assessment.models import Case, FieldConflict, FieldEntry
from prakan.assessment.queries.case_scores.reaching import scored_case
from prakan.assessment.queries.field.choosing import chooses
from prakan.domain.problems import refuse
from prakan.domain.problems_visit_records import CONFLICT_GONE
from prakan.domain.text import Text
from prakan.foundation.models import Person
from prakan.foundation.secrets import Unreadable, unlock
from prakan.registry.queries.reach import assessors_of

CONTENT, ENTRY = "field conflict", "field entry"  # what contents and texts are locked for


@dataclass(frozen=True, slots=True)
class Version:
    """One of two versions: what it says (None: no key opens it), who wrote it on which device, when."""

    content: Mapping[str, Any] | None
    by: Text | None  # None: unknown, it was written on the web
    device: str
    at: datetime | None
    digest: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A pair of versions; ``mine`` says whether the reader may choose now."""

    id: int
    target: str
    assessor: int | None
    standing: Version
    arrived: Version
    at: datetime
    chosen: str
    chosen_by: Text
    chosen_at: datetime | None
    reason: str
    mine: bool

    @property
    def kind(self) -> str:
        """Return what they are about: score, finding or record."""
        return self.target.partition(":")[0]

    @property
    def code(self) -> str:
        """Return which one of its kind."""
        return self.target.partition(":")[2]


def conflicts(person: Person, case_id: int) -> tuple[ConflictView, ...]:
    """Return the pairs of a case that a person may see, open ones first; raises as ``scored_case``.

    Marks of somebody's own sheet are seen by that person until the scores are open to all, then by all.
    """
    case = scored_case(person, case_id)
    rows = _rows(case).filter(_seen(person, case))
    views = (view_of(row, mine=chooses(person, row)) for row in rows)
    return tuple(sorted(views, key=lambda one: (one.chosen != "", -one.id)))


def conflict(person: Person, case_id: int, conflict_id: int) -> ConflictView:
    """Return one pair; raises ``Refused``: as ``scored_case``, FIELD-055."""
    case = scored_case(person, case_id)
    row = _rows(case).filter(_seen(person, case), pk=conflict_id).first()
    if row is None:
        raise refuse(CONFLICT_GONE, number=case.number)
    return view_of(row, mine=chooses(person, row))


def waiting(person: Person, case_id: int) -> int:
    """Return how many pairs of a case wait that a person may see; raises as ``scored_case``."""
    case = scored_case(person, case_id)
    return FieldConflict.objects.filter(_seen(person, case), case=case, chosen="").count()


def view_of(row: FieldConflict, *, mine: bool = False) -> ConflictView:
    """Return a pair with what its versions say, for whoever was let in already."""
    return ConflictView(
        id=row.pk,
        target=row.target,
        assessor=row.assessor_id,
        standing=_stands(row),
        arrived=_version(row.arrived),
        at=row.at,
        chosen=row.chosen,
        chosen_by=row.chosen_by.name if row.chosen_by else Text(""),
        chosen_at=row.chosen_at,
        reason=row.reason,
        mine=mine,
    )


def own_open(person: Person, case: Case) -> list[FieldConflict]:
    """Return the pairs that wait and that a person's device takes along: of one's own sheet, of the team."""
    own = Q(assessor=None) | Q(assessor__in=assessors_of(person))
    return list(_rows(case).filter(own, chosen="").order_by("pk"))


def said_of(body: str) -> Mapping[str, Any] | None:
    """Return what the locked text of an entry says; None when no key opens it."""
    try:
        return dict(json.loads(unlock(body, ENTRY)))
    except Unreadable:
        return None


def _rows(case: Case) -> Any:
    of = ("case__visit", "arrived__device__person", "standing__device__person", "chosen_by")
    return FieldConflict.objects.filter(case=case).select_related(*of)


def _seen(person: Person, case: Case) -> Q:
    """Return the condition under which a pair is seen: nobody else's mark before the scores are open."""
    if hasattr(case, "consensus"):
        return Q()
    return Q(assessor=None) | Q(assessor__in=assessors_of(person))


def _stands(row: FieldConflict) -> Version:
    try:
        content: Mapping[str, Any] | None = json.loads(unlock(row.content, CONTENT))
    except Unreadable:
        content = None
    if row.standing is None:
        return Version(content, None, "", None, "")
    one = row.standing
    return Version(content, one.device.person.name, one.device.name, one.recorded_at, one.digest)


def _version(row: FieldEntry) -> Version:
    said = said_of(row.body)
    content = None if said is None else said["data"]
    return Version(content, row.device.person.name, row.device.name, row.recorded_at, row.digest)
