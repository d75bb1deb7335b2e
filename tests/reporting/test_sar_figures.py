"""Reports of institutions are figures: received, forwarded and accepted as of a day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from prakan.assessment.actions.sars import accept, forward
from prakan.assessment.models import Sar
from prakan.assessment.queries.counts import sar_counts
from prakan.domain.figures import Amount, Counted
from prakan.foundation.models import Person
from prakan.reporting.queries.books import book
from prakan.reporting.queries.counted import rows_counted
from tests.assessment.conftest import (
    YEAR,
    draft,
    packs,
    principal,
    submitted,
    supervisor,
)
from tests.registry.conftest import area, school
from tests.reporting.conftest import Year

__all__ = ["area", "draft", "packs", "principal", "school", "submitted", "supervisor"]


def counted(person: Person, on: date) -> dict[str, list[tuple[str, int]]]:
    found = sar_counts(person, YEAR, on)
    return {counter: [(c.kind.value, c.count) for c in counts] for counter, counts in found.items()}


def test_reports_are_counted_as_of_the_day(
    submitted: Sar, supervisor: Person, registrar: Person, now: datetime
) -> None:
    forward(sar_ids=[submitted.pk], by=supervisor, at=now + timedelta(days=2))
    accept(sar_ids=[submitted.pk], by=registrar, at=now + timedelta(days=4))
    one, none = [("basic", 1)], list[tuple[str, int]]()
    day = now.date()
    assert counted(registrar, day - timedelta(days=1)) == dict.fromkeys(
        ("received", "forwarded", "accepted", "missing"), none
    )
    assert counted(registrar, day) == {
        "received": one,
        "forwarded": none,
        "accepted": none,
        "missing": none,
    }
    assert counted(registrar, day + timedelta(days=3)) == {
        "received": one,
        "forwarded": one,
        "accepted": none,
        "missing": none,
    }
    assert counted(registrar, day + timedelta(days=4)) == {
        **dict.fromkeys(("received", "forwarded", "accepted"), one),
        "missing": none,
    }


def test_a_count_opens_to_the_reports(submitted: Sar, year: Year, officer: Person) -> None:
    Sar.objects.filter(pk=submitted.pk).update(forwarded_at=submitted.submitted_at - timedelta(days=90))
    found = book(officer, 2567, 1)
    figure = found["FY2567Q1.reports.forwarded.basic"]
    assert isinstance(figure.derivation, Counted)
    assert (figure.amount, found["FY2567Q1.reports.forwarded.total"].amount) == (Amount.of(1), Amount.of(1))
    rows = rows_counted(officer, figure, 2567, 1)
    assert [(row.subject, row.name.th) for row in rows] == [(f"sar:{submitted.pk}", "โรงเรียนบ้านสมมติ")]
