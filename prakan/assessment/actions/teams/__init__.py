"""Plans of teams: asked for, formed, stopped, confirmed; repaired, undone, pinned, copied, objected to."""

from prakan.assessment.actions.teams.asking import form, stop
from prakan.assessment.actions.teams.confirming import confirm
from prakan.assessment.actions.teams.copying import copy, offer
from prakan.assessment.actions.teams.objecting import object_to, reject, uphold
from prakan.assessment.actions.teams.pinning import pin, unpin
from prakan.assessment.actions.teams.proposing import again, repair
from prakan.assessment.actions.teams.repairing import apply_change, drop, undo
from prakan.assessment.actions.teams.substituting import substitute, substitute_first
from prakan.assessment.actions.teams.working import form_one, work_off

__all__ = [
    "again",
    "apply_change",
    "confirm",
    "copy",
    "drop",
    "form",
    "form_one",
    "object_to",
    "offer",
    "pin",
    "reject",
    "repair",
    "stop",
    "substitute",
    "substitute_first",
    "undo",
    "unpin",
    "uphold",
    "work_off",
]
