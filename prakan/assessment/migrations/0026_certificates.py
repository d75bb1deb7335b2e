"""Certificates, their PDF, publications and runs; the database refuses to change what was set or published."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("assessment_casecertificatepaper", "assessment_casepublication")


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
        ('assessment', '0025_no_subscribed_calendars'),
        ('foundation', '0013_assessors'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseResultRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20, unique=True)),
                ('rules', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='CaseCertificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.CharField(choices=[('certificate', 'certificate'), ('notification', 'notification')], max_length=12)),
                ('year', models.PositiveIntegerField()),
                ('number', models.CharField(max_length=30, unique=True)),
                ('starts', models.DateField()),
                ('ends', models.DateField(null=True)),
                ('content', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('stage', models.CharField(choices=[('valid', 'Valid'), ('replaced', 'Replaced'), ('withdrawn', 'Withdrawn')], default='valid', max_length=12)),
                ('reason', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='assessment.case')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verdict', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='assessment.caseverdict')),
            ],
            options={
                'ordering': ('case', '-id'),
            },
        ),
        migrations.CreateModel(
            name='CaseCertificateNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.CharField(choices=[('certificate', 'certificate'), ('notification', 'notification')], max_length=12)),
                ('year', models.PositiveIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('paper', 'year'), name='certificate_number_row_once')],
            },
        ),
        migrations.CreateModel(
            name='CaseCertificatePaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=2)),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='assessment.casecertificate')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
            ],
            options={
                'ordering': ('certificate', 'language'),
            },
        ),
        migrations.CreateModel(
            name='CasePublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('why', models.CharField(choices=[('first', 'First'), ('appeal', 'Appeal'), ('corrected', 'Corrected')], max_length=10)),
                ('content', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='assessment.case')),
                ('certificate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='assessment.casecertificate')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.casereportversion')),
            ],
            options={
                'ordering': ('case', '-version'),
            },
        ),
        migrations.CreateModel(
            name='CaseResultRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('certificate.make', 'Make'), ('case.publish', 'Publish')], max_length=30)),
                ('year', models.PositiveIntegerField()),
                ('wanted', models.JSONField(default=list)),
                ('answers', models.JSONField(default=list)),
                ('stage', models.CharField(choices=[('waiting', 'Waiting'), ('working', 'Working'), ('ready', 'Ready'), ('cancelled', 'Cancelled'), ('failed', 'Failed')], default='waiting', max_length=12)),
                ('done', models.PositiveIntegerField(default=0)),
                ('of', models.PositiveIntegerField()),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('at', models.DateTimeField()),
                ('heard_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.AddConstraint(
            model_name='casecertificate',
            constraint=models.UniqueConstraint(condition=models.Q(('stage', 'valid')), fields=('case',), name='one_valid_certificate_a_case'),
        ),
        migrations.AddConstraint(
            model_name='casecertificate',
            constraint=models.CheckConstraint(condition=models.Q(('year__range', (2500, 2700))), name='certificate_year_is_buddhist_era'),
        ),
        migrations.AddConstraint(
            model_name='casecertificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('reason', ''), ('stage', 'valid')), models.Q(models.Q(('stage', 'valid'), _negated=True), ('ended_at__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='certificate_ends_with_a_reason'),
        ),
        migrations.AddIndex(
            model_name='casecertificatepaper',
            index=models.Index(fields=['digest'], name='certificate_paper_by_digest'),
        ),
        migrations.AddConstraint(
            model_name='casecertificatepaper',
            constraint=models.UniqueConstraint(fields=('certificate', 'language'), name='certificate_paper_once_a_language'),
        ),
        migrations.AddIndex(
            model_name='casepublication',
            index=models.Index(fields=['version', 'at'], name='case_publication_by_time'),
        ),
        migrations.AddConstraint(
            model_name='casepublication',
            constraint=models.UniqueConstraint(fields=('case', 'version'), name='case_publication_version_once'),
        ),
        migrations.AddIndex(
            model_name='caseresultrun',
            index=models.Index(condition=models.Q(('stage__in', ('waiting', 'working'))), fields=['stage'], name='case_result_run_open'),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
