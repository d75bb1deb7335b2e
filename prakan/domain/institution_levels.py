"""Which levels an institution owes a report of: that of its kind, and those it teaches besides.

A school with a kindergarten hands in two reports: basic education and early childhood. What it teaches is
read from the classes that its parent agency names ("อ.2-ป.6"), an attribute of the registry.
"""

from __future__ import annotations

import re

from prakan.domain.frameworks.vocabulary import LEVELS, Level
from prakan.domain.institutions import KIND_NAMES, Kind
from prakan.domain.numbers import cleaned
from prakan.domain.text import Text

OWN = ""  # the level of the kind itself
#: kind -> the levels that some of the kind teach besides their own
FURTHER: dict[Kind, tuple[Level, ...]] = {Kind.BASIC: (Level.EARLY_CHILDHOOD,)}
EARLY = re.compile(
    r"อนุบาล|ปฐมวัย|เด็กเล็ก|(?:^|[^ก-๙])อ\.?\s*\d|kindergarten|early\s*(?:years|childhood)|nursery|"
    r"\bkg?\s*\.?\s*\d|pre-?\s*(?:school|k\b)",
    re.IGNORECASE,
)


def teaches_early(grades: str) -> bool | None:
    """Return whether the classes taught begin before primary school; None while they are not known."""
    text = cleaned(grades)
    return bool(EARLY.search(text)) if text else None


def further_levels(kind: str, grades: str) -> tuple[str, ...]:
    """Return the levels that an institution teaches besides its own; none while its classes are not known."""
    levels = FURTHER.get(Kind(kind), ())
    return tuple(level.value for level in levels if teaches_early(grades))


def may_teach(kind: str, grades: str, level: str) -> bool:
    """Return whether a report of a level may be asked of an institution; unknown classes rule nothing out."""
    return level not in FURTHER.get(Kind(kind), ()) or teaches_early(grades) is not False


def due_level(kind: str, level: str) -> str:
    """Return under which level a report is due: ``OWN`` unless it is one that the kind teaches besides."""
    return level if level in FURTHER.get(Kind(kind), ()) else OWN


def due_key(kind: str, level: str) -> str:
    """Return the key of a kind's reports of a level: "vocational", "basic:own", "basic:early_childhood"."""
    return f"{kind}:{level or 'own'}" if Kind(kind) in FURTHER else kind


def parted(key: str) -> tuple[str, str | None]:
    """Return kind and level of a key; the level is None when the key stands for all of the kind."""
    kind, mark, level = key.partition(":")
    return kind, (OWN if level == "own" else level) if mark else None


def _further_name(kind: Kind, level: Level) -> Text:
    return Text(f"{KIND_NAMES[kind].th}: {LEVELS[level].th}", f"{KIND_NAMES[kind].en}: {LEVELS[level].en}")


#: key -> its name; kinds with further levels have one for each
DUE_NAMES: dict[str, Text] = {
    key: name
    for kind in Kind
    for key, name in (
        (due_key(kind, OWN), KIND_NAMES[kind]),
        *((due_key(kind, level), _further_name(kind, level)) for level in FURTHER.get(kind, ())),
    )
}
