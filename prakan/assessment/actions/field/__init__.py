"""Devices of assessors and what comes from them: registered, noted as it came, answered, held."""

from prakan.assessment.actions.field.answers import Became, answer
from prakan.assessment.actions.field.batches import Item, Noted, Sender, note
from prakan.assessment.actions.field.conflicts import go_on, open_conflict, settle
from prakan.assessment.actions.field.devices import give_secret, register
from prakan.assessment.actions.field.files import end_wait, hold_file

__all__ = [
    "Became",
    "Item",
    "Noted",
    "Sender",
    "answer",
    "end_wait",
    "give_secret",
    "go_on",
    "hold_file",
    "note",
    "open_conflict",
    "register",
    "settle",
]
