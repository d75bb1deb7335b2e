"""The roster import as django-import-export does it: as it comes, and in bulk mode with every help."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import timezone
from import_export import fields, resources
from tablib import Dataset

from prakan.domain.places import provinces
from prakan.registry.models import Institution

PROVINCES = {p.name.th: p.code for p in provinces()}


class Unset(resources.ModelResource):  # type: ignore[misc]
    """Institutions by name and province, nothing set: row by row, each in a savepoint, differences shown.

    It looks at no place below, code or repeat.
    """

    name_th = fields.Field("name_th", "ชื่อโรงเรียน")
    postal_code = fields.Field("postal_code", "รหัสไปรษณีย์")
    learners = fields.Field("learners", "จำนวนนักเรียน")
    latitude = fields.Field("latitude", "ละติจูด")
    longitude = fields.Field("longitude", "ลองจิจูด")

    class Meta:
        model = Institution

    def before_save_instance(self, instance: Institution, row: Any, **kwargs: Any) -> None:
        """Give what the table cannot do without."""
        instance.kind = "basic"
        instance.province = PROVINCES.get(row["จังหวัด"], "")
        instance.created_at = instance.changed_at = timezone.now()


class Bulk(Unset):
    """The same as the documentation sets bulk mode up: differences of each row are shown before and after."""

    class Meta(Unset.Meta):
        use_bulk = True
        use_transactions = True
        batch_size = 500
        force_init_instance = True


class Lean(Bulk):
    """The same without differences, which nobody could look at before saying yes."""

    class Meta(Bulk.Meta):
        skip_diff = skip_html_diff = True


RESOURCES = {"unset": Unset, "bulk": Bulk, "lean": Lean}


def run(path: Path, way: str) -> None:
    """Read the file once for the dry run and once for the import, as its admin does."""
    for dry in (True, False):
        data = Dataset().load(path.read_bytes(), format="xlsx")
        RESOURCES[way]().import_data(data, dry_run=dry, raise_errors=True)
