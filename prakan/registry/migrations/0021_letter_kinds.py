"""Templates of letters have a kind; the database goes on refusing to change them."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "registry_lettertemplate"
KINDS = ("roster_request", "team_appointment", "visit_notice")


def allow_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the trigger, for as long as the table is rebuilt."""
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_append_only{on}")


def refuse_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the trigger of this database's kind, as 0016 does."""
    allow_changes(apps, schema_editor)
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


class Migration(migrations.Migration):

    dependencies = [("registry", "0020_letter_words_gone")]

    operations = [
        migrations.RunPython(allow_changes, refuse_changes),
        migrations.RemoveConstraint(
            model_name="lettertemplate", name="letter_version_once_a_language"
        ),
        migrations.AddField(
            model_name="lettertemplate",
            name="kind",
            field=models.CharField(
                choices=[(kind, kind) for kind in KINDS], default="roster_request", max_length=30
            ),
        ),
        migrations.AlterModelOptions(
            name="lettertemplate", options={"ordering": ("kind", "language", "-version")}
        ),
        migrations.AddConstraint(
            model_name="lettertemplate",
            constraint=models.UniqueConstraint(
                fields=["kind", "language", "version"], name="letter_version_once_a_kind"
            ),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
