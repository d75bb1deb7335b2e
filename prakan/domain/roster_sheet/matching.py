"""Finding the institution that a line means, and what the line would make of it; ambiguity is a person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, NamedTuple

from prakan.domain.institution_record import InstitutionRecord
from prakan.domain.institutions import KIND_NAMES, STATUS_NAMES, Kind, Precision, Status
from prakan.domain.problems import Fault
from prakan.domain.problems_roster import (
    CANDIDATES,
    CODES_DISAGREE,
    KIND_DIFFERS,
    MATCHED_TWICE,
    NOT_OPEN,
    RENAMED,
)
from prakan.domain.roster_sheet.model import Line
from prakan.domain.roster_sheet.repeats import FIELD_OF
from prakan.domain.thai_names import match_key

#: kinds that agencies report as schools of basic education
SPECIAL = frozenset({Kind.WELFARE, Kind.BORDER_PATROL, Kind.INTERNATIONAL})
STANDING = frozenset({Status.OPEN, Status.CLOSED})  # the others live on in another, or never were
AS_GIVEN = ("name_en", "grades", "size", "learners", "address", "postal_code")
NEW = "new"
NOTHING = InstitutionRecord()
EXACT_DECIMALS = 4  # of a degree: about ten metres
MOST_SAID = 4  # candidates named in a message


class Known(NamedTuple):
    """An institution of the registry, as far as finding it needs: places are codes of domain/places."""

    id: int
    name: str
    kind: str
    status: str
    province: str
    district: str
    subdistrict: str


@dataclass(slots=True)
class Index:
    """The registry as matching sees it: by code, by key of the name, and which line took which."""

    by_id: dict[int, Known] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=dict)
    by_code: dict[tuple[str, str], int] = field(default_factory=dict)
    held: dict[tuple[int, str], str] = field(default_factory=dict)  # (institution, scheme) -> code
    taken: dict[int, int] = field(default_factory=dict)  # institution -> line

    @classmethod
    def of(cls, known: Iterable[tuple[Known, str]], codes: Iterable[tuple[int, str, str]]) -> Index:
        """Return the index of institutions with their keys, and of (institution, scheme, value)."""
        index = cls()
        for one, key in known:
            index.by_id[one.id] = one
            if one.status in STANDING:
                index.by_key.setdefault(key, []).append(one.id)
        for owner, scheme, value in codes:
            index.by_code[scheme, value] = owner
            index.held[owner, scheme] = value
        return index


@dataclass(slots=True)
class Found:
    """What a line was found to mean: an institution, or None for a new one; candidates for a person."""

    institution: int | None = None
    faults: list[Fault] = field(default_factory=list)
    notes: list[Fault] = field(default_factory=list)
    candidates: tuple[int, ...] = ()


def find(line: Line, index: Index, choice: str = "") -> Found:
    """Return which institution a line means: by its codes, else by name and place; ``choice`` settles."""
    found = _chosen(line, index, choice) if choice else _by_code(line, index) or _by_name(line, index)
    if found.institution is not None and not found.faults:
        _check(line, index, found)
    return found


def _chosen(line: Line, index: Index, choice: str) -> Found:
    return Found() if choice == NEW else Found(int(choice))


def _by_code(line: Line, index: Index) -> Found | None:
    if not index.by_code:
        return None
    owners = {owner for pair in line.codes.items() if (owner := index.by_code.get(pair)) is not None}
    if not owners:
        return None
    if len(owners) > 1:
        return _doubt(CODES_DISAGREE, owners, index)
    (owner,) = owners
    known = index.by_id[owner]
    found = Found(owner)
    if match_key(known.name) != match_key(line.name):
        found.notes.append(Fault(RENAMED, {"name": known.name}, "name_th"))
    return found


def _by_name(line: Line, index: Index) -> Found:
    bearers = index.by_key.get(match_key(line.name))
    if not bearers:
        return Found()
    same = [index.by_id[i] for i in bearers]
    fitting = [one for one in same if _kind_fits(line, one.kind) and _place_fits(line, one)]
    fitting = [one for one in fitting if one.status == Status.OPEN] or fitting
    sure = [one for one in fitting if not _other_code(line, one, index)]
    if len(sure) == 1 and line.values.get("province"):
        return Found(sure[0].id)
    if not fitting:
        return Found()
    if not sure and not all(one.subdistrict and line.values.get("subdistrict") for one in fitting):
        return Found()  # the same name elsewhere in the district, under a code of its own
    return _doubt(CANDIDATES, {one.id for one in sure or fitting}, index)


def _doubt(entry: Any, ids: set[int], index: Index) -> Found:
    ordered = tuple(sorted(ids))
    said = "; ".join(_said(index.by_id[i], index) for i in ordered[:MOST_SAID])
    more = f" (+{len(ordered) - MOST_SAID})" if len(ordered) > MOST_SAID else ""
    faults = [Fault(entry, {"candidates": said + more}, "name_th")]
    return Found(None, faults, [], ordered if entry is CANDIDATES else ())  # codes are for the file to mend


def _said(one: Known, index: Index) -> str:
    codes = [value for scheme in FIELD_OF if (value := index.held.get((one.id, scheme)))]
    return f"{one.name} [{', '.join(codes) or one.id}]"


def _kind_fits(line: Line, kind: str) -> bool:
    given = line.values.get("kind")
    return given == kind or (given == Kind.BASIC and kind in SPECIAL) or bool(line.values.get("kind_assumed"))


def _place_fits(line: Line, one: Known) -> bool:
    """Two places fit as far as both are told."""
    for name in ("subdistrict", "district", "province"):
        given, held = line.values.get(name), getattr(one, name)
        if given and held:
            return bool(given == held)
    return True


def _other_code(line: Line, one: Known, index: Index) -> bool:
    held = ((index.held.get((one.id, scheme)), value) for scheme, value in line.codes.items())
    return any(now is not None and now != value for now, value in held)


def _check(line: Line, index: Index, found: Found) -> None:
    assert found.institution is not None
    known = index.by_id[found.institution]
    if known.status != Status.OPEN:
        name = STATUS_NAMES[Status(known.status)]
        values = {"name": known.name, "status_th": name.th, "status_en": name.say("en").lower()}
        found.faults.append(Fault(NOT_OPEN, values, "name_th"))
    if not _kind_fits(line, known.kind):
        now, given = KIND_NAMES[Kind(known.kind)], KIND_NAMES[Kind(str(line.values["kind"]))]
        values = {
            "now_th": now.th,
            "now_en": now.say("en"),
            "given_th": given.th,
            "given_en": given.say("en"),
        }
        found.faults.append(Fault(KIND_DIFFERS, values, "kind"))
    first = index.taken.setdefault(known.id, line.number)
    if first != line.number:
        found.faults.append(Fault(MATCHED_TWICE, {"line": first, "name": known.name}, "name_th"))


def becomes(line: Line, before: InstitutionRecord, source: str) -> InstitutionRecord:
    """Return what a line makes of an institution; what it does not say stays, assumptions fill gaps.

    A name that differs in its prefix, spaces or tone marks alone is the same name and stays as it is.
    """
    said: dict[str, Any] = {name: line.values[name] for name in AS_GIVEN if name in line.values}
    if line.name != before.name_th and match_key(line.name) != match_key(before.name_th):
        said["name_th"] = line.name
    if not before.kind:
        said["kind"] = line.values["kind"]
    agency = line.values.get("agency")
    if agency and not (line.values.get("agency_assumed") and before.agency):
        said["agency"] = agency
    said |= _place(line, before)
    said |= _position(line, before, source)
    return replace(before, **said) if any(getattr(before, name) != said[name] for name in said) else before


def fresh(line: Line, source: str) -> InstitutionRecord:
    """Return what a line makes where there was nothing: as ``becomes`` of an empty record, in one step."""
    given = line.values.get
    more: dict[str, Any] = {name: line.values[name] for name in AS_GIVEN if name in line.values}
    if "latitude" in line.values:
        more |= _position(line, NOTHING, source)
    return InstitutionRecord(
        name_th=line.name,
        kind=str(given("kind", "")),
        agency=str(given("agency", "")),
        province=str(given("province", "")),
        district=str(given("district", "")),
        subdistrict=str(given("subdistrict", "")),
        **more,
    )


def _place(line: Line, before: InstitutionRecord) -> dict[str, Any]:
    """A place told less closely than it is known is no news."""
    names = ("province", "district", "subdistrict")
    given = [str(line.values.get(name, "")) for name in names]
    known = [getattr(before, name) for name in names]
    told = [(new, old) for new, old in zip(given, known, strict=True) if new]
    return {} if all(new == old for new, old in told) else dict(zip(names, given, strict=True))


def _position(line: Line, before: InstitutionRecord, source: str) -> dict[str, Any]:
    if "latitude" not in line.values or "longitude" not in line.values:
        return {}
    north, east = (Decimal(str(line.values[name])) for name in ("latitude", "longitude"))
    if (north, east) == (before.latitude, before.longitude):
        return {}
    exact = len(str(line.values["latitude"]).rstrip("0").partition(".")[2]) >= EXACT_DECIMALS
    precision = Precision.EXACT if exact else Precision.UNKNOWN
    return {
        "latitude": north,
        "longitude": east,
        "position_precision": precision.value,
        "position_source": source,
    }


def new_codes(line: Line, held: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Return (scheme, before, after) of each code that a line gives and the institution does not carry."""
    return tuple((s, held.get(s, ""), v) for s, v in line.codes.items() if held.get(s, "") != v)
