"""Offers that are ready, written together: the rows and the trail of start, save, attach and submit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from prakan.assessment.actions.sars.evidence import said_of_attached, said_of_detached
from prakan.assessment.actions.sars.offered import Ready
from prakan.assessment.actions.sars.starting import said_of_new
from prakan.assessment.models import Sar, SarEvidence, SarNumber, SarOffer, SarPart, SarReceipt
from prakan.assessment.queries.forms import form
from prakan.assessment.transition import advance_all
from prakan.domain.sars.content import digest, number
from prakan.foundation import audit
from prakan.foundation.audit import Entry
from prakan.foundation.models import Person


def write_all(ready: Sequence[Ready], *, right: str, by: Person, at: datetime) -> list[SarReceipt]:
    """Write reports with all they hold and submit them; returns their receipts in the same order.

    The caller has checked everything and holds the institutions and reports under locks.
    """
    _begin([one for one in ready if one.is_new], by, at)
    _fill(ready, by, at)
    audit.record_all([entry for one in ready for entry in _said_of_files(one)], by=by, at=at)
    SarEvidence.objects.bulk_create([row for one in ready for row in one.attached])
    gone = [row.pk for one in ready for row in one.detached]
    SarEvidence.objects.filter(pk__in=gone).update(removed_at=at) if gone else None
    return _submit(ready, right, by, at)


def _begin(ready: Sequence[Ready], by: Person, at: datetime) -> None:
    entries = [
        Entry("sar.start", f"institution:{one.sar.institution_id}", after=said_of_new(one.sar))
        for one in ready
    ]
    audit.record_all(entries, by=by, at=at)
    for one in ready:
        _count(one, at)
        one.sar.revision += 1
    Sar.objects.bulk_create([one.sar for one in ready])


def _count(one: Ready, at: datetime) -> None:
    """Set what saving sets: completeness, moment, and a revision for each thing that was done."""
    sar, own = one.sar, one.own.pk if one.own else None
    files = len(one.attached) + len(one.detached) + (own != sar.own_file_id)
    sar.filled, sar.asked, sar.saved_at = one.filled, one.asked, at
    sar.revision += bool(one.made) + files
    one.own_before = sar.own_file.digest if sar.own_file else ""
    sar.own_file = one.own


def _fill(ready: Sequence[Ready], by: Person, at: datetime) -> None:
    """Store the answers of new reports, and what changes in those that stood there."""
    there = [one for one in ready if not one.is_new]
    for one in there:
        _count(one, at)
    entries = [Entry("sar.save", f"sar:{one.sar.pk}", one.before, one.raw) for one in ready if one.made]
    audit.record_all(entries, by=by, at=at)
    SarPart.objects.bulk_create([part for one in ready if one.is_new for part in _parts(one)])
    if there:
        _fill_again(there)


def _fill_again(there: Sequence[Ready]) -> None:
    kept = ("answers",)
    parts = [part for one in there for part in _parts(one)]
    SarPart.objects.bulk_create(
        parts, update_conflicts=True, unique_fields=("sar", "section"), update_fields=kept
    )
    Sar.objects.bulk_update([one.sar for one in there], ["own_file", "filled", "asked", "saved_at"])


def _parts(one: Ready) -> Iterator[SarPart]:
    """Yield the sections that change, with every answer they hold then."""
    section_of = form(one.sar).section_of
    stored: dict[str, dict[str, Any]] = defaultdict(dict)
    if not one.is_new:
        stored.update({part.section: dict(part.answers) for part in one.sar.parts.all()})
    changed = set[str]()
    for code, answer in one.made.items():
        section = section_of[code].code
        stored[section][code] = answer
        changed.add(section)
    for section, answers in stored.items():
        if section in changed:
            yield SarPart(sar=one.sar, section=section, answers=answers)


def _said_of_files(one: Ready) -> Iterator[Entry]:
    subject = f"sar:{one.sar.pk}"
    for row in one.detached:
        yield Entry("sar.attach", subject, said_of_detached(row), {"did": "detach"})
    for row in one.attached:
        yield Entry("sar.attach", subject, after=said_of_attached(row))
    own = one.own.digest if one.own else ""
    if own != one.own_before:
        yield Entry("sar.attach", subject, {"own_file": one.own_before}, {"own_file": own})


def _submit(ready: Sequence[Ready], right: str, by: Person, at: datetime) -> list[SarReceipt]:
    receipts = [_receipt(one, by, at) for one in ready]
    _number(receipts)
    changes = {r.sar: _changes(r, one.late, by, at) for r, one in zip(receipts, ready, strict=True)}
    reasons = {receipt.sar: receipt.digest for receipt in receipts}
    advance_all(changes, "sar.submit", right=right, by=by, at=at, reasons=reasons)
    SarReceipt.objects.bulk_create(receipts)
    SarOffer.objects.bulk_create(
        SarOffer(by=by, key=one.offer.key, digest=one.told, receipt=receipt)
        for one, receipt in zip(ready, receipts, strict=True)
    )
    return receipts


def _receipt(one: Ready, by: Person, at: datetime) -> SarReceipt:
    content = one.content
    return SarReceipt(
        sar=one.sar, year=one.sar.year, at=at, by=by, late=one.late, content=content, digest=digest(content)
    )


def _changes(receipt: SarReceipt, late: bool, by: Person, at: datetime) -> dict[str, Any]:
    return {"submitted_by": by, "submitted_at": at, "number": receipt.number, "late": late}


def _number(receipts: Iterable[SarReceipt]) -> None:
    """Give each receipt the next number of its year; the numbers are held until all is written."""
    by_year = defaultdict[int, list[SarReceipt]](list)
    for receipt in receipts:
        by_year[receipt.year].append(receipt)
    for year, wanted in sorted(by_year.items()):
        last, _ = SarNumber.objects.select_for_update().get_or_create(year=year)
        for receipt in wanted:
            last.last += 1
            receipt.number = number(year, last.last)
        last.save(update_fields=["last"])
