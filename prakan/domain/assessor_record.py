"""What staff may know of an assessor, what changed between two states, and what it was before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from prakan.domain import kept_record
from prakan.domain.assessors import EXPERTISE_NAMES, LANGUAGE_NAMES, Standing
from prakan.domain.institutions import Precision
from prakan.domain.kept_record import Change, text_faults
from prakan.domain.located import place_faults, position_faults
from prakan.domain.problems import Fault
from prakan.domain.problems_assessors import LOAD_TOO_HIGH, NAME_NEEDED
from prakan.domain.problems_registry import NOT_A_CHOICE
from prakan.domain.record_words import day_or_none, degrees, name_words, whole, words
from prakan.domain.text import Text

LIMITS = {"title": 40, "name_th": 200, "name_en": 200, "postal_code": 5, "position_source": 200}
MOST_VISITS = 366  # a year: more than that is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class AssessorRecord:
    """The attributes of an assessor whose history is kept; what tells more is ``assessor_identity``."""

    title: str = ""  # as it stands before the name: "นาง", "ผศ. ดร."
    name_th: str = ""
    name_en: str = ""
    languages: str = ""  # codes of LANGUAGE_NAMES in their order, "th,en"
    expertise: str = ""  # codes of EXPERTISE_NAMES in their order
    province: str = ""  # of the home; codes of domain/places
    district: str = ""
    subdistrict: str = ""
    postal_code: str = ""
    latitude: Decimal | None = None  # degrees north
    longitude: Decimal | None = None  # degrees east
    position_precision: str = ""
    position_source: str = ""
    max_load: int | None = None  # visits a fiscal year at most; None while nobody has said
    joined_on: date | None = None
    standing: str = Standing.ACTIVE.value


NAMES: tuple[str, ...] = tuple(f.name for f in fields(AssessorRecord))
BY_EVENT = frozenset({"standing"})  # changed by a step of its own, with a reason
EDITABLE: tuple[str, ...] = tuple(name for name in NAMES if name not in BY_EVENT)
#: what an assessor may propose of their own
PROPOSABLE: tuple[str, ...] = (
    "title", "name_th", "name_en", "languages", "expertise", "province", "district", "subdistrict",
    "postal_code", "max_load",
)  # fmt: skip
#: attributes that are codes of a table, several of them
LISTS: dict[str, dict[str, Text]] = {"languages": LANGUAGE_NAMES, "expertise": EXPERTISE_NAMES}
CHOICES = {"position_precision": Precision, "standing": Standing}


def differences(before: AssessorRecord, after: AssessorRecord, on: date) -> tuple[Change, ...]:
    """Return what changed between two states, in the order of the attributes."""
    return kept_record.differences(before, after, NAMES, on)


def as_of(now: AssessorRecord, changes: Iterable[Change], on: date) -> AssessorRecord:
    """Return the state at the end of a day; ``changes`` in the order in which they took effect."""
    return kept_record.as_of(now, changes, READERS, on)


def read(base: AssessorRecord, given: Mapping[str, object]) -> AssessorRecord:
    """Return ``base`` with the given attributes as typed; raises ``Refused`` with every fault at once.

    A name that is no attribute raises ``KeyError``.
    """
    return kept_record.read(base, given, READERS, faults_of)


def faults_of(record: AssessorRecord) -> list[Fault]:
    """Return everything that cannot be true of an assessor."""
    faults = [] if record.name_th else [Fault(NAME_NEEDED, {}, "name_th")]
    faults += text_faults(record, LIMITS, CHOICES)
    for name, table in LISTS.items():
        strange = [code for code in codes(getattr(record, name)) if code not in table]
        faults += [Fault(NOT_A_CHOICE, {"given": code}, name) for code in strange]
    if record.max_load is not None and record.max_load > MOST_VISITS:
        faults.append(Fault(LOAD_TOO_HIGH, {"given": record.max_load, "most": MOST_VISITS}, "max_load"))
    return [*faults, *place_faults(record), *position_faults(record)]


def codes(several: str) -> tuple[str, ...]:
    """Return the codes of languages or of expertise in a text as it is kept."""
    return tuple(code for code in several.split(",") if code)


def _listed(table: Mapping[str, Text]) -> Callable[[object], str]:
    """Return a reader of codes, a list or a text of them: each is kept once, in the order of the table."""

    def read_codes(given: object) -> str:
        several = given if isinstance(given, (list, tuple)) else str(given or "").split(",")
        wanted = {str(code).strip() for code in several} - {""}
        known = [code for code in table if code in wanted]
        return ",".join([*known, *sorted(wanted - set(table))])

    return read_codes


READERS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(NAMES, words),
    "name_th": name_words,
    "name_en": name_words,
    **{name: _listed(table) for name, table in LISTS.items()},
    "max_load": whole,
    "latitude": degrees,
    "longitude": degrees,
    "joined_on": day_or_none,
}
