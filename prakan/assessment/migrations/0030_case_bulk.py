"""Steps on many cases, reminders of last days that never change, and an index of turns."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "assessment_casereminder"


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
    on = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_append_only{on}")



class Migration(migrations.Migration):

    dependencies = [
        ('assessment', '0029_reading_lists'),
        ('registry', '0023_assessor_expertise'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseBulk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(max_length=40)),
                ('value', models.CharField(blank=True, max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('wanted', models.JSONField(default=list)),
                ('answers', models.JSONField(default=list)),
                ('stage', models.CharField(choices=[('waiting', 'Waiting'), ('working', 'Working'), ('ready', 'Ready'), ('cancelled', 'Cancelled'), ('failed', 'Failed')], default='waiting', max_length=12)),
                ('done', models.PositiveIntegerField(default=0)),
                ('of', models.PositiveIntegerField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('at', models.DateTimeField()),
                ('heard_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('undone_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='CaseReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.CharField(choices=[('officer', 'officer'), ('institution', 'institution'), ('parent', 'parent'), ('team', 'team'), ('chair', 'chair'), ('reader', 'reader'), ('supervisor', 'supervisor'), ('committee', 'committee'), ('board', 'board'), ('director', 'director'), ('finance', 'finance'), ('centre', 'centre'), ('system', 'system'), ('nobody', 'nobody')], max_length=20)),
                ('due_on', models.DateField()),
                ('rung', models.SmallIntegerField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ('case', 'id'),
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['owner', 'stage', 'due_on'], name='case_by_turn'),
        ),
        migrations.AddField(
            model_name='casebulk',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='casereminder',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='assessment.case'),
        ),
        migrations.AddIndex(
            model_name='casebulk',
            index=models.Index(condition=models.Q(('stage__in', ('waiting', 'working'))), fields=['stage'], name='case_bulk_that_waits'),
        ),
        migrations.AddConstraint(
            model_name='casereminder',
            constraint=models.UniqueConstraint(fields=('case', 'owner', 'due_on', 'rung'), name='case_reminded_once_a_rung'),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
