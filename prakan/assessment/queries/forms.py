"""The framework and form that a report is written under."""

from __future__ import annotations

from django.db.models import Q

from prakan.assessment.models import Sar
from prakan.domain.frameworks.vocabulary import Status
from prakan.domain.institution_levels import OWN, due_level
from prakan.domain.sars.form import Form, form_of
from prakan.domain.season import OPT_IN
from prakan.registry.models import Framework
from prakan.registry.queries.packs import pack_of

Stage = Framework.Stage
IN_THE_MAKING = (Stage.DRAFT, Stage.HEARING, Stage.PILOT, Stage.BOARD)
FORMS: dict[str, Form] = {}  # by digest of the pack, whose content never changes


def in_force(kind: str, year: int) -> tuple[Framework, ...]:
    """Return the frameworks for SARs of a kind of institution and academic year (B.E.), by level.

    A report of an academic year is assessed in the fiscal year after it, so that year's framework counts; of
    several for one level the latest does. Kinds that opt in are received under a draft while nothing is
    published for them: the report keeps that very content and says that it is to be confirmed.
    """
    published = _lasting(kind, year, Q(stage=Framework.Stage.PUBLISHED))
    if published or kind not in OPT_IN:
        return published
    return _lasting(kind, year, Q(stage__in=IN_THE_MAKING, status=Status.DRAFT.value))


def _lasting(kind: str, year: int, wanted: Q) -> tuple[Framework, ...]:
    assessed = year + 1
    found = Framework.objects.filter(wanted, year__lte=assessed)
    lasting = found.filter(Q(until=None) | Q(until__gte=assessed)).order_by("level", "year", "number")
    lasting = lasting.defer("files", "canonical")  # long; read once for each content
    return tuple({f.level: f for f in lasting if kind in f.kinds}.values())


def own_framework(kind: str, year: int, level: str = OWN) -> Framework | None:
    """Return the framework for a report that is due under a level, ``OWN`` being that of the kind."""
    return next((f for f in in_force(kind, year) if due_level(kind, f.level) == level), None)


def form(sar: Sar) -> Form:
    """Return the form of a report; ``RuntimeError`` when its framework is no longer what was pinned."""
    if sar.framework.digest != sar.pack_digest:
        raise RuntimeError(f"report {sar.pk} was begun under another content of its framework")
    if sar.pack_digest not in FORMS:
        FORMS[sar.pack_digest] = form_of(pack_of(sar.framework))
    return FORMS[sar.pack_digest]
