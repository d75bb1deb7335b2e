"""What people do with the budget: record, pay, reverse, move under approval, set spending targets."""

from prakan.planning.actions.budget.categories import add_category, edit_category, remove_category
from prakan.planning.actions.budget.proposals import approve, carry_forward, propose_transfer, reject
from prakan.planning.actions.budget.recording import pay, record, reverse
from prakan.planning.actions.budget.targets import set_spending_target

approve_transfer = approve

__all__ = [
    "add_category",
    "approve",
    "approve_transfer",
    "carry_forward",
    "edit_category",
    "pay",
    "propose_transfer",
    "record",
    "reject",
    "remove_category",
    "reverse",
    "set_spending_target",
]
