"""Letters about announced teams: one at once, or many in a file that a worker writes."""

from prakan.assessment.actions.team_letters.asking import ask, cancel
from prakan.assessment.actions.team_letters.working import work_off, write_file
from prakan.assessment.actions.team_letters.writing import write_one

__all__ = ["ask", "cancel", "work_off", "write_file", "write_one"]
