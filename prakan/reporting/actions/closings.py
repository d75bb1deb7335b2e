"""Closing a quarter: refuse what is open, freeze every figure and finding, seal."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from prakan.domain.calendar import say_date
from prakan.domain.figure_records import to_record
from prakan.domain.figures import Entered, FigureBook
from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_reporting import (
    ENTRIES_WAITING,
    HIGH_FINDINGS_OPEN,
    NO_COLLECTION,
    QUARTER_CLOSED,
    UNTRACEABLE,
)
from prakan.domain.text import Text
from prakan.foundation import access, audit
from prakan.foundation.actions.seals import seal_rows
from prakan.foundation.models import Person
from prakan.planning import transition
from prakan.reporting.models import Closing, FrozenFigure, FrozenFinding
from prakan.reporting.queries.books import live_book, material
from prakan.reporting.queries.findings import FindingView, finding_record, findings
from prakan.reporting.sources.material import Material

SHOWN = 8  # how many names a problem lists before it counts the rest


@transaction.atomic
def close(*, year: int, quarter: int, by: Person, at: datetime) -> int:
    """Freeze a quarter's figures and findings under one digest; returns the closing's id.

    All or nothing: collection closed, figures frozen and audit chain sealed in one transaction.
    Raises ``Refused`` with every reason at once: ACCESS-001, CLOSE-002 to CLOSE-006.
    """
    access.check(by, "quarter.close")
    transition.lock_collection(year, quarter)
    blockers = why_not(by, year, quarter)
    if blockers:
        raise Refused(*blockers)
    of = material(by, year, quarter)
    book, found = live_book(of), findings(by, year, quarter)
    closing = Closing(
        year=year,
        quarter=quarter,
        as_of=of.scope.as_of,
        plan_version=of.plan.version_id,
        by=by,
        at=at,
        figures=len(book),
        digest=book.digest(),
    )
    audit.record(
        step="quarter.close",
        subject=f"quarter:{year}-{quarter}",
        by=by,
        at=at,
        after={"figures": closing.figures, "digest": closing.digest, "findings": len(found)},
    )
    transition.close_collection(year, quarter, at=at)
    closing.seal = seal_rows(reason="quarter.close", at=at)
    closing.save()
    _freeze(closing, book, found)
    return closing.pk


def why_not(by: Person, year: int, quarter: int) -> tuple[Fault, ...]:
    """Return every reason why a quarter cannot be closed yet; empty when it can."""
    closed = Closing.objects.filter(year=year, quarter=quarter).first()
    if closed:
        when = say_date(localdate(closed.at), "th")
        return (Fault(QUARTER_CLOSED, {"year": year, "quarter": quarter, "at": when}),)
    of = material(by, year, quarter)
    if of.collection is None:
        return (Fault(NO_COLLECTION, {"year": year, "quarter": quarter}),)
    found = (_waiting(of), _unsettled(findings(by, year, quarter)), _untraceable(live_book(of)))
    return tuple(f for f in found if f)


def _waiting(of: Material) -> Fault | None:
    refs = [r.ref for r in of.measured if (e := of.entries.get(r.ref)) and e.stage != "approved"]
    return Fault(ENTRIES_WAITING, {"count": len(refs), "refs": _some(refs)}) if refs else None


def _unsettled(found: tuple[FindingView, ...]) -> Fault | None:
    high = [f for f in found if f.blocks]
    if not high:
        return None
    places = Text(_some([f.where.say("th") for f in high]), _some([f.where.say("en") for f in high]))
    return Fault(HIGH_FINDINGS_OPEN, {"count": len(high), "places": places})


def _untraceable(book: FigureBook) -> Fault | None:
    for figure in book:
        derivation = figure.derivation
        if figure.amount.is_value and isinstance(derivation, Entered) and not derivation.by:
            return Fault(UNTRACEABLE, {"code": figure.code})
    return None


def _some(names: list[str]) -> str:
    more = f" … (+{len(names) - SHOWN})" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _freeze(closing: Closing, book: FigureBook, found: tuple[FindingView, ...]) -> None:
    FrozenFigure.objects.bulk_create(
        (
            FrozenFigure(closing=closing, code=figure.code, position=i, content=to_record(figure))
            for i, figure in enumerate(book)
        ),
        batch_size=500,
    )
    FrozenFinding.objects.bulk_create(
        FrozenFinding(closing=closing, key=f.key, position=i, content=finding_record(f))
        for i, f in enumerate(found)
    )
