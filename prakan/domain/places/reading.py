"""Reading an address as people write it: what is certain is read, what is likely is proposed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from prakan.domain.places.index import (
    abolished_districts,
    abolished_subdistricts,
    district_names,
    districts_by_name,
    province_names,
    subdistrict_names,
    subdistricts_by_name,
)
from prakan.domain.places.model import Abolished, District, Place, Province, Subdistrict
from prakan.domain.places.proposing import Proposal, likely, near_districts
from prakan.domain.places.spelling import CAPITAL, LEVELS, Level, bare, loose_key, split_levels
from prakan.domain.places.table import district, subdistrict
from prakan.domain.places.words import full_name, listed
from prakan.domain.problems import Fault, Problem
from prakan.domain.problems_places import (
    CAPITAL_MEANT,
    CELLS_SHIFTED,
    DISTRICT_ELSEWHERE,
    DISTRICT_MISSING,
    DISTRICT_UNKNOWN,
    PLACE_ABOLISHED,
    PLACE_SEVERAL,
    PROVINCE_MISSING,
    PROVINCE_UNKNOWN,
    SUBDISTRICT_ELSEWHERE,
    SUBDISTRICT_MISSING,
    SUBDISTRICT_UNKNOWN,
)

COUNTRY = "ประเทศไทย (Thailand)"
MISSING = {"subdistrict": SUBDISTRICT_MISSING, "district": DISTRICT_MISSING, "province": PROVINCE_MISSING}
Moves = tuple[int | None, int | None, int | None]
#: how cells get out of their columns: (subdistrict, district, province) as found -> as meant
SHIFTS: tuple[Moves, ...] = (
    (1, 0, 2),  # subdistrict and district swapped
    (2, 1, 0),  # written from the province down
    (None, 0, 1),  # one column to the left
    (1, 2, None),  # one column to the right
)
LEFT_OUT: Moves = (None, 0, 2)  # a district under the heading of subdistricts, and no place under its own
UNKNOWN = (PROVINCE_UNKNOWN, DISTRICT_UNKNOWN, SUBDISTRICT_UNKNOWN, DISTRICT_ELSEWHERE)


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """What an address says: the places that are certain, the problems, and what is likely, likeliest first.

    A place is None when it is not certain. A problem's ``field`` is the level it is about.
    """

    province: Province | None = None
    district: District | None = None
    subdistrict: Subdistrict | None = None
    problems: tuple[Fault, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether all three places are read."""
        return self.subdistrict is not None


@dataclass(slots=True)
class _Draft:
    """A reading as it grows."""

    names: tuple[str, str, str]  # bare names of subdistrict, district, province
    province: Province | None = None
    district: District | None = None
    subdistrict: Subdistrict | None = None
    problems: list[Fault] = field(default_factory=list)
    heirs: list[Place] = field(default_factory=list)  # what took the place of abolished ones

    def say(self, problem: Problem, level: Level, **values: str) -> None:
        self.problems.append(Fault(problem, dict(values), level))


@lru_cache(maxsize=65_536)  # a national roster has some 10,000 addresses, written in several ways
def resolve(subdistrict: str, district: str, province: str) -> PlaceReading:
    """Return what an address says, read as people write it.

    Understood: words and letters for the levels ("ต.", "เขต", "จ."), "กทม.", "เมือง" for the district of the
    town, missing tone marks, spaces, unseen characters, Thai digits, codes, English names, several levels in
    one cell. A wrong letter, a district of another province, an abolished name, shifted cells: never taken,
    but said (PLACE-001 to PLACE-012) and proposed.
    """
    names = _names(subdistrict, district, province)
    draft = _read(names)
    if not draft.problems:
        return PlaceReading(draft.province, draft.district, draft.subdistrict)
    found = likely(names, draft.heirs)
    moved = _shifted(names) if any(f.problem in UNKNOWN for f in draft.problems) else None
    if moved is not None:
        draft.say(CELLS_SHIFTED, "subdistrict", found=full_name(moved))
        found = (Proposal(moved, 100.0), *(p for p in found if not moved.code.startswith(p.place.code)))
    return PlaceReading(draft.province, draft.district, draft.subdistrict, tuple(draft.problems), found)


def _names(*cells: str) -> tuple[str, str, str]:
    """Return the bare names of the levels; a cell that names several levels fills cells that are empty."""
    names = [bare(cell, level) for cell, level in zip(cells, LEVELS, strict=True)]
    for cell in cells:
        for level, name in split_levels(cell).items():
            at = LEVELS.index(level)
            names[at] = names[at] or name
    return names[0], names[1], names[2]


def _unread(draft: _Draft) -> int:
    read = (draft.subdistrict, draft.district, draft.province)
    return sum(1 for name, place in zip(draft.names, read, strict=True) if name and place is None)


def _read(names: tuple[str, str, str]) -> _Draft:
    draft = _Draft(names)
    for level, name in zip(LEVELS, names, strict=True):
        if not name:
            draft.say(MISSING[level], level)
    _read_province(draft, names[2])
    _read_district(draft, names[1])
    _read_subdistrict(draft, names[0])
    return draft


def _read_province(draft: _Draft, name: str) -> None:
    if not name:
        return
    found = province_names().of(name)
    if len(found) == 1:
        draft.province = found[0]
    else:
        draft.say(PROVINCE_UNKNOWN, "province", typed=name)


