"""What people do with a plan: start, fill, revise, submit, approve or return it."""

from prakan.planning.actions.plan.approval import approve, return_, submit
from prakan.planning.actions.plan.drafts import copy_from, create_plan, revise
from prakan.planning.actions.plan.moving import move_row, remove_row
from prakan.planning.actions.plan.rows import add_row, edit_row, set_parts

__all__ = [
    "add_row",
    "approve",
    "copy_from",
    "create_plan",
    "edit_row",
    "move_row",
    "remove_row",
    "return_",
    "revise",
    "set_parts",
    "submit",
]
