"""Committees of levels and the board as an agency's folder names them: levels, quorum, resolutions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.text import Text

PER_MILLE = 1000


class FaultyBody(ValueError):
    """What should be a committee or board is none."""


class Resolution(StrEnum):
    """What a meeting resolves of one case."""

    AGREED = "agreed"  # a committee: on to the board; the board: certified
    SENT_BACK = "sent_back"  # to the team, with what is to be mended
    DEFERRED = "deferred"  # to another meeting


RESOLUTION_NAMES: dict[Resolution, Text] = {
    Resolution.AGREED: Text("เห็นชอบ", "Agreed"),
    Resolution.SENT_BACK: Text("ส่งกลับให้แก้ไข", "Sent back"),
    Resolution.DEFERRED: Text("เลื่อนการพิจารณา", "Deferred"),
}


@dataclass(frozen=True, slots=True)
class Body:
    """A committee of some levels, or the board; ``quorum`` is the share of its members, of a thousand.

    ``confirmed`` False: shown as to be confirmed, with the note.
    """

    code: str
    name: Text
    short: Text
    levels: tuple[str, ...]
    is_board: bool = False
    quorum: int = 500
    confirmed: bool = False
    note: Text = Text("")


def bodies_of(said: Iterable[Mapping[str, Any]]) -> tuple[Body, ...]:
    """Return the bodies that tables describe; raises ``FaultyBody`` naming what is wrong.

    Each level has one committee at most, and there is one board.
    """
    try:
        found = tuple(map(_body, said))
    except (KeyError, TypeError, ValueError) as error:
        raise error if isinstance(error, FaultyBody) else FaultyBody(repr(error)) from error
    named = [level for body in found if not body.is_board for level in body.levels]
    if len(set(named)) != len(named):
        raise FaultyBody("a level has two committees")
    if sum(body.is_board for body in found) != 1:
        raise FaultyBody("there is not one board")
    if len({body.code for body in found}) != len(found):
        raise FaultyBody("a code stands twice")
    return found


def body_for(bodies: Iterable[Body], level: str, *, board: bool) -> Body | None:
    """Return the board, or the committee of a level; None where the level has none."""
    return next((one for one in bodies if one.is_board == board and (board or level in one.levels)), None)


def _body(one: Mapping[str, Any]) -> Body:
    levels, quorum = tuple(map(str, one.get("levels", ()))), int(one.get("quorum", 500))
    if unknown := set(levels) - set(LEVEL_NAMES):
        raise FaultyBody(f"no level {sorted(unknown)[0]}")
    if not 0 < quorum <= PER_MILLE:
        raise FaultyBody("a quorum is not a share of a thousand")
    if bool(one.get("board")) == bool(levels):
        raise FaultyBody(f"{one['code']} is a board of all levels or a committee of some")
    return Body(
        code=str(one["code"]),
        name=Text(one["name_th"], one.get("name_en", "")),
        short=Text(one["short_th"], one.get("short_en", "")),
        levels=levels,
        is_board=bool(one.get("board")),
        quorum=quorum,
        confirmed=bool(one.get("confirmed")),
        note=Text(one.get("note_th", ""), one.get("note_en", "")),
    )
