"""Records of a visit: who was there, what was told at its end, the sign-off; shapes and checks."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from prakan.domain.field.entries import storable
from prakan.domain.field.words import RECORD_NAMES, RecordKind
from prakan.domain.problems import Refused, refuse
from prakan.domain.problems_visit_records import (
    NOT_SIGNED,
    PERSON_UNNAMED,
    POINT_UNKNOWN,
    RECORD_EMPTY,
    RECORD_KIND,
    RECORD_LONG,
    RECORD_SHAPE,
    SIGNER_MISSING,
)

PEOPLE, POINTS, STROKES, COORDINATES, WIDEST = 200, 100, 500, 20_000, 4000
NAME, TEXT = 200, 4000  # characters
POINT_KINDS = ("strength", "improvement")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Knows = Callable[[str], object]


def check_part(kind: str, part: str) -> None:
    """Raise ``Refused`` (FIELD-040) unless a kind is known and its part is a day, or "" where it has none."""
    if kind not in set(RecordKind) or not (_is_day(part) if kind == RecordKind.ATTENDANCE else part == ""):
        raise refuse(RECORD_KIND, kind=str(kind)[:40], part=str(part)[:40])


def _is_day(part: str) -> bool:
    try:
        return bool(DAY.fullmatch(part)) and bool(date.fromisoformat(part))
    except ValueError:
        return False


def read(kind: str, content: Mapping[str, Any], *, paper: str = "", knows: Knows = bool) -> dict[str, Any]:
    """Return the content of a record as it is kept: only what belongs there, texts trimmed and in NFC.

    ``paper`` is the digest of the scan that was signed, "" for none; ``knows`` says whether a code is of the
    pack. Raises ``Refused``: FIELD-044 to FIELD-050.
    """
    if not isinstance(content, Mapping):
        raise _unread(kind, "content")
    if kind == RecordKind.ATTENDANCE:
        return _attendance(content)
    if kind == RecordKind.ORAL_FEEDBACK:
        return _feedback(content, knows)
    return _sign_off(content, paper)


def text_of(content: Mapping[str, Any]) -> str:
    """Return a content as the text that is kept: keys sorted, nothing between."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """Return the sha256 (hex) of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _attendance(content: Mapping[str, Any]) -> dict[str, Any]:
    kind = RecordKind.ATTENDANCE
    people = [
        {
            "name": _words(kind, f"people {n} name", one.get("name", ""), NAME),
            "role": _words(kind, f"people {n} role", one.get("role", ""), NAME),
            "present": _flag(kind, f"people {n} present", one.get("present", False)),
        }
        for n, one in enumerate(_items(kind, "people", content, PEOPLE), 1)
    ]
    nameless = [n for n, one in enumerate(people, 1) if not one["name"]]
    if nameless:
        raise Refused(*(refuse(PERSON_UNNAMED, f"name-{n}", n=n).faults[0] for n in nameless))
    if not people:
        raise refuse(RECORD_EMPTY, name=RECORD_NAMES[kind])
    return {"people": people}


def _feedback(content: Mapping[str, Any], knows: Knows) -> dict[str, Any]:
    kind = RecordKind.ORAL_FEEDBACK
    found = list(enumerate(_items(kind, "points", content, POINTS), 1))
    points = [_point(n, one, knows) for n, one in found]
    heard = _words(kind, "heard", content.get("heard", ""), TEXT)
    if not points and not heard:
        raise refuse(RECORD_EMPTY, name=RECORD_NAMES[kind])
    return {"points": points, "heard": heard}


def _point(n: int, one: Mapping[str, Any], knows: Knows) -> dict[str, str]:
    kind = RecordKind.ORAL_FEEDBACK
    made = {
        name: _words(kind, f"points {n} {name}", one.get(name, ""), TEXT) for name in ("kind", "code", "text")
    }
    if made["kind"] not in POINT_KINDS or not made["text"]:
        raise _unread(kind, f"points {n}")
    if made["code"] and not knows(made["code"]):
        raise refuse(POINT_UNKNOWN, f"code-{n}", n=n, code=made["code"][:60])
    return made


def _sign_off(content: Mapping[str, Any], paper: str) -> dict[str, Any]:
    kind = RecordKind.SIGN_OFF
    made: dict[str, Any] = {
        "name": _words(kind, "name", content.get("name", ""), NAME),
        "position": _words(kind, "position", content.get("position", ""), NAME),
        "said": _words(kind, "said", content.get("said", ""), TEXT),
    }
    lacking = [name for name in ("name", "position", "said") if not made[name]]
    if lacking:
        raise Refused(*(refuse(SIGNER_MISSING, name).faults[0] for name in lacking))
    made |= {"strokes": _strokes(content), "width": 0, "height": 0}
    if made["strokes"]:
        made |= {side: _side(content.get(side), side) for side in ("width", "height")}
    if not made["strokes"] and not paper:
        raise refuse(NOT_SIGNED, "strokes")
    return {**made, "paper": paper} if paper else made


def _strokes(content: Mapping[str, Any]) -> list[list[int]]:
    kind, found = RecordKind.SIGN_OFF, content.get("strokes", [])
    if not isinstance(found, list) or not all(map(_is_stroke, found)):
        raise _unread(kind, "strokes")
    if len(found) > STROKES or sum(map(len, found)) > COORDINATES:
        raise refuse(RECORD_LONG, "strokes", name=RECORD_NAMES[kind], where="strokes", most=COORDINATES)
    return [list(one) for one in found if one]


def _is_stroke(found: object) -> bool:
    if not isinstance(found, list) or len(found) % 2:
        return False
    return all(type(one) is int and abs(one) <= WIDEST for one in found)


def _side(found: object, name: str) -> int:
    if type(found) is not int or not 0 < found <= WIDEST:
        raise _unread(RecordKind.SIGN_OFF, name)
    return found


def _items(kind: str, name: str, content: Mapping[str, Any], most: int) -> Sequence[Mapping[str, Any]]:
    found = content.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
        raise _unread(kind, name)
    if len(found) > most:
        raise refuse(RECORD_LONG, name, name=RECORD_NAMES[kind], where=name, most=most)
    return found


def _words(kind: str, where: str, found: object, most: int) -> str:
    if not isinstance(found, str) or not storable(found):
        raise _unread(kind, where)
    words = unicodedata.normalize("NFC", found).strip()
    if len(words) > most:
        raise refuse(RECORD_LONG, where, name=RECORD_NAMES[kind], where=where, most=most)
    return words


def _flag(kind: str, where: str, found: object) -> bool:
    if not isinstance(found, bool):
        raise _unread(kind, where)
    return found


def _unread(kind: str, where: str) -> Refused:
    return refuse(RECORD_SHAPE, where, name=RECORD_NAMES.get(kind, kind), where=where)
