"""Places of Thailand as frozen records: provinces, districts and subdistricts by official code."""

from __future__ import annotations

from dataclasses import dataclass

from prakan.domain.text import Text

#: The six geographical regions of the National Geographical Committee (B.E. 2520), as the Royal Society uses
#: them in its gazetteer. The key is what ``Province.region`` holds.
REGIONS: dict[str, Text] = {
    "north": Text("ภาคเหนือ", "North"),
    "northeast": Text("ภาคตะวันออกเฉียงเหนือ", "Northeast"),
    "central": Text("ภาคกลาง", "Central"),
    "east": Text("ภาคตะวันออก", "East"),
    "west": Text("ภาคตะวันตก", "West"),
    "south": Text("ภาคใต้", "South"),
}


@dataclass(frozen=True, slots=True)
class Centre:
    """A point inside an area, in degrees (WGS 84): good for a map of the country, not for a visit."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Province:
    """A province or Bangkok: its two-digit code of the Department of Provincial Administration (DOPA)."""

    code: str
    name: Text
    region: str  # a key of REGIONS
    centre: Centre


@dataclass(frozen=True, slots=True)
class District:
    """An amphoe, or a khet of Bangkok: its four-digit DOPA code; the name without the word for the level."""

    code: str
    name: Text
    province: Province
    centre: Centre


@dataclass(frozen=True, slots=True)
class Subdistrict:
    """A tambon, or a khwaeng of Bangkok: its six-digit DOPA code and its postal codes.

    ``postal_code`` is the usual one; where parts have others, ``postal_codes`` holds them all.
    """

    code: str
    name: Text
    district: District
    postal_code: str
    postal_codes: tuple[str, ...]

    @property
    def province(self) -> Province:
        return self.district.province


@dataclass(frozen=True, slots=True)
class Abolished:
    """A district or subdistrict whose code is no longer in use, with the codes that took its place.

    ``basis`` says how sure that is: "notice" for a notice in the Royal Gazette, "name" for an equal name,
    "" when no successor is known.
    """

    code: str
    name: str
    abolished_on: str  # ISO date
    successors: tuple[str, ...]
    basis: str


Place = Province | District | Subdistrict
