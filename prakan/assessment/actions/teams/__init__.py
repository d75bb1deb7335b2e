"""Plans of teams: asked for, formed by the worker while people watch, stopped, confirmed."""

from prakan.assessment.actions.teams.asking import form, stop
from prakan.assessment.actions.teams.confirming import confirm
from prakan.assessment.actions.teams.working import form_one, work_off

__all__ = ["confirm", "form", "form_one", "stop", "work_off"]
