"""The database itself refuses to change what a version of a framework says."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "registry_framework"
CONTENT = "code, year, number, files, canonical, digest, made_at"


def refuse_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the trigger; stages may change, content may not. PostgreSQL's function is the audit trail's."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_content BEFORE UPDATE OF {CONTENT} ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION prakan_append_only()"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_kept BEFORE DELETE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION prakan_append_only()"
        )
    elif schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {TABLE}_content BEFORE UPDATE OF {CONTENT} ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
        )


def allow_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers."""
    on = schema_editor.connection.vendor == "postgresql"
    for name in ("content", "kept"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{name}" + (f" ON {TABLE}" if on else ""))


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_frameworks"), ("foundation", "0002_append_only")]
    operations = [migrations.RunPython(refuse_changes, allow_changes)]
