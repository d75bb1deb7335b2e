"""Frameworks: drafts, hearing, pilot, board, installing those of a folder."""

from prakan.registry.actions.frameworks.drafts import upload
from prakan.registry.actions.frameworks.forms import take_form
from prakan.registry.actions.frameworks.hearing import answer, comment
from prakan.registry.actions.frameworks.installing import install_packs
from prakan.registry.actions.frameworks.pilots import record_pilot
from prakan.registry.actions.frameworks.stages import hear, pilot, publish, return_, submit, withdraw

__all__ = [
    "answer",
    "comment",
    "hear",
    "install_packs",
    "pilot",
    "publish",
    "record_pilot",
    "return_",
    "submit",
    "take_form",
    "upload",
    "withdraw",
]
