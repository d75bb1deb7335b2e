"""What people do with the budget: record, pay, reverse, move under approval, set spending targets."""

from prakan.planning.actions.budget.categories import add_category, set_spending_target
from prakan.planning.actions.budget.proposals import approve, carry_forward, propose_transfer, reject
from prakan.planning.actions.budget.recording import pay, record, reverse

approve_transfer = approve

__all__ = [
    "add_category",
    "approve",
    "approve_transfer",
    "carry_forward",
    "pay",
    "propose_transfer",
    "record",
    "reject",
    "reverse",
    "set_spending_target",
]
