"""Words of letters from before there were templates leave the texts; the audit trail tells what they were."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def carry_away(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Delete the texts that no letter is made from any more."""
    apps.get_model("foundation", "TextBlock").objects.filter(key__startswith="roster_letter_").delete()


class Migration(migrations.Migration):

    dependencies = [
        ('foundation', '0013_assessors'),
        ('registry', '0019_licences_and_interests'),
    ]

    operations = [
        migrations.RunPython(carry_away, migrations.RunPython.noop),
    ]
