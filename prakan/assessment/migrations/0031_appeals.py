"""Appeals, their points, panels and papers; the database refuses to change what was filed or decided."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("assessment_caseappealpoint", "assessment_caseappealpaper")


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
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only" + (f" ON {table}" if on else ""))


class Migration(migrations.Migration):

    dependencies = [
        ('assessment', '0030_case_bulk'),
        ('foundation', '0014_readers_and_supervisors'),
        ('registry', '0023_assessor_expertise'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseAppeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('filed', 'Filed'), ('heard', 'Heard'), ('proposed', 'Proposed'), ('settled', 'Settled')], default='filed', max_length=10)),
                ('words', models.TextField(blank=True)),
                ('last_day', models.DateField()),
                ('late_reason', models.TextField(blank=True)),
                ('found', models.CharField(blank=True, choices=[('upheld', 'upheld'), ('partly', 'partly'), ('rejected', 'rejected')], max_length=10)),
                ('resolution', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='assessment.case')),
                ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.caseverdict')),
                ('verdict_after', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.caseverdict')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='CaseAppealPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('proposal', 'Proposal'), ('decision', 'Decision')], max_length=10)),
                ('number', models.PositiveIntegerField()),
                ('content', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='assessment.caseappeal')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('appeal', 'number'),
            },
        ),
        migrations.CreateModel(
            name='CaseAppealPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('reason', models.TextField()),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points', to='assessment.caseappeal')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
            ],
            options={
                'ordering': ('appeal', 'id'),
            },
        ),
        migrations.CreateModel(
            name='CaseAppealSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.CharField(choices=[('chair', 'Chair'), ('member', 'Member')], max_length=10)),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='assessment.caseappeal')),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.assessor')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('appeal', 'id'),
            },
        ),
        migrations.AddConstraint(
            model_name='caseappeal',
            constraint=models.UniqueConstraint(condition=models.Q(('stage', 'settled'), _negated=True), fields=('case',), name='one_open_appeal_a_case'),
        ),
        migrations.AddConstraint(
            model_name='caseappeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('stage', 'settled'), _negated=True), ('found', ''), ('settled_at', None)), models.Q(('settled_at__isnull', False), ('stage', 'settled'), models.Q(('found', ''), _negated=True), models.Q(('resolution', ''), _negated=True)), _connector='OR'), name='appeal_settled_by_a_resolution'),
        ),
        migrations.AddConstraint(
            model_name='caseappealpaper',
            constraint=models.UniqueConstraint(fields=('appeal', 'number'), name='appeal_paper_once'),
        ),
        migrations.AddConstraint(
            model_name='caseappealpoint',
            constraint=models.UniqueConstraint(fields=('appeal', 'key'), name='appeal_point_once'),
        ),
        migrations.AddConstraint(
            model_name='caseappealseat',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('appeal', 'assessor'), name='appeal_seat_once'),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
