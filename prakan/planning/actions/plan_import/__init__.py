"""A plan out to Excel and back in: previewed, imported whole or not at all, annotated when it is faulty."""

from prakan.planning.actions.plan_import.annotating import annotate
from prakan.planning.actions.plan_import.committing import commit, preview
from prakan.planning.actions.plan_import.exporting import export
from prakan.planning.actions.plan_import.views import Change, ColumnView, LineView, Outcome, Preview

__all__ = [
    "Change",
    "ColumnView",
    "LineView",
    "Outcome",
    "Preview",
    "annotate",
    "commit",
    "export",
    "preview",
]
