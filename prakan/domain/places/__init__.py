"""Places of Thailand: the official codes and names, and reading addresses as people write them."""

from prakan.domain.places.model import (
    REGIONS,
    Abolished,
    Centre,
    District,
    Place,
    Province,
    Subdistrict,
)
from prakan.domain.places.proposing import Proposal
from prakan.domain.places.reading import PlaceReading, resolve
from prakan.domain.places.table import (
    district,
    districts,
    province,
    provinces,
    subdistrict,
    subdistricts,
)
from prakan.domain.places.words import full_name

__all__ = [
    "REGIONS",
    "Abolished",
    "Centre",
    "District",
    "Place",
    "PlaceReading",
    "Proposal",
    "Province",
    "Subdistrict",
    "district",
    "districts",
    "province",
    "provinces",
    "full_name",
    "resolve",
    "subdistrict",
    "subdistricts",
]
