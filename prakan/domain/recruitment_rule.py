"""The rule of a round of recruitment as kept data: both lists, the training, the seat; checked before use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prakan.domain.assessors import Seat
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_recruitment import (
    COMPONENT_NAMELESS,
    CUT_OFF_OUTSIDE,
    LEAST_OVER_MOST,
    MOST_NOT_POSITIVE,
    NO_COMPONENT,
    WEIGHTS_NOT_WHOLE,
)
from prakan.domain.recruitment import WHOLE, Component, LastPlace, Part, Rule
from prakan.domain.text import Text

FIELDS = ("key", "th", "en", "weight", "most", "least")
MOST_COMPONENTS = 6


@dataclass(frozen=True, slots=True)
class TrainingRule:
    """What the training asks: attendance (percent), videos by key and name, how many must be completed."""

    attendance: Decimal
    videos: tuple[tuple[str, Text], ...]
    needed: int


@dataclass(frozen=True, slots=True)
class RoundRule:
    """All rules of a round; ``confirmed`` False while nothing official says them."""

    selection: Rule
    competence: Rule
    training: TrainingRule
    seat: str
    confirmed: bool

    def of(self, part: Part) -> Rule:
        """Return the rule of a list."""
        return self.selection if part is Part.SELECTION else self.competence


def unpacked(kept: Mapping[str, Any]) -> RoundRule:
    """Return kept data as a rule; what is not told is as in ``DEFAULT``."""
    training = {**DEFAULT["training"], **kept.get("training", {})}
    return RoundRule(
        rule_of(kept.get("selection") or DEFAULT["selection"]),
        rule_of(kept.get("competence") or DEFAULT["competence"]),
        TrainingRule(
            Decimal(training["attendance"]),
            tuple((one["key"], Text(one["th"], one["en"])) for one in training["videos"]),
            int(training["needed"]),
        ),
        str(kept.get("seat", Seat.MEMBER.value)),
        bool(kept.get("confirmed", False)),
    )


def rule_of(kept: Mapping[str, Any]) -> Rule:
    """Return the kept rule of one list."""
    cut_off = kept.get("cut_off")
    return Rule(
        tuple(_component(one) for one in kept["components"]),
        Decimal(cut_off) if cut_off not in (None, "") else None,
        int(kept.get("decimals", 2)),
        tuple(kept.get("ties", ())),
        LastPlace(kept.get("last_place", LastPlace.ALL.value)),
    )


def _component(kept: Mapping[str, Any]) -> Component:
    least = kept.get("least")
    return Component(
        str(kept["key"]),
        Text(str(kept["th"]), str(kept.get("en", ""))),
        Decimal(kept["weight"]),
        Decimal(kept["most"]),
        Decimal(least) if least not in (None, "") else None,
    )


def packed(rule: Rule) -> dict[str, Any]:
    """Return the rule of a list as kept data."""
    return {
        "components": [
            {
                "key": one.key,
                "th": one.name.th,
                "en": one.name.en,
                "weight": str(one.weight),
                "most": str(one.most),
                "least": "" if one.least is None else str(one.least),
            }
            for one in rule.components
        ],
        "cut_off": "" if rule.cut_off is None else str(rule.cut_off),
        "decimals": rule.decimals,
        "ties": list(rule.ties),
        "last_place": rule.last_place.value,
    }


def check(rule: Rule, field: str) -> None:
    """Raise ``Refused`` with every fault of a list's rule: RECRUIT-010 to 015."""
    faults = [fault for one in rule.components for fault in _faults(one, field)]
    if not rule.components:
        faults.append(Fault(NO_COMPONENT, {}, field))
    weights = sum((one.weight for one in rule.components), Decimal(0))
    if rule.components and weights != WHOLE:
        faults.append(Fault(WEIGHTS_NOT_WHOLE, {"sum": f"{weights.normalize():f}"}, field))
    if rule.cut_off is not None and not 0 <= rule.cut_off <= WHOLE:
        faults.append(Fault(CUT_OFF_OUTSIDE, {"given": rule.cut_off}, f"{field}_cut_off"))
    if faults:
        raise Refused(*faults)


def _faults(one: Component, field: str) -> Sequence[Fault]:
    found = []
    if not one.name.th:
        found.append(Fault(COMPONENT_NAMELESS, {}, field))
    if one.most <= 0 or one.weight <= 0:
        found.append(Fault(MOST_NOT_POSITIVE, {"component": one.name}, field))
    if one.least is not None and not 0 <= one.least <= one.most:
        values = {"component": one.name, "least": one.least, "most": one.most}
        found.append(Fault(LEAST_OVER_MOST, values, field))
    return found


#: where nobody has said anything: weights of the components are published nowhere, so all is to be confirmed
DEFAULT: dict[str, Any] = {
    "selection": {
        "components": [
            {
                "key": "digital",
                "th": "ความฉลาดรู้ดิจิทัล",
                "en": "Digital Literacy",
                "weight": "60",
                "most": "100",
                "least": "50",
            },
            {
                "key": "experience",
                "th": "ประสบการณ์และผลงาน",
                "en": "Experience and work",
                "weight": "40",
                "most": "50",
                "least": "",
            },
        ],
        "cut_off": "60",
        "decimals": 2,
        "ties": ["digital"],
        "last_place": "all",
    },
    "competence": {
        "components": [
            {
                "key": "knowledge",
                "th": "ความรู้เรื่องการประเมิน",
                "en": "Knowledge of assessment",
                "weight": "40",
                "most": "100",
                "least": "50",
            },
            {
                "key": "case",
                "th": "วิเคราะห์กรณีและเขียนรายงาน",
                "en": "Case and report",
                "weight": "40",
                "most": "100",
                "least": "50",
            },
            {
                "key": "conduct",
                "th": "จรรยาบรรณและการสื่อสาร",
                "en": "Conduct and communication",
                "weight": "20",
                "most": "100",
                "least": "60",
            },
        ],
        "cut_off": "70",
        "decimals": 2,
        "ties": [],
        "last_place": "all",
    },
    "training": {
        "attendance": "80",
        "needed": 6,
        "videos": [
            {"key": f"video-{number}", "th": f"วิดีโอที่ {number}", "en": f"Video {number}"}
            for number in range(1, 7)
        ],
    },
    "seat": "member",
    "confirmed": False,
}
