"""Renewing licences: opening rounds, applying, reviewing, what committee and board resolve, many at once."""

from prakan.assessors.actions.renewals.applying import apply, withdraw
from prakan.assessors.actions.renewals.deciding import (
    decline,
    endorse,
    record_fact,
    renew,
    reopen,
    return_,
    review,
)
from prakan.assessors.actions.renewals.many import Answer, Result, take_many
from prakan.assessors.actions.renewals.opening import (
    RoundFields,
    install_conditions,
    open_rounds,
)
from prakan.assessors.actions.renewals.reminding import remind
from prakan.assessors.actions.renewals.seeding import seed_history, seed_rounds

__all__ = [
    "Answer",
    "Result",
    "RoundFields",
    "apply",
    "decline",
    "endorse",
    "install_conditions",
    "open_rounds",
    "record_fact",
    "remind",
    "renew",
    "reopen",
    "return_",
    "review",
    "seed_history",
    "seed_rounds",
    "take_many",
    "withdraw",
]
