"""What the service in use before says of institutions and their reports, as seen from a public integration.

Its calls: ``basics/get_academy`` pages with ``start``, ``length`` and ``academy_level_id`` over items with
``id``, ``code`` and ``name``, beside ``total``; ``basics/get_sar`` with ``academy_code`` lists ``year`` and
``file``. What the levels 1 to 6 stand for is not published, so their kinds are configuration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from prakan.domain.institutions import Kind
from prakan.domain.numbers import DIGITS
from prakan.domain.problems import refuse
from prakan.domain.problems_service import ANSWER_UNREADABLE, ITEM_UNREADABLE, LEVEL_UNCONFIRMED

LEVELS = ("1", "2", "3", "4", "5", "6")
LONGEST_NAME, LONGEST_CODE = 200, 40


@dataclass(frozen=True, slots=True)
class Academy:
    """An institution as the other service lists it; ``kind`` as configuration reads its level."""

    id: str
    code: str
    name: str
    level: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class SarFile:
    """A report that the other service holds: academic year (B.E.), and the file as it names it."""

    year: int
    file: str


def items_of(answer: object, where: str) -> list[Any]:
    """Return the items of an answer; raises ``Refused`` (SERVICE-003) when there is no list."""
    found = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise refuse(ANSWER_UNREADABLE, where=where, why="data is not a list")
    return found


def total_of(answer: Mapping[str, Any], where: str) -> int:
    """Return how many items there are in all; raises ``Refused`` (SERVICE-003) for what is no count."""
    text = str(answer.get("total", "")).strip()
    if not text.isdecimal():
        raise refuse(ANSWER_UNREADABLE, where=where, why="total is not a count")
    return int(text)


def code_of(item: object) -> str:
    """Return the code of an item in Arabic digits; "" for none."""
    return _text(item.get("code")).translate(DIGITS) if isinstance(item, dict) else ""


def academy_of(item: object, level: str, kinds: Mapping[str, str]) -> Academy:
    """Read an item of a level; raises ``Refused``: SERVICE-004 the level is to be confirmed, 005 unusable."""
    if not isinstance(item, dict):
        raise refuse(ITEM_UNREADABLE, why="not an object")
    code, name = code_of(item), _text(item.get("name"))
    for field, text, longest in (("code", code, LONGEST_CODE), ("name", name, LONGEST_NAME)):
        if not 0 < len(text) <= longest:
            raise refuse(ITEM_UNREADABLE, field=field, why=f"{field} has {len(text)} characters")
    if not kinds.get(level):
        raise refuse(LEVEL_UNCONFIRMED, field="academy_level_id", level=level)
    return Academy(_text(item.get("id")), code, name, level, Kind(kinds[level]))


def sar_of(item: object) -> SarFile:
    """Read an item of the list of reports; raises ``Refused`` (SERVICE-005) for what is none."""
    year = _text(item.get("year")).translate(DIGITS) if isinstance(item, dict) else ""
    file = _text(item.get("file")) if isinstance(item, dict) else ""
    if not (year.isdecimal() and 2500 <= int(year) <= 2700 and file):
        raise refuse(ITEM_UNREADABLE, field="year", why=f"year {year or '–'}, file {file[:40] or '–'}")
    return SarFile(int(year), file)


def _text(value: object) -> str:
    plain = isinstance(value, str | int) and not isinstance(value, bool)
    return " ".join(str(value).split()) if plain else ""
