"""Made-up appraisals of a demonstration: answers, scores and visits of assessors who do not exist."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from prakan.assessors.actions.appraisal_seeding import MadeUpAnswer
from prakan.domain.appraisal import EvidenceLine, Form, GivenScore, Giver, LineSource, Rules
from prakan.domain.text import Text
from prakan.registry.actions.visit_seeding import MadeUpVisit

SCALE = "basic-2567-demo"
INDICATORS = ("1.1", "1.2", "2.1", "2.2", "3.1")
TEAM = 3
LIMITS = (-1.2, 0.2, 1.5)
SAID = (
    "คณะรับฟังครูและให้ข้อเสนอแนะที่ทำได้จริง (ข้อความสมมติ)",
    "ซักถามละเอียด แต่อธิบายเหตุผลทุกข้อ (ข้อความสมมติ)",
    "มาช้ากว่านัดในวันแรก (ข้อความสมมติ)",
)


@dataclass
class MadeUp:
    """All that is made up of a round."""

    answers: list[MadeUpAnswer] = field(default_factory=list)
    lines: list[EvidenceLine] = field(default_factory=list)
    scores: list[GivenScore] = field(default_factory=list)
    visits: list[MadeUpVisit] = field(default_factory=list)


def made_up_round(
    year: int,
    people: Sequence[tuple[int, Text]],
    places: Sequence[tuple[int, Text]],
    rules: Rules,
    first_day: date,
    seed: int,
) -> MadeUp:
    """Return what would have been said of some assessors; the same for the same seed.

    ``people`` and ``places`` are ids with names; ``first_day`` begins the fiscal year.
    """
    dice, made = random.Random(seed), MadeUp()  # noqa: S311 - a demonstration, no secret
    for who, (person, _) in enumerate(people):
        good = dice.gauss(4.2, 0.35)
        own = dice.sample(range(len(places)), 6)
        for kind, count in ((Giver.INSTITUTION, dice.choice((2, 4, 5))), (Giver.READER, 1), (Giver.CHAIR, 3)):
            made.answers += [
                _answer(dice, person, rules.forms[kind], good, _giver(kind, n, own, places, people, who))
                for n in range(count)
            ]
        made.lines += _lines(dice, year, person)
        made.visits += [
            _visit(dice, person, places[place][0], first_day - timedelta(days=1500 + 40 * n))
            for n, place in enumerate(dice.sample(range(len(places)), dice.choice((4, 8, 10, 12, 31))))
        ]
    made.scores = _scores(dice, [one for one, _ in people], [one for one, _ in places])
    return made


def _giver(
    kind: Giver,
    n: int,
    own: Sequence[int],
    places: Sequence[tuple[int, Text]],
    people: Sequence[tuple[int, Text]],
    who: int,
) -> tuple[str, Text]:
    if kind is Giver.INSTITUTION:
        place, name = places[own[n]]
        return f"institution:{place}", name
    if kind is Giver.CHAIR:
        other, name = people[(who + 1 + n) % len(people)]
        return f"assessor:{other}", name
    return f"made-up:{n}", Text("ผู้ตรวจอ่าน (สมมติ)", "Reader (made up)")


def _answer(
    dice: random.Random, person: int, form: Form, good: float, giver: tuple[str, Text]
) -> MadeUpAnswer:
    marks: dict[str, int | None] = {
        question.code: None if dice.random() < 0.04 else min(5, max(1, round(dice.gauss(good, 0.6))))
        for question in form.questions
    }
    said = dice.choice(SAID) if form.giver is Giver.INSTITUTION and dice.random() < 0.4 else ""
    return MadeUpAnswer(person, form.giver.value, *giver, marks, said)


def _lines(dice: random.Random, year: int, person: int) -> list[EvidenceLine]:
    returned, late = dice.choice((0, 0, 0, 1, 1, 2)), dice.choice((0, 0, 0, 1))
    reports = Text("ฉบับ", "reports")
    return [
        EvidenceLine(
            person, year, f"demo:returned:{year}", LineSource.RETURNED,
            Text("รายงานที่ผู้ตรวจอ่านส่งกลับให้แก้ (สมมติ)", "Reports that readers returned (made up)"),
            Decimal(returned), reports,
        ),
        EvidenceLine(
            person, year, f"demo:late:{year}", LineSource.DEADLINE,
            Text("ส่งรายงานหลังกำหนด (สมมติ)", "Reports handed in late (made up)"), Decimal(late), reports,
        ),
    ]  # fmt: skip


def _visit(dice: random.Random, person: int, place: int, day: date) -> MadeUpVisit:
    return MadeUpVisit(person, place, "basic", dice.choice(("chair", "member")), day, day + timedelta(days=2))


def _scores(dice: random.Random, people: Sequence[int], places: Sequence[int]) -> list[GivenScore]:
    strict = {person: dice.gauss(0, 0.6) for person in people}
    hard = [dice.gauss(0, 0.5) for _ in INDICATORS]
    found = []
    for place in places:
        quality = dice.gauss(0.5, 1.0)
        for person in dice.sample(people, TEAM):
            found += [
                GivenScore(person, place, SCALE, name, 1 + _passed(dice, quality - strict[person] - hard[at]))
                for at, name in enumerate(INDICATORS)
            ]
    return found


def _passed(dice: random.Random, at: float) -> int:
    return sum(at - limit + dice.gauss(0, 1.2) > 0 for limit in LIMITS)
