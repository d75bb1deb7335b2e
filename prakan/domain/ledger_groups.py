"""What the group of a ledger entry says: paid by hand together, or asked for by a payment list."""

from __future__ import annotations

BY_HAND = "pay-"  # what groups of payments that are recorded by hand begin with
ASKED_FOR = ("commitment", "disbursement")


def is_of_a_list(kind: str, group: str) -> bool:
    """Return whether an entry stands under the number of a payment list, which alone may change it."""
    return kind in ASKED_FOR and group != "" and not group.startswith(BY_HAND)
