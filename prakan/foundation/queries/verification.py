"""Verifying the audit trail: row against digest, sealed row against seal, seal against seal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.text import Text
from prakan.foundation import audit
from prakan.foundation.models import AuditRow, Seal
from prakan.foundation.seal_digest import lines, seal_digest


class Harm(StrEnum):
    """What was done to the trail."""

    EDITED = "edited"
    DELETED = "deleted"
    INSERTED = "inserted"
    REORDERED = "reordered"
    CHAIN = "chain"  # a seal was changed, removed or put in between
    SEAL_GONE = "seal_gone"  # a seal that is known outside is no longer there


HARM_WORDS: dict[Harm, Text] = {
    Harm.EDITED: Text("รายการ {row} ถูกแก้ไข", "Row {row} was edited"),
    Harm.DELETED: Text("รายการ {row} ถูกลบ", "Row {row} was deleted"),
    Harm.INSERTED: Text("รายการ {row} ถูกแทรก", "Row {row} was inserted"),
    Harm.REORDERED: Text("รายการ {row} ถูกสลับลำดับ", "Row {row} was moved"),
    Harm.CHAIN: Text("ตราผนึก {seal} ไม่ต่อกับตราก่อนหน้า", "Seal {seal} does not follow the seal before it"),
    Harm.SEAL_GONE: Text("ไม่พบตราผนึก {seal} ที่เคยบันทึกไว้", "The seal {seal}, known from outside, is gone"),
}


@dataclass(frozen=True, slots=True)
class Broken:
    """The first broken place: the row (None: the seal itself) and the seal over it ("" when unsealed)."""

    harm: Harm
    row_id: int | None
    seal: str

    @property
    def words(self) -> Text:
        return HARM_WORDS[self.harm].with_values(row=self.row_id, seal=self.seal)


@dataclass(frozen=True, slots=True)
class Verification:
    """How many rows and seals were read, how many no seal covers yet, the first broken place."""

    rows: int
    seals: int
    unsealed: int
    last_seal: str
    broken: Broken | None

    @property
    def ok(self) -> bool:
        return self.broken is None


def verify(expected: str = "") -> Verification:
    """Read the whole trail and return the first place where it is not as it was written and sealed.

    ``expected`` is a seal's digest kept outside (printed in a report): it must still be in the chain.
    """
    reader = _Reader()
    broken = reader.read()
    if broken is None and expected and expected not in reader.digests:
        broken = Broken(Harm.SEAL_GONE, None, expected)
    return Verification(
        rows=reader.rows,
        seals=len(reader.digests),
        unsealed=reader.unsealed,
        last_seal=reader.digests[-1] if reader.digests else "",
        broken=broken,
    )


class _Reader:
    """Reads seals and rows side by side, in order, a few thousand rows at a time."""

    def __init__(self) -> None:
        self.rows = 0
        self.unsealed = 0
        self.digests: list[str] = []

    def read(self) -> Broken | None:
        above = 0
        for seal in Seal.objects.order_by("last_id").iterator(chunk_size=50):
            broken = self._seal(seal, above)
            if broken:
                return broken
            above = seal.last_id
        return self._tail(above)

    def _seal(self, seal: Seal, above: int) -> Broken | None:
        name = seal.digest
        previous = self.digests[-1] if self.digests else ""
        self.digests.append(name)
        if seal.previous != previous or name != _digest(seal) or seal.first_id <= above:
            return Broken(Harm.CHAIN, None, name)
        return self._compare(seal, above)

    def _compare(self, seal: Seal, above: int) -> Broken | None:
        known = dict(lines(seal.manifest))
        digests = set(known.values())
        waiting = iter(known)
        for row in _rows(above, seal.last_id):
            expected = next(waiting, None)
            if expected is not None and expected < row.pk:
                return Broken(Harm.DELETED, expected, seal.digest)
            if row.pk not in known:
                return Broken(Harm.INSERTED, row.pk, seal.digest)
            if harm := _harm(row, known[row.pk], digests):
                return Broken(harm, row.pk, seal.digest)
            self.rows += 1
        missing = next(waiting, None)
        return Broken(Harm.DELETED, missing, seal.digest) if missing is not None else None

    def _tail(self, above: int) -> Broken | None:
        for row in _rows(above, None):
            if row.digest != audit.digest_of(row):
                return Broken(Harm.EDITED, row.pk, "")
            self.rows += 1
            self.unsealed += 1
        return None


def _rows(above: int, last: int | None) -> Iterator[AuditRow]:
    found = AuditRow.objects.filter(pk__gt=above).order_by("pk")
    return (found if last is None else found.filter(pk__lte=last)).iterator(chunk_size=2000)


def _harm(row: AuditRow, sealed: str, digests: set[str]) -> Harm | None:
    """Return what happened to a row whose digest was ``sealed``; ``digests`` are those of its whole seal."""
    now = audit.digest_of(row)
    if now == sealed == row.digest:
        return None
    return Harm.REORDERED if now in digests and now != sealed else Harm.EDITED


def _digest(seal: Seal) -> str:
    return seal_digest(
        previous=seal.previous,
        first_id=seal.first_id,
        last_id=seal.last_id,
        rows=seal.rows,
        reason=seal.reason,
        at=seal.at,
        manifest=seal.manifest,
    )
