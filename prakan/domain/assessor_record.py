"""What staff may know of an assessor, what changed between two states, and what it was before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from prakan.domain.assessors import LANGUAGE_NAMES, Standing
from prakan.domain.institution_record import Change
from prakan.domain.institutions import Precision
from prakan.domain.located import place_faults, position_faults, strayed_faults
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_assessors import LOAD_TOO_HIGH, NAME_NEEDED
from prakan.domain.problems_registry import NOT_A_CHOICE, NOT_A_COUNT, TOO_LONG
from prakan.domain.readings import Unreadable
from prakan.domain.record_words import day_or_none, degrees, name_words, plain, whole, words

LIMITS = {"title": 40, "name_th": 200, "name_en": 200, "postal_code": 5, "position_source": 200}
MOST_VISITS = 366  # a year: more than that is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class AssessorRecord:
    """The attributes of an assessor whose history is kept; what tells more is ``assessor_identity``."""

    title: str = ""  # as it stands before the name: "นาง", "ผศ. ดร."
    name_th: str = ""
    name_en: str = ""
    languages: str = ""  # codes of LANGUAGE_NAMES in their order, "th,en"
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
    "title", "name_th", "name_en", "languages", "province", "district", "subdistrict", "postal_code",
    "max_load",
)  # fmt: skip
CHOICES = {"position_precision": Precision, "standing": Standing}


def differences(before: AssessorRecord, after: AssessorRecord, on: date) -> tuple[Change, ...]:
    """Return what changed between two states, in the order of the attributes."""
    pairs = ((name, plain(getattr(before, name)), plain(getattr(after, name))) for name in NAMES)
    return tuple(Change(name, old, new, on) for name, old, new in pairs if old != new)


def as_of(now: AssessorRecord, changes: Iterable[Change], on: date) -> AssessorRecord:
    """Return the state at the end of a day; ``changes`` in the order in which they took effect."""
    later = [change for change in changes if change.effective_on > on and change.field in NAMES]
    return replace(now, **{c.field: READERS[c.field](c.before) for c in reversed(later)})


def read(base: AssessorRecord, given: Mapping[str, object]) -> AssessorRecord:
    """Return ``base`` with the given attributes as typed; raises ``Refused`` with every fault at once.

    A name that is no attribute raises ``KeyError``.
    """
    if strange := set(given) - set(NAMES):
        raise KeyError(f"not attributes of an assessor: {sorted(strange)}")
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, typed in given.items():
        try:
            values[name] = READERS[name](typed)
        except (Unreadable, InvalidOperation):
            faults.append(Fault(NOT_A_COUNT, {"given": typed}, name))
    record = replace(base, **values)
    faults += faults_of(record)
    if any(getattr(base, name) != getattr(record, name) for name in ("latitude", "longitude", "province")):
        faults += strayed_faults(record)
    if faults:
        raise Refused(*faults)
    return record


def faults_of(record: AssessorRecord) -> list[Fault]:
    """Return everything that cannot be true of an assessor."""
    faults = [] if record.name_th else [Fault(NAME_NEEDED, {}, "name_th")]
    for name, limit in LIMITS.items():
        if len(text := getattr(record, name)) > limit:
            faults.append(Fault(TOO_LONG, {"length": len(text), "limit": limit}, name))
    for name, choices in CHOICES.items():
        if (chosen := getattr(record, name)) not in set(choices):
            faults.append(Fault(NOT_A_CHOICE, {"given": chosen}, name))
    strange = [code for code in codes(record.languages) if code not in LANGUAGE_NAMES]
    faults += [Fault(NOT_A_CHOICE, {"given": code}, "languages") for code in strange]
    if record.max_load is not None and record.max_load > MOST_VISITS:
        faults.append(Fault(LOAD_TOO_HIGH, {"given": record.max_load, "most": MOST_VISITS}, "max_load"))
    return [*faults, *place_faults(record), *position_faults(record)]


def codes(languages: str) -> tuple[str, ...]:
    """Return the codes of languages in a text as it is kept."""
    return tuple(code for code in languages.split(",") if code)


def _languages(given: object) -> str:
    """Return codes as they are kept: each once, in the order of the table; a list or a text of them."""
    several = given if isinstance(given, (list, tuple)) else str(given or "").split(",")
    wanted = {str(code).strip() for code in several} - {""}
    known = [code for code in LANGUAGE_NAMES if code in wanted]
    return ",".join([*known, *sorted(wanted - set(LANGUAGE_NAMES))])


READERS: dict[str, Callable[[object], Any]] = {
    **dict.fromkeys(NAMES, words),
    "name_th": name_words,
    "name_en": name_words,
    "languages": _languages,
    "max_load": whole,
    "latitude": degrees,
    "longitude": degrees,
    "joined_on": day_or_none,
}
