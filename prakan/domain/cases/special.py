"""Cases that no roster lists: joint assessments with an agency abroad, the external review of the agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.problems import Fault
from prakan.domain.problems_panels import (
    LINE_UNREAD,
    ONE_CHAIR,
    OUR_OWN_PEOPLE,
    PARTNER_MISSING,
    SIDE_MISSING,
    SIZE_WRONG,
    TWICE,
)
from prakan.domain.text import Text

LEAST, MOST = 2, 9  # people of a panel


class CaseKind(StrEnum):
    """Why a case was opened."""

    USUAL = "usual"
    JOINT = "joint"
    OWN = "own"


KIND_NAMES: dict[str, Text] = {
    CaseKind.USUAL: Text("ตามบัญชีของปี", "On the year's list"),
    CaseKind.JOINT: Text("ประเมินร่วมกับหน่วยงานต่างประเทศ", "Joint assessment with an agency abroad"),
    CaseKind.OWN: Text("การประเมินภายนอกของสำนักงานเอง", "External review of the agency itself"),
}
KINDS = [(kind.value, kind.value) for kind in CaseKind]
CHAIRS = frozenset({"ประธาน", "chair"})
MEMBERS = frozenset({"กรรมการ", "member", ""})


@dataclass(frozen=True, slots=True)
class Typed:
    """A line of a panel as it was typed: whom it names, whether they chair, from which agency ("" ours)."""

    line: int
    who: str
    is_chair: bool
    partner: str


@dataclass(frozen=True, slots=True)
class Panelist:
    """A person of a panel: id in the register, whether they chair, from which other agency ("" ours)."""

    assessor: int
    is_chair: bool
    partner: str


def typed_panel(text: str) -> tuple[list[Typed], list[Fault]]:
    """Read a panel, one person a line: number or name | chair or member | the other agency, "" for ours."""
    found, faults = [], []
    for at, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        who, seat, partner, *more = (*(part.strip() for part in line.split("|")), "", "")
        if not who or seat.casefold() not in CHAIRS | MEMBERS or any(more):
            faults.append(Fault(LINE_UNREAD, {"line": at, "text": line.strip()[:80]}, "panel"))
            continue
        found.append(Typed(at, who, seat.casefold() in CHAIRS, partner[:200]))
    return found, faults


def panel_faults(kind: CaseKind, partner: str, panel: Sequence[Panelist]) -> list[Fault]:
    """Return what a panel breaks whoever sits in it: its size, its chair, people twice, the sides."""
    return [*_of_people(panel), *_of_sides(kind, partner, panel)]


def _of_people(panel: Sequence[Panelist]) -> Iterator[Fault]:
    if not LEAST <= len(panel) <= MOST:
        yield Fault(SIZE_WRONG, {"n": len(panel), "least": LEAST, "most": MOST}, "panel")
    if (chairs := sum(one.is_chair for one in panel)) != 1:
        yield Fault(ONE_CHAIR, {"n": chairs}, "panel")
    if any(n > 1 for n in Counter(one.assessor for one in panel).values()):
        yield Fault(TWICE, {}, "panel")


def _of_sides(kind: CaseKind, partner: str, panel: Iterable[Panelist]) -> Iterator[Fault]:
    theirs = {bool(one.partner) for one in panel}
    if kind is CaseKind.JOINT and not partner.strip():
        yield Fault(PARTNER_MISSING, {}, "partner")
    if kind is CaseKind.JOINT and theirs != {True, False}:
        yield Fault(SIDE_MISSING, {}, "panel")
    if kind is CaseKind.OWN and False in theirs:
        yield Fault(OUR_OWN_PEOPLE, {}, "panel")
