"""One cell at a time: what it says, and what is strange about it with a proposal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from prakan.domain.institution_record import LIMITS
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.located import EAST, NORTH, SOUTH, WEST
from prakan.domain.places import province
from prakan.domain.places.shapes import strayed
from prakan.domain.problems import Fault
from prakan.domain.problems_roster import (
    BROKEN_CELL,
    COUNT_WRONG,
    KIND_UNKNOWN,
    NAME_EMPTY,
    NAME_NOT_ONE,
    NAME_TIDIED,
    NAME_TOO_LONG,
    POSITION_STRAYED,
    POSITION_WRONG,
    SIZE_UNKNOWN,
)
from prakan.domain.roster_sheet.content import as_text
from prakan.domain.roster_sheet.model import Value
from prakan.domain.roster_sheet.words import kind_word, nearest_kind, size_word
from prakan.domain.thai_names import clean

ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
LONGEST = {field: LIMITS[field] for field in ("name_th", "name_en", "grades", "address")}
MOST_LEARNERS = 200_000
#: the same box for the fractions that cells are read as
FROM_SOUTH, TO_NORTH, FROM_WEST, TO_EAST = map(float, (SOUTH, NORTH, WEST, EAST))
LETTER = re.compile(r"[^\W\d_]")


class Read(NamedTuple):
    """A cell as understood: its value (None when empty or no use), a fault refuses, a note does not."""

    value: Value | None = None
    fault: Fault | None = None
    note: Fault | None = None


EMPTY = Read()


def broken(field: str, text: str) -> Read | None:
    """Return the reading of a cell that shows a formula's error; None for every other cell."""
    return (
        Read(fault=Fault(BROKEN_CELL, {"given": text}, field))
        if text.startswith("#") and text in ERRORS
        else None
    )


@lru_cache(maxsize=1024)
def read_name(raw: object) -> Read:
    """Return a name as meant; what had to be tidied is noted with the name as taken."""
    typed = str(raw).strip() if raw is not None else ""
    if not typed:
        return Read(fault=Fault(NAME_EMPTY, {}, "name_th"))
    name = clean(as_text(raw) if not isinstance(raw, str) else raw)
    if not LETTER.search(name):
        return Read(fault=Fault(NAME_NOT_ONE, {"given": typed[:60]}, "name_th"))
    if len(name) > LONGEST["name_th"]:
        values = {"length": len(name), "limit": LONGEST["name_th"]}
        return Read(fault=Fault(NAME_TOO_LONG, values, "name_th"))
    note = Fault(NAME_TIDIED, {"proposal": name}, "name_th") if name != typed else None
    return Read(name, None, note)


@lru_cache(maxsize=4096)
def read_text(field: str, raw: object) -> Read:
    """Return words without what nobody sees, cut to what the registry keeps."""
    text = clean(str(raw)) if isinstance(raw, str) else as_text(raw)
    return broken(field, text) or (Read(text[: LONGEST.get(field, 300)]) if text else EMPTY)


@lru_cache(maxsize=1024)
def read_kind(text: str) -> Read:
    if not text:
        return EMPTY
    if kind := kind_word(text):
        return Read(kind)
    return broken("kind", text) or Read(fault=Fault(KIND_UNKNOWN, {"given": text, **_kinds(text)}, "kind"))


def _kinds(text: str) -> dict[str, str]:
    """Return the kind that a misspelt word is near to, else all kinds, in both languages."""
    near = nearest_kind(text)
    names = [KIND_NAMES[Kind(near)]] if near else list(KIND_NAMES.values())
    return {f"proposal_{code}": " / ".join(name.say(code) for name in names) for code in ("th", "en")}


@lru_cache(maxsize=256)
def read_size(text: str) -> Read:
    if not text or text == "-":
        return EMPTY
    size = size_word(text)
    return Read(size) if size else Read(note=Fault(SIZE_UNKNOWN, {"given": text}, "size"))


@lru_cache(maxsize=8192)
def read_count(text: str) -> Read:
    if not text or text == "-":
        return EMPTY
    plain = text.replace(",", "").removesuffix("คน").strip()
    if plain.isdecimal() and len(plain) < 9 and int(plain) <= MOST_LEARNERS:
        return Read(int(plain))
    return Read(note=Fault(COUNT_WRONG, {"given": text}, "learners"))


@lru_cache(maxsize=8192)
def read_postal(text: str) -> Read:
    text = text.replace(" ", "")
    return Read(text) if text and text != "-" else EMPTY


def read_position(latitude: str, longitude: str) -> tuple[Read, Read]:
    """Return both halves of a position; swapped, outside the country or half a one is noted and left out."""
    texts = latitude, longitude
    if not any(texts) or all(text in ("", "-", "0") for text in texts):
        return EMPTY, EMPTY
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return _no_position(texts, "พิมพ์ทั้งสองค่าเป็นองศาทศนิยม", "Type both as decimal degrees"), EMPTY
    if FROM_SOUTH <= north <= TO_NORTH and FROM_WEST <= east <= TO_EAST:
        return Read(f"{north:.6f}"), Read(f"{east:.6f}")
    if FROM_SOUTH <= east <= TO_NORTH and FROM_WEST <= north <= TO_EAST:
        swapped = f"{texts[1]}, {texts[0]}"
        return _no_position(texts, f"สลับเป็น {swapped}", f"Swap them: {swapped}"), EMPTY
    return _no_position(texts, "ตรวจพิกัดกับแผนที่", "Check it on a map"), EMPTY


def read_strayed(own: str, north: Read, east: Read) -> Fault | None:
    """Return the note on a position in another province than its row says; None when it may be right."""
    if not north.value or not east.value:
        return None
    there = strayed(own, float(north.value), float(east.value))
    if not there:
        return None
    found, told = province(there), province(own)
    if found is None or told is None:
        return None
    values = {"given": f"{north.value}, {east.value}", "there": found.name, "province": told.name}
    return Fault(POSITION_STRAYED, values, "latitude")


def _no_position(texts: tuple[str, ...], proposal_th: str, proposal_en: str) -> Read:
    values = {"given": ", ".join(texts), "proposal_th": proposal_th, "proposal_en": proposal_en}
    return Read(note=Fault(POSITION_WRONG, values, "latitude"))
