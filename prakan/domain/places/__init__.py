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
from prakan.domain.places.table import (
    district,
    districts,
    province,
    provinces,
    subdistrict,
    subdistricts,
)

__all__ = [
    "REGIONS",
    "Abolished",
    "Centre",
    "District",
    "Place",
    "Province",
    "Subdistrict",
    "district",
    "districts",
    "province",
    "provinces",
    "subdistrict",
    "subdistricts",
]
