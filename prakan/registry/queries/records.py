"""An institution's row as the pure record of the domain, and what is derived from it for order and search."""

from __future__ import annotations

from prakan.domain.institution_record import NAMES, InstitutionRecord
from prakan.domain.thai_names import match_key
from prakan.domain.thai_order import sort_key
from prakan.registry.models import Institution


def record_of(institution: Institution) -> InstitutionRecord:
    """Return the attributes whose history is kept; the parent agency must have been read with the row."""
    own = {name: getattr(institution, name) for name in NAMES if name not in ("agency", "merged_into")}
    agency = institution.agency.code if institution.agency else ""
    return InstitutionRecord(**own, agency=agency, merged_into=institution.merged_into_id)


def derived(record: InstitutionRecord) -> dict[str, str]:
    """Return the columns that follow from the name: key of equal names, key of Thai order."""
    return {"match_key": match_key(record.name_th)[:200], "sort_key": sort_key(record.name_th)[:900]}
