"""Places in words, as problems and proposals name them."""

from __future__ import annotations

from collections.abc import Iterable

from prakan.domain.places.model import District, Place, Province

BANGKOK = "10"
MOST_NAMED = 5


def full_name(place: Place) -> str:
    """Return a place with what it lies in: "ต.ระแหง อ.เมืองตาก จ.ตาก"; in Bangkok "แขวง", "เขต"."""
    if isinstance(place, Province):
        return place.name.th if place.code == BANGKOK else f"จ.{place.name.th}"
    in_bangkok = place.code.startswith(BANGKOK)
    if isinstance(place, District):
        return f"{'เขต' if in_bangkok else 'อ.'}{place.name.th} {full_name(place.province)}"
    return f"{'แขวง' if in_bangkok else 'ต.'}{place.name.th} {full_name(place.district)}"


def listed(places: Iterable[Place]) -> str:
    """Return several places in words, the first five and how many more."""
    names = [full_name(place) for place in places]
    more = f" … (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
