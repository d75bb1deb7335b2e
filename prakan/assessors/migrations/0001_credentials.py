"""Keys that sign certificates and their places in the lists of status; places never change."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "assessors_credential"


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

    initial = True

    dependencies = [
        ('foundation', '0002_append_only'),
        ('registry', '0020_letter_words_gone'),
    ]

    operations = [
        migrations.CreateModel(
            name='CredentialKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True)),
                ('public', models.CharField(max_length=100)),
                ('private', models.TextField()),
                ('at', models.DateTimeField()),
                ('signs', models.BooleanField(default=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('signs', True)), fields=('signs',), name='one_credential_key_signs')],
            },
        ),
        migrations.CreateModel(
            name='Credential',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(unique=True)),
                ('of_list', models.PositiveIntegerField()),
                ('place', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('licence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credentials', to='registry.licence')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('of_list', 'place'), name='credential_place_once')],
            },
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
