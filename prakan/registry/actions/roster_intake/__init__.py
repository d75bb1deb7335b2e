"""A roster into the registry: taken in, its columns confirmed, checked line by line, committed whole."""

from prakan.registry.actions.roster_intake.annotating import annotate
from prakan.registry.actions.roster_intake.deciding import (
    can_cancel,
    can_resume,
    cancel,
    choose,
    confirm,
    map_columns,
    resume,
)
from prakan.registry.actions.roster_intake.delivering import deliver
from prakan.registry.actions.roster_intake.taking import paste, upload
from prakan.registry.actions.roster_intake.working import work, work_off

__all__ = [
    "annotate",
    "can_cancel",
    "can_resume",
    "cancel",
    "choose",
    "confirm",
    "deliver",
    "map_columns",
    "paste",
    "resume",
    "upload",
    "work",
    "work_off",
]
