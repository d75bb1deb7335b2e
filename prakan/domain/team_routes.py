"""Who approves visits of a level, in which order, and when their teams are invited: an agency's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.roles import Role
from prakan.domain.text import Text


class Body(StrEnum):
    """Who decides on a list of visits."""

    COMMITTEE = "committee"  # a meeting resolves; its secretary records it
    DIRECTOR = "director"


BODY_NAMES: dict[Body, Text] = {
    Body.COMMITTEE: Text("คณะกรรมการระดับ", "Level committee"),
    Body.DIRECTOR: Text("ผู้อำนวยการ", "Director"),
}
#: the role in which somebody records what a body decides
BODY_ROLES: dict[Body, Role] = {Body.COMMITTEE: Role.BOARD_SECRETARY, Body.DIRECTOR: Role.DIRECTOR}
USUAL_DAYS = 7
USUAL_OBJECTION = 7
MOST_DAYS = 60


@dataclass(frozen=True, slots=True)
class Route:
    """How visits of a level are approved and their teams invited.

    ``four_eyes``: nobody decides on what they formed, confirmed or sent. ``invite_early``: teams are invited
    before the approval. ``answer_days``: for an answer. ``object_days``: until so many days before a visit an
    institution may object to somebody of its team. ``ask_next``: who comes first among the substitutes is
    asked when somebody declines. ``confirmed`` False: shown as to be confirmed.
    """

    level: str
    bodies: tuple[Body, ...] = (Body.DIRECTOR,)
    four_eyes: bool = True
    invite_early: bool = False
    ask_next: bool = False
    answer_days: int = USUAL_DAYS
    object_days: int = USUAL_OBJECTION
    confirmed: bool = False
    note: Text = Text("")

    def last_day_to_object(self, starts: date) -> date:
        """Return until which day an institution may object to the team of a visit that starts then."""
        return starts - timedelta(days=self.object_days)


class FaultyRoute(ValueError):
    """What should be a route of approval is none."""


def route_of(said: Mapping[str, Any]) -> Route:
    """Return the route that a table of an agency's folder describes; raises ``FaultyRoute``."""
    try:
        bodies = tuple(Body(name) for name in said["bodies"])
        days = int(said.get("answer_days", USUAL_DAYS))
        before = int(said.get("object_days", USUAL_OBJECTION))
        given = 1 <= days <= MOST_DAYS and 0 <= before <= MOST_DAYS
        if said["level"] not in LEVEL_NAMES or not bodies or not given:
            raise FaultyRoute(str(said))
    except (KeyError, TypeError, ValueError) as error:
        raise FaultyRoute(str(said)) from error
    return Route(
        level=said["level"],
        bodies=bodies,
        four_eyes=bool(said.get("four_eyes", True)),
        invite_early=bool(said.get("invite_early", False)),
        ask_next=bool(said.get("ask_next", False)),
        answer_days=days,
        object_days=before,
        confirmed=bool(said.get("confirmed", False)),
        note=Text(said.get("note_th", ""), said.get("note_en", "")),
    )
