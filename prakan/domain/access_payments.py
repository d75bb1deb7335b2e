"""Which role opens which page of payments: a part of the access table."""

from __future__ import annotations

from prakan.domain.role_kinds import (
    ASSESSORS,
    AUDITORS,
    DEPUTIES,
    DIRECTORS,
    FINANCE,
    REGISTRARS,
    Role,
)

APPROVERS = DEPUTIES | DIRECTORS
READERS = FINANCE | APPROVERS | AUDITORS | REGISTRARS

PAYMENT_PAGES: dict[str, frozenset[Role]] = {
    "payments.board": READERS,
    "payments.due": READERS | ASSESSORS,  # assessors their own
    "payments.drop": FINANCE,
    "payments.cases": READERS,
    "payments.make": FINANCE,
    "payments.list": READERS,
    "payments.ask_again": FINANCE,
    "payments.approve": APPROVERS,
    "payments.send_back": APPROVERS,
    "payments.cancel": FINANCE,
    "payments.pay": FINANCE,
    "payments.bounce": FINANCE,
    "payments.bank": FINANCE,
    "payments.tax": FINANCE,
    "payments.accounts": FINANCE | APPROVERS | AUDITORS,
    "payments.confirm": FINANCE,
    "payments.refuse": FINANCE,
    "payments.release": FINANCE | APPROVERS,
    "payments.show": FINANCE,
    "payments.answer": FINANCE,
    "payments.mine": ASSESSORS,
    "payments.enter": ASSESSORS,
    "payments.question": ASSESSORS,
}
