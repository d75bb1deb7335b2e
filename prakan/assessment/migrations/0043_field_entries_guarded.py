from django.db import migrations

from prakan.foundation.tables import Guard


class Migration(migrations.Migration):
    """SQLite made the table of entries anew in 0042, without the trigger that lets nobody change a row."""

    dependencies = [
        ("assessment", "0042_field_entries_of_cases"),
    ]

    operations = [
        Guard("assessment_fieldentry"),
    ]
