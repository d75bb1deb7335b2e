"""The registry as the matching of rosters sees it, and the records of institutions by number."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

from django.db.models import Value
from django.db.models.functions import Coalesce

from prakan.domain.institution_record import NAMES, InstitutionRecord
from prakan.domain.roster_sheet.matching import Index
from prakan.domain.roster_sheet.matching import Known as KnownInstitution
from prakan.domain.roster_sheet.model import Known
from prakan.domain.sheets.headings import plain
from prakan.registry.models import Institution, InstitutionCode, ParentAgency

CHUNK = 5000
#: the attributes of a record in its order, as columns
COLUMNS = tuple(
    Coalesce("agency__code", Value(""))
    if name == "agency"
    else "merged_into_id"
    if name == "merged_into"
    else name
    for name in NAMES
)
NAMED = ("pk", "name_th", "kind", "status", "province", "district", "subdistrict", "match_key")


def index() -> Index:
    """Return the index of every institution: by the codes it carries now, by the key of its name."""
    rows = Institution.objects.order_by().values_list(*NAMED).iterator(chunk_size=CHUNK)
    codes = InstitutionCode.objects.filter(ends=None).order_by()
    carried = codes.values_list("institution_id", "scheme", "value")
    return Index.of(
        ((KnownInstitution(pk, name, *map(intern, said)), key) for pk, name, *said, key in rows),
        ((owner, intern(scheme), value) for owner, scheme, value in carried.iterator(chunk_size=CHUNK)),
    )


def known_of(kind: str, agency: str) -> Known:
    """Return what holds for a whole file: its kind, the sender's code, and the words that mean an agency."""
    words: dict[str, str] = {}
    for one in ParentAgency.objects.filter(closed_on=None):
        for word in (one.name_th, one.name_en, one.short_th, one.short_en, one.code):
            if word:
                words[plain(word)] = one.code
    return Known(kind, agency, words)


def agency_ids() -> dict[str, int]:
    """Return the id of each agency by its code."""
    return dict(ParentAgency.objects.values_list("code", "pk"))


def records(ids: Iterable[int]) -> dict[int, InstitutionRecord]:
    """Return the records of institutions by id."""
    found = Institution.objects.filter(pk__in=list(ids)).order_by()
    return {row[0]: InstitutionRecord(*row[1:]) for row in found.values_list("pk", *COLUMNS)}
