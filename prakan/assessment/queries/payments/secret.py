"""The one place where numbers of bank accounts are locked and opened."""

from __future__ import annotations

from prakan.assessment.models import PaymentAccount
from prakan.domain.payments import Account, packed, unpacked
from prakan.foundation.secrets import fingerprint, lock, unlock

PURPOSE = "payment account"


def locked(told: Account) -> str:
    """Return an account as it is kept."""
    return lock(packed(told), PURPOSE)


def mark_of(told: Account) -> str:
    """Return a keyed digest: equal for one bank and number, telling neither."""
    return fingerprint(told.bank + told.number, PURPOSE)


def opened(row: PaymentAccount) -> Account:
    """Return an account in full; raises ``Unreadable`` when it was locked by another installation."""
    return unpacked(unlock(row.locked, PURPOSE))
