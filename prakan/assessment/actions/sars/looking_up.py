"""What a batch of offers is held against: looked up in few questions, however many offers there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from prakan.assessment.models import OPEN_STAGES, Sar, SarEvidence, SarOffer, SarReceipt
from prakan.assessment.queries.forms import in_force
from prakan.assessment.queries.season_due import season_terms
from prakan.domain.roles import STEPS
from prakan.domain.sars.offers import Offer
from prakan.domain.season import day_of
from prakan.foundation.models import Person, StoredFile
from prakan.registry.models import Framework, Institution, InstitutionCode
from prakan.registry.queries.reach import reach

STEP = "sar.receive"
Target = tuple[int, int, str]  # institution, academic year, level
Named = Mapping[tuple[str, str], frozenset[int]]  # scheme ("" is any) and code -> ids


class Known:
    """What was found: institutions within reach and their reports under locks, the sender's own files."""

    def __init__(self, offers: Sequence[Offer], by: Person, at: datetime) -> None:
        self.at = at
        self._named = _named({o.code for o in offers if o.code})
        wanted = {pk for offer in offers for pk in self.ids_of(offer)}
        self.institutions = _institutions(wanted, by)
        self._there = frozenset(Institution.objects.filter(pk__in=wanted).values_list("pk", flat=True))
        self.sars = _sars(self.institutions, {o.year for o in offers})
        self.receipts = _receipts(self.sars.values())
        self.offers = _offers({o.key for o in offers}, by)
        self.files = _files(offers, by)
        self._pieces = _pieces(self.sars.values())
        self._terms = lru_cache(season_terms)
        self._frameworks = lru_cache(in_force)

    def ids_of(self, offer: Offer) -> tuple[int, ...]:
        """Return the institutions that an offer may mean: none, one, or several that carry its code."""
        if offer.institution is not None:
            return (offer.institution,) if offer.institution < 2**63 else ()
        return tuple(sorted(self._named.get((offer.scheme, offer.code), ())))

    def exists(self, institution: int) -> bool:
        """Return whether there is an institution, within the sender's reach or not."""
        return institution in self._there

    def evidence(self, sar: Sar) -> Sequence[SarEvidence]:
        """Return the files that stand behind the questions of a report."""
        return self._pieces.get(sar.pk, ())

    def in_force(self, kind: str, year: int) -> tuple[Framework, ...]:
        """Return the frameworks for reports of a kind of institution and academic year (B.E.)."""
        return self._frameworks(kind, year)

    def late(self, sar: Sar) -> bool:
        """Return whether a report that comes now is late; raises ``Refused`` (SEASON-016, 017)."""
        return self._terms(sar.year, day_of(self.at)).arrives_late(sar, self.at)


def _named(codes: set[str]) -> Named:
    """Return who carries codes; where nobody does any more, who carried them last."""
    now, once = defaultdict[tuple[str, str], set[int]](set), defaultdict[tuple[str, str], set[int]](set)
    for row in InstitutionCode.objects.filter(value__in=codes).order_by():
        into = once if row.ends else now
        for scheme in ("", row.scheme):
            into[scheme, row.value].add(row.institution_id)
    return {named: frozenset(ids) for named, ids in {**once, **now}.items()}


def _institutions(wanted: set[int], by: Person) -> dict[int, Institution]:
    """Return those within reach, locked in one order: no two batches begin one report between them."""
    rows = Institution.objects.select_for_update(of=("self",)).filter(reach(by, STEPS[STEP], ""))
    return {row.pk: row for row in rows.filter(pk__in=wanted).order_by("pk")}


def _sars(institutions: Iterable[int], years: set[int]) -> dict[Target, Sar]:
    rows = Sar.objects.select_for_update(of=("self",)).select_related("institution", "framework", "own_file")
    found = rows.defer("framework__files", "framework__canonical").prefetch_related("parts")
    kept = found.filter(institution__in=list(institutions), year__in=years).order_by("pk")
    return {(row.institution_id, row.year, row.level): row for row in kept}


def _receipts(sars: Iterable[Sar]) -> dict[str, SarReceipt]:
    numbers = [sar.number for sar in sars if sar.stage not in OPEN_STAGES]
    found = SarReceipt.objects.filter(number__in=numbers).defer("content") if numbers else ()
    return {row.number: row for row in found}


def _offers(keys: set[str], by: Person) -> dict[str, SarOffer]:
    found = SarOffer.objects.filter(by=by, key__in=keys).select_related("receipt").defer("receipt__content")
    return {row.key: row for row in found}


def _files(offers: Sequence[Offer], by: Person) -> dict[int, StoredFile]:
    wanted = {f.file for o in offers for f in o.evidence} | {o.own_file for o in offers if o.own_file}
    return StoredFile.objects.filter(by=by).in_bulk(wanted) if wanted else {}


def _pieces(sars: Iterable[Sar]) -> dict[int, list[SarEvidence]]:
    found = defaultdict[int, list[SarEvidence]](list)
    ids = [sar.pk for sar in sars]
    rows = SarEvidence.objects.filter(sar__in=ids, removed_at=None).select_related("file") if ids else ()
    for row in rows:
        found[row.sar_id].append(row)
    return found
