"""Kill a process at random while it imports a plan: afterwards every row is there, or none.

    python tests/soak/import_kill.py --kills 200 [--seed 1]

Works on a file-backed SQLite database in a folder of its own: the demonstration's plan is exported to Excel,
without its due months, and imported into an empty draft of the year after. Prints counts as JSON; exit code 1
when a kill left half of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import close_kill as harness
from django.utils import timezone
from openpyxl import load_workbook

from prakan.commands.loading.cast import cast
from prakan.foundation.models import AuditRow
from prakan.foundation.queries.verification import verify
from prakan.planning.actions import plan as plans
from prakan.planning.actions import plan_import
from prakan.planning.models import PlanItem, PlanRow, PlanVersion

NEXT_YEAR = harness.YEAR + 1
FILE = Path(harness.FOLDER, "plan.xlsx")


def prepare() -> None:
    """Export the demonstration's plan and open an empty draft for the year after."""
    officer = cast().officer
    plan_import.export(person=officer, year=harness.YEAR, path=FILE, language="en")
    forget_due_months()
    plans.create_plan(year=NEXT_YEAR, by=officer, at=timezone.now())


def forget_due_months() -> None:
    """Empty the column of due months: those of one year lie outside the next."""
    book = load_workbook(FILE)
    sheet = book.worksheets[0]
    heads = [cell for row in sheet.iter_rows(max_row=3) for cell in row if str(cell.value).startswith("Due")]
    for (cell,) in sheet.iter_rows(
        min_row=heads[0].row + 1, min_col=heads[0].column, max_col=heads[0].column
    ):
        cell.value = None
    book.save(FILE)


def bring_in() -> None:
    """Import the file into the empty draft."""
    version = PlanVersion.objects.get(year=NEXT_YEAR)
    plan_import.commit(version_id=version.pk, path=FILE, name=FILE.name, by=cast().officer, at=timezone.now())


def import_in_child() -> harness.Begun:
    """Import in a process of its own."""
    child = harness.in_child(bring_in)
    return harness.Begun(child, child)


def state() -> str:
    """Return "nothing", "all", or what is half there."""
    rows = PlanRow.objects.filter(version__year=NEXT_YEAR).count()
    wanted = PlanRow.objects.filter(version__year=harness.YEAR).count()
    items = PlanItem.objects.filter(year=NEXT_YEAR).count()
    recorded = AuditRow.objects.filter(step="plan.import").count()
    whole = verify().ok
    if (rows, items, recorded, whole) == (0, 0, 0, True):
        return "nothing"
    complete = rows == items == wanted and recorded == 1 and whole
    return "all" if complete else f"half: {rows} rows, {items} items, {recorded} recorded, whole {whole}"


if __name__ == "__main__":
    sys.exit(harness.main(harness.Deed(prepare, import_in_child, state), str(__doc__)))
