"""Proposals for an address that cannot be read: whole addresses, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from prakan.domain.places.index import (
    districts_by_name,
    loose_spellings,
    province_names,
    subdistricts_by_name,
)
from prakan.domain.places.model import District, Place, Province, Subdistrict
from prakan.domain.places.spelling import loose_key
from prakan.domain.places.table import districts, provinces, subdistricts

MOST = 5
NEAR = 70.0  # a name this like the one typed may be meant: one letter wrong in four
SHORT = 4  # letters of a name of which one wrong one makes it unlike
LEAST = 66.0  # mean over the cells that were filled in: of three cells one may be wrong
BEHIND = 15.0  # proposals so far behind the best are noise


@dataclass(frozen=True, slots=True)
class Proposal:
    """A likely place and how well all cells agree with it, 100 for wholly."""

    place: Place
    score: float


def likely(names: tuple[str, str, str], heirs: Iterable[Place] = ()) -> tuple[Proposal, ...]:
    """Return the likeliest places for bare names of subdistrict, district and province.

    ``heirs`` took the place of abolished ones that the names mean: they and what lies in them stand first.
    """
    first = tuple(Proposal(place, 100.0) for heir in heirs for place in _inside(heir, names[0]))
    scored = [Proposal(place, _score(place, names)) for place in dict.fromkeys(_candidates(names))]
    scored.sort(key=lambda p: (-p.score, p.place.code))
    best = scored[0].score if scored else 0.0
    known = {proposal.place for proposal in first}
    others = (p for p in scored if p.score >= max(LEAST, best - BEHIND) and p.place not in known)
    return (*first, *others)[:MOST] or _wider(names)


def _wider(names: tuple[str, str, str]) -> tuple[Proposal, ...]:
    """Return what is likely when the lowest name is left aside."""
    low, middle, high = names
    if low and (middle or high):
        return likely(("", middle, high))
    return likely(("", "", high)) if middle and high else ()


def _inside(heir: Place, low: str) -> Iterator[Place]:
    """Yield the subdistricts of a district that a name may mean, the nearest first, or the place itself."""
    found: list[Subdistrict] = []
    if low and isinstance(heir, District):
        found = [s for s in subdistricts(heir.code) if _alike(s, low) >= NEAR]
    yield from sorted(found, key=lambda s: -_alike(s, low)) or (heir,)


def _candidates(names: tuple[str, str, str]) -> Iterator[Place]:
    """Yield what may be meant, at the deepest level that was filled in."""
    low, middle, high = names
    areas = _near_provinces(high) if high else ()
    near = [*near_districts(middle, areas), *districts_by_name().get(loose_key(middle), ())] if middle else []
    if low:
        yield from subdistricts_by_name(low)
        inside = near or [d for area in areas for d in districts(area.code)]
        yield from (s for d in inside for s in subdistricts(d.code) if _may_be(s, low))
    if near:
        yield from near
    elif not low:
        yield from areas


def _near_provinces(name: str) -> tuple[Province, ...]:
    return province_names().of(name) or tuple(p for p in provinces() if _alike(p, name) >= NEAR)


def near_districts(name: str, areas: Iterable[Province]) -> Iterator[District]:
    """Yield the districts of provinces whose names are like one typed."""
    yield from (d for area in areas for d in districts(area.code) if _alike(d, name) >= NEAR)


def _may_be(place: Subdistrict, name: str) -> bool:
    """Return whether a name is like a subdistrict's; of short names one letter may be wrong."""
    if _alike(place, name) >= NEAR:
        return True
    typed = loose_key(name)
    return len(typed) <= SHORT and any(
        OSA.distance(typed, known, score_cutoff=1) <= 1 for known in loose_spellings(place.code)
    )


def _alike(place: Place, name: str) -> float:
    """Return how like a place's name is to a bare name, 0 to 100; letters swapped count as one mistake."""
    typed = loose_key(name)
    return max(100.0 * OSA.normalized_similarity(typed, known) for known in loose_spellings(place.code))


def _score(place: Place, names: tuple[str, str, str]) -> float:
    """Return the mean likeness over the names given; a level that the place leaves open counts zero."""
    levels: tuple[Place | None, Place | None, Place | None]
    if isinstance(place, Subdistrict):
        levels = place, place.district, place.province
    elif isinstance(place, District):
        levels = None, place, place.province
    else:
        levels = None, None, place
    likes = [_alike(p, n) if p else 0.0 for p, n in zip(levels, names, strict=True) if n]
    return round(sum(likes) / len(likes), 1) if likes else 0.0
