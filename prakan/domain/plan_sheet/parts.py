"""The parts of a target in one cell of a plan sheet, a line each: written and read without loss."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from prakan.domain.plan_rules import plain_number
from prakan.domain.problems import Fault
from prakan.domain.problems_plan_cells import PART_TWICE, PART_UNREADABLE, TEXT_TOO_LONG
from prakan.domain.readings import Unreadable, number

LEVEL, SECONDARY = "level", "secondary"
#: column of the sheet -> role of the parts that stand in it
COLUMNS = {"levels": LEVEL, "secondary": SECONDARY}
SHAPE = re.compile(r"(?P<label>[^=]+)=\s*(?P<value>\S+)(?P<unit>[^\[]*)(?:\[(?P<key>[-\w]{1,60})\]\s*)?")
SIGNS = re.compile(r"[\\|=\[]")
HIDDEN = 0xE000  # private characters stand for escaped signs while a line is taken apart
LONGEST = {"label_th": 200, "label_en": 200, "unit_th": 80, "unit_en": 80}
MOST = Decimal(10) ** 14


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part of a target: a level's share (adds up to it) or a secondary target; its key is for ever."""

    key: str
    role: str
    label_th: str
    label_en: str
    value: Decimal
    unit_th: str
    unit_en: str


def write_parts(parts: Iterable[SheetPart]) -> str:
    """Return parts as people may edit them: "ปฐมวัย | Early years = 1,971 แห่ง | places [early]"."""
    return "\n".join(_written(part) for part in parts)


def _written(part: SheetPart) -> str:
    label, unit = _pair(part.label_th, part.label_en), _pair(part.unit_th, part.unit_en)
    value = f"{plain_number(part.value):,f}"
    return " ".join(filter(None, (label, "=", value, unit, f"[{part.key}]")))


def _pair(thai: str, english: str) -> str:
    texts = [SIGNS.sub(r"\\\g<0>", text) for text in (thai, english)]
    return f"{texts[0]} | {texts[1]}".strip() if english else texts[0]


def read_parts(text: str, role: str, field: str) -> tuple[tuple[SheetPart, ...], tuple[Fault, ...]]:
    """Return the parts that a cell says, ``key`` "" where none is written, and every fault."""
    parts: list[SheetPart] = []
    faults: list[Fault] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        part = _part(line, role)
        if part is None:
            faults.append(Fault(PART_UNREADABLE, {"given": line}, field))
        else:
            faults += _too_long(part, field)
            parts.append(part)
    return tuple(parts), tuple(faults)


def _part(line: str, role: str) -> SheetPart | None:
    hidden = re.sub(r"\\([\x20-\x7e])", lambda found: chr(HIDDEN + ord(found[1])), line)
    match = SHAPE.fullmatch(hidden)
    if match is None:
        return None
    try:
        value = number(match["value"])
    except Unreadable:
        return None
    label, unit = _texts(match["label"]), _texts(match["unit"])
    if not (0 <= value < MOST and label[0]):
        return None
    return SheetPart(match["key"] or "", role, *label, value, *unit)


def _texts(pair: str) -> tuple[str, str]:
    thai, _, english = pair.partition("|")
    return _shown(thai), _shown(english)


def _shown(text: str) -> str:
    return re.sub(r"[\ue000-\ue07f]", lambda found: chr(ord(found[0]) - HIDDEN), text).strip()


def _too_long(part: SheetPart, field: str) -> list[Fault]:
    return [
        Fault(TEXT_TOO_LONG, {"length": len(getattr(part, name)), "limit": limit}, field)
        for name, limit in LONGEST.items()
        if len(getattr(part, name)) > limit
    ]


def with_keys(
    parts: Iterable[SheetPart], before: Iterable[SheetPart], field: str
) -> tuple[tuple[SheetPart, ...], tuple[Fault, ...]]:
    """Return parts that all have keys: as written, else that of the part so named before, else a new one."""
    parts, before = tuple(parts), tuple(before)
    known = {(part.role, part.label_th): part.key for part in before}
    written = [part.key for part in parts if part.key]
    faults = [
        Fault(PART_TWICE, {"key": key}, field) for key in sorted(set(written)) if written.count(key) > 1
    ]
    used = set(written)
    keyed = []
    for part in parts:
        key = part.key or known.get((part.role, part.label_th), "")
        if not part.key and (not key or key in used):
            key = _fresh(used | {old.key for old in before})
        used.add(key)
        keyed.append(replace(part, key=key))
    return tuple(keyed), tuple(faults)


def _fresh(taken: set[str]) -> str:
    count = 1
    while f"p{count}" in taken:
        count += 1
    return f"p{count}"
