"""The database itself refuses to change a receipt."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "assessment_sarreceipt"


def refuse_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the trigger of this database's kind; PostgreSQL's function is the audit trail's."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION prakan_append_only()"
        )
    elif schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
        )


def allow_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the trigger."""
    on = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_append_only" + (f" ON {TABLE}" if on else ""))


class Migration(migrations.Migration):
    dependencies = [("assessment", "0001_initial"), ("foundation", "0002_append_only")]
    operations = [migrations.RunPython(refuse_changes, allow_changes)]
