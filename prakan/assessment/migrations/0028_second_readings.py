"""Second readings, days of readings; the database itself keeps moves, routes and versions as they were written."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("assessment_casemove", "assessment_caseroute", "assessment_casereportversion")


def refuse_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of this database's kind; PostgreSQL's function is the audit trail's."""
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION prakan_append_only()"
            )
        elif schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def allow_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers."""
    on = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        drop = f"DROP TRIGGER IF EXISTS {table}_append_only"
        schema_editor.execute(drop + (f" ON {table}" if on else ""))


class Migration(migrations.Migration):

    dependencies = [
        ('assessment', '0027_payments'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='casereading',
            name='one_open_reading_a_case',
        ),
        migrations.AddField(
            model_name='casereading',
            name='is_second',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='casereading',
            name='has_interest',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='casereading',
            name='due_on',
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name='casereading',
            constraint=models.UniqueConstraint(condition=models.Q(('stage', 'assigned')), fields=('case', 'is_second'), name='one_open_reading_a_case'),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
