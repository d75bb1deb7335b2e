"""One person who comes to a list after it was made: the place that is theirs, everybody else's as it is."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.assessors.models import Application, RankedList, Recruitment
from prakan.assessors.queries.recruitment.groups import lacking
from prakan.assessors.queries.recruitment.lists import newest_list
from prakan.assessors.queries.recruitment.results import points_of
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import APPLICATION_MISSING
from prakan.domain.problems_recruitment_results import NO_LIST_TO_JOIN, POINTS_LACKING
from prakan.domain.recruitment import Part, Placed, Rule, Shortfall, rank
from prakan.domain.recruitment_rule import rule_of, unpacked
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person

READ = "recruitment.read"
Stage, Round = Application.Stage, Recruitment.Stage
#: stage of a person -> the list that comes next for them
NEXT = {Stage.ADMITTED: Part.SELECTION, Stage.TRAINING: Part.COMPETENCE}
#: list -> stages of a round at which it stands
STANDS = {
    Part.SELECTION: (Round.RANKED, Round.TRAINING, Round.JUDGED, Round.ENDORSED, Round.CERTIFIED),
    Part.COMPETENCE: (Round.JUDGED, Round.ENDORSED, Round.CERTIFIED),
}


@dataclass(frozen=True, slots=True)
class PlaceView:
    """The place on a list that would be somebody's; ``lacks`` names components without points."""

    recruitment: int
    part: Part
    placed: Placed | None
    lacks: tuple[Text, ...]


def waits_for(row: Application) -> Part | None:
    """Return the list that somebody waits to be put on after it was made; None: none."""
    part = NEXT.get(Stage(row.stage))
    return part if part and row.recruitment.stage in STANDS[part] else None


def place_of(person: Person, application_id: int) -> PlaceView:
    """Return the place that would be somebody's; raises ``Refused``: ACCESS-001, RECRUIT-002, 056."""
    access.check(person, READ)
    row = Application.objects.select_related("recruitment").filter(pk=application_id).first()
    if row is None:
        raise refuse(APPLICATION_MISSING)
    part, _list, placed = placed_now(row)
    lacks = _lacks(rule_of(_list.rule), placed)
    return PlaceView(row.recruitment_id, part, None if lacks else placed, lacks)


def placed_now(row: Application) -> tuple[Part, RankedList, Placed]:
    """Return list, its row and somebody's place among all on it; raises ``Refused`` (RECRUIT-056)."""
    part = waits_for(row)
    made = newest_list(row.recruitment_id, part) if part else None
    if part is None or made is None:
        raise refuse(NO_LIST_TO_JOIN)
    listed = made.lines.order_by().values_list("application", flat=True).distinct()
    training = unpacked(row.recruitment.rule).training
    others = lacking([row.pk], training) if part is Part.COMPETENCE else {}
    points = points_of({*listed, row.pk}, part)
    return part, made, rank(rule_of(made.rule), points, made.places, others).lines[row.pk]


def check_whole(rule: Rule, placed: Placed) -> None:
    """Raise ``Refused`` (RECRUIT-057) while points of a component are lacking."""
    if lacks := _lacks(rule, placed):
        raise refuse(
            POINTS_LACKING, what=Text(", ".join(x.th for x in lacks), ", ".join(x.en for x in lacks))
        )


def _lacks(rule: Rule, placed: Placed) -> tuple[Text, ...]:
    names = {one.key: one.name for one in rule.components}
    return tuple(names[one.component] for one in placed.why if one.shortfall is Shortfall.MISSING)
