"""The roster import as django-import-export does it in bulk mode, with every help it can be given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import timezone
from import_export import fields, resources
from tablib import Dataset

from prakan.domain.places import provinces
from prakan.registry.models import Institution

PROVINCES = {p.name.th: p.code for p in provinces()}


class Lean(resources.ModelResource):  # type: ignore[misc]
    """Institutions by name and province, no differences shown; it looks at no place below, code or repeat."""

    name_th = fields.Field("name_th", "ชื่อโรงเรียน")
    postal_code = fields.Field("postal_code", "รหัสไปรษณีย์")
    learners = fields.Field("learners", "จำนวนนักเรียน")
    latitude = fields.Field("latitude", "ละติจูด")
    longitude = fields.Field("longitude", "ลองจิจูด")

    class Meta:
        model = Institution
        use_bulk = True
        use_transactions = True
        batch_size = 500
        force_init_instance = True
        skip_diff = skip_html_diff = True

    def before_save_instance(self, instance: Institution, row: Any, **kwargs: Any) -> None:
        """Give what the table cannot do without."""
        instance.kind = "basic"
        instance.province = PROVINCES.get(row["จังหวัด"], "")
        instance.created_at = instance.changed_at = timezone.now()


class Bulk(Lean):
    """The same as the documentation sets bulk mode up: differences of each row are shown before and after."""

    class Meta(Lean.Meta):
        skip_diff = skip_html_diff = False


def run(path: Path, *, lean: bool) -> None:
    """Read the file once for the dry run and once for the import, as its admin does."""
    for dry in (True, False):
        data = Dataset().load(path.read_bytes(), format="xlsx")
        (Lean() if lean else Bulk()).import_data(data, dry_run=dry, raise_errors=True)