def _read_district(draft: _Draft, name: str) -> None:
    if not name:
        return
    area = draft.province
    if area is None:
        _district_without_province(draft, name)
        return
    found = district_names(area.code).of(name)
    if len(found) == 1:
        draft.district = found[0]
    elif found:
        draft.say(PLACE_SEVERAL, "district", typed=name, found=listed(found))
    else:
        _no_such_district(draft, name, area)


def _district_without_province(draft: _Draft, name: str) -> None:
    found = districts_by_name().get(loose_key(name), ())
    if len(found) > 1:
        draft.say(PLACE_SEVERAL, "district", typed=name, found=listed(found))
    elif not found and loose_key(name) != loose_key(CAPITAL):
        draft.say(DISTRICT_UNKNOWN, "district", typed=name)


def _no_such_district(draft: _Draft, name: str, area: Province) -> None:
    if (gone := abolished_districts(name, area)) and _took_over(draft, gone, "district", name):
        return
    capital = district_names(area.code).of(f"{CAPITAL}{name}")
    if capital and loose_key(name) == loose_key(area.name.th):
        draft.heirs += capital
        draft.say(CAPITAL_MEANT, "district", typed=name, found=listed(capital))
        return
    elsewhere = districts_by_name().get(loose_key(name), ())
    if elsewhere and area not in [d.province for d in elsewhere]:
        found = ", ".join(d.province.name.th for d in elsewhere)
        draft.say(DISTRICT_ELSEWHERE, "district", typed=name, province=area.name.th, found=found)
    else:
        draft.say(DISTRICT_UNKNOWN, "district", typed=name)


def _read_subdistrict(draft: _Draft, name: str) -> None:
    if not name:
        return
    area = draft.district
    if area is None:
        _subdistrict_without_district(draft, name)
        return
    found = subdistrict_names(area.code).of(name)
    if len(found) == 1:
        draft.subdistrict = found[0]
    elif found:
        draft.say(PLACE_SEVERAL, "subdistrict", typed=name, found=listed(found))
    else:
        _no_such_subdistrict(draft, name, area)


def _subdistrict_without_district(draft: _Draft, name: str) -> None:
    found = subdistricts_by_name(name)
    if not found:
        draft.say(SUBDISTRICT_UNKNOWN, "subdistrict", typed=name, area=COUNTRY)
    elif not draft.names[1]:  # else the problem is the district's
        inside = [s for s in found if draft.province in (None, s.province)]
        if len(inside) > 1:
            draft.say(PLACE_SEVERAL, "subdistrict", typed=name, found=listed(inside))


def _no_such_subdistrict(draft: _Draft, name: str, area: District) -> None:
    if (gone := abolished_subdistricts(name, area)) and _took_over(draft, gone, "subdistrict", name):
        return
    elsewhere = [s for s in subdistricts_by_name(name) if s.province == area.province]
    if elsewhere and area not in [s.district for s in elsewhere]:
        values = {"typed": name, "district": area.name.th, "found": listed(elsewhere)}
        draft.say(SUBDISTRICT_ELSEWHERE, "subdistrict", **values)
    else:
        draft.say(SUBDISTRICT_UNKNOWN, "subdistrict", typed=name, area=full_name(area.province))


def _took_over(draft: _Draft, gone: tuple[Abolished, ...], level: Level, name: str) -> bool:
    """Say what became of an abolished place; False when nobody knows."""
    codes = dict.fromkeys(code for place in gone for code in place.successors)
    heirs = [place for code in codes if (place := district(code) or subdistrict(code)) is not None]
    if heirs:
        draft.heirs += heirs
        draft.say(PLACE_ABOLISHED, level, typed=name, found=listed(heirs))
    return bool(heirs)


def _shifted(names: tuple[str, str, str]) -> Place | None:
    """Return the one place that the cells mean when they are moved, or None when no or several moves fit."""
    found = {place for moves in SHIFTS if (place := _moved(names, moves)) is not None}
    if not found:
        place = _moved(names, LEFT_OUT)
        return place if place is None or not _may_be_a_district(names) else None
    return found.pop() if len(found) == 1 else None


def _moved(names: tuple[str, str, str], moves: Moves) -> Place | None:
    """Return what the cells mean when moved; a move that leaves a full cell out is none, but for LEFT_OUT."""
    left = {0, 1, 2}.difference(moves)
    if sum(1 for at in moves if at is not None and names[at]) < 2:
        return None
    if moves is not LEFT_OUT and any(names[at] for at in left):
        return None
    low, middle, high = ("" if at is None else names[at] for at in moves)
    return _all_of((low, middle, high))


def _may_be_a_district(names: tuple[str, str, str]) -> bool:
    """Return whether the cell of the district holds the name of one, perhaps misspelt."""
    name = names[1]
    known = loose_key(name) in districts_by_name()
    return bool(name) and (known or any(near_districts(name, province_names().of(names[2]))))


def _all_of(names: tuple[str, str, str]) -> Place | None:
    """Return the place when every name is read; without a province, when one place only has the names."""
    draft = _read(names)
    if not names[2]:
        homes = {
            s for s in subdistricts_by_name(names[0]) if loose_key(s.district.name.th) == loose_key(names[1])
        }
        return homes.pop() if len(homes) == 1 else None
    deepest = draft.subdistrict or draft.district or draft.province
    return deepest if _unread(draft) == 0 else None
