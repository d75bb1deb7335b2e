"""The plan import as django-import-export does it in bulk mode, with every help it can be given."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from import_export import fields, resources
from import_export.widgets import CachedForeignKeyWidget, DateWidget, ForeignKeyWidget
from tablib import Dataset

from prakan.foundation.models import Unit
from prakan.planning.models import BudgetCategory, Ladder, PlanItem, PlanRow, PlanVersion

AT = datetime(2024, 1, 5, tzinfo=UTC)


def run(version: PlanVersion, path: Path, *, lean: bool) -> None:
    """Read the file once for the dry run and once for the import, as its admin does."""
    for dry in (True, False):
        data = Dataset().load(path.read_bytes(), format="xlsx")
        resource(version, lean=lean).import_data(data, dry_run=dry, raise_errors=True)


def resource(version: PlanVersion, *, lean: bool) -> resources.ModelResource:
    """Return a resource of plan rows; a lean one caches foreign keys and reports no differences."""
    key = CachedForeignKeyWidget if lean else ForeignKeyWidget

    class Rows(resources.ModelResource):  # type: ignore[misc]
        item = fields.Field("item", "Reference", key(PlanItem, "ref"))
        kind = fields.Field("kind", "Kind")
        code = fields.Field("code", "Code")
        name_th = fields.Field("name_th", "Name (Thai)")
        target = fields.Field("target", "Target")
        unit_th = fields.Field("unit_th", "Unit (Thai)")
        due = fields.Field("due", "Due", DateWidget())
        owner = fields.Field("owner", "Owner", key(Unit, "code"))
        category = fields.Field("category", "Category", key(BudgetCategory, "code"))
        ladder = fields.Field("ladder", "Ladder", key(Ladder, "code"))

        class Meta:
            model = PlanRow
            use_bulk = True
            use_transactions = True
            batch_size = 500
            force_init_instance = True
            skip_diff = skip_html_diff = lean

        def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
            """Make the items of all rows at once: bulk mode saves nothing a row could point to."""
            items = [PlanItem(year=version.year, ref=ref) for ref in dataset["Reference"]]
            PlanItem.objects.bulk_create(items, batch_size=500)

        def before_save_instance(self, instance: PlanRow, row: Any, **kwargs: Any) -> None:
            instance.version, instance.changed_at = version, AT
            instance.position = kwargs["row_number"]

        def after_import(self, dataset: Dataset, result: Any, **kwargs: Any) -> None:
            """Put rows under their parents, all at once and the quickest way; a dry run need not."""
            if kwargs.get("dry_run"):
                return
            rows = {r.item.ref: r for r in PlanRow.objects.filter(version=version).select_related("item")}
            under = dict(zip(dataset["Reference"], dataset["Under"], strict=True))
            for ref, row in rows.items():
                row.parent = rows.get(under[ref] or "")
            PlanRow.objects.bulk_create(
                rows.values(),
                batch_size=500,
                update_conflicts=True,
                update_fields=["parent"],
                unique_fields=["version", "item"],
            )

    return Rows()
