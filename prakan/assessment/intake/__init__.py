"""Taking in what devices recorded, by the actions of the wing: the only room that calls several of them."""

from prakan.assessment.intake.choosing import choose
from prakan.assessment.intake.doing import do_all
from prakan.assessment.intake.ending import end_wait
from prakan.assessment.intake.holding import Came, hold_files, hold_stored
from prakan.assessment.intake.sweeping import sweep
from prakan.assessment.intake.taking import Taken, take

__all__ = ["Came", "Taken", "choose", "do_all", "end_wait", "hold_files", "hold_stored", "sweep", "take"]
