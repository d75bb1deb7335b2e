"""What opening a case by hand needs: published frameworks, one institution by its words; its panel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from prakan.assessment.models import Case, TeamSeat
from prakan.assessment.queries.cases.reach import reached
from prakan.domain.cases.special import CaseKind
from prakan.domain.problems import refuse
from prakan.domain.problems_panels import NO_PLACE
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person
from prakan.registry.models import Framework, Institution


@dataclass(frozen=True, slots=True)
class PanelSeat:
    """Somebody of a panel, and the other agency that sends them ("" none)."""

    assessor: int
    name: Text
    is_chair: bool
    partner: str


@dataclass(frozen=True, slots=True)
class PanelView:
    """The panel of a case opened by hand: with whom, in which language, when, and how far it is."""

    kind: str
    partner: str
    language: str
    plan: int
    level: str
    stage: str  # of its visit
    starts: date
    ends: date
    seats: tuple[PanelSeat, ...]


def frameworks_to_choose(person: Person) -> tuple[tuple[int, Text], ...]:
    """Return every published framework (id, name), whoever's it is. Raises ``Refused`` (ACCESS-001)."""
    access.check(person, "case.open_special")
    rows = Framework.objects.filter(stage=Framework.Stage.PUBLISHED).defer("files", "canonical")
    return tuple(
        (row.pk, Text(f"{row.name_th} ({row.key})", f"{row.name_en or row.name_th} ({row.key})"))
        for row in rows.order_by("code", "-year")
    )


def place_named(person: Person, text: str) -> int:
    """Return the one institution of a code or whole name; raises ``Refused``: ACCESS-001, PANEL-013."""
    access.check(person, "case.open_special")
    given = text.strip()
    by_code = Q(codes__value=given, codes__ends=None)
    found = Institution.objects.filter(by_code | Q(name_th=given) | Q(name_en__iexact=given or "–"))
    several = list(found.distinct().values_list("pk", flat=True)[:2]) if given else []
    if len(several) != 1:
        raise refuse(NO_PLACE, "institution", text=given[:80] or "–")
    return several[0]


def panel_of(person: Person, case_id: int) -> PanelView | None:
    """Return the panel of a case opened by hand, None of a usual one; raises ``Refused`` (CASE-001)."""
    case: Case = reached(person, case_id)
    if case.kind == CaseKind.USUAL or case.visit is None:
        return None
    rows = TeamSeat.objects.filter(visit=case.visit).select_related("assessor").order_by("pk")
    seats = tuple(
        PanelSeat(row.assessor_id, row.assessor.name, row.seat == TeamSeat.Seat.CHAIR, row.partner)
        for row in rows
    )
    visit = case.visit
    return PanelView(
        case.kind, case.partner, case.language, visit.plan_id, visit.level, visit.stage, visit.starts,
        visit.ends, seats,
    )  # fmt: skip
