"""Dossiers of cases: asked for, cancelled, written by the worker, erased when their days are over."""

from prakan.reporting.actions.dossiers.asking import ask, cancel
from prakan.reporting.actions.dossiers.erasing import erase_due
from prakan.reporting.actions.dossiers.working import work_off

__all__ = ["ask", "cancel", "erase_due", "work_off"]
