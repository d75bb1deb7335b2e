"""What people do with a quarter's progress: open it, fill it in, endorse, approve, return."""

from prakan.domain.progress_input import FigureInput
from prakan.planning.actions.progress.collecting import open_collection
from prakan.planning.actions.progress.evidence import attach, attach_stored, detach
from prakan.planning.actions.progress.saving import save
from prakan.planning.actions.progress.stages import approve, endorse, reopen, return_, submit

__all__ = [
    "FigureInput",
    "approve",
    "attach",
    "attach_stored",
    "detach",
    "endorse",
    "open_collection",
    "reopen",
    "return_",
    "save",
    "submit",
]
