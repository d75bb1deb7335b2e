"""Licences and interests; the database itself refuses to edit what boards resolved."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "registry_licencechange"


def refuse_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the trigger; PostgreSQL's function is that of the audit trail."""
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

    dependencies = [
        ('registry', '0018_assessors'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CoolingOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('employment', 'employment'), ('supervision', 'supervision'), ('same_agency', 'same_agency'), ('study', 'study'), ('past_assessment', 'past_assessment'), ('family', 'family'), ('consultancy', 'consultancy'), ('other', 'other')], max_length=20, unique=True)),
                ('days', models.PositiveIntegerField(null=True)),
                ('agency_kinds', models.JSONField(default=list)),
                ('confirmed', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='LicenceTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('early_childhood', 'early_childhood'), ('basic', 'basic'), ('vocational', 'vocational'), ('non_formal', 'non_formal'), ('international', 'international'), ('higher', 'higher'), ('welfare', 'welfare'), ('border_patrol', 'border_patrol')], max_length=40, unique=True)),
                ('prefix', models.CharField(max_length=8)),
                ('years', models.PositiveSmallIntegerField(null=True)),
                ('confirmed', models.BooleanField(default=False)),
                ('note_th', models.CharField(blank=True, max_length=300)),
                ('note_en', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Licence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('early_childhood', 'early_childhood'), ('basic', 'basic'), ('vocational', 'vocational'), ('non_formal', 'non_formal'), ('international', 'international'), ('higher', 'higher'), ('welfare', 'welfare'), ('border_patrol', 'border_patrol')], max_length=40)),
                ('number', models.CharField(max_length=30, unique=True)),
                ('starts', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('term_confirmed', models.BooleanField(default=False)),
                ('resolution', models.CharField(max_length=200)),
                ('stage', models.CharField(choices=[('issued', 'Issued'), ('suspended', 'Suspended'), ('reinstated', 'Reinstated'), ('revoked', 'Revoked')], default='issued', max_length=20)),
                ('is_demo', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='licences', to='registry.assessor')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('renews', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewed_by', to='registry.licence')),
            ],
            options={
                'ordering': ('assessor', 'level', '-starts'),
            },
        ),
        migrations.CreateModel(
            name='LicenceChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('suspend', 'suspend'), ('reinstate', 'reinstate'), ('revoke', 'revoke')], max_length=20)),
                ('on', models.DateField()),
                ('reason', models.CharField(max_length=500)),
                ('resolution', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('licence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='registry.licence')),
            ],
            options={
                'ordering': ('on', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('employment', 'employment'), ('supervision', 'supervision'), ('same_agency', 'same_agency'), ('study', 'study'), ('past_assessment', 'past_assessment'), ('family', 'family'), ('consultancy', 'consultancy'), ('other', 'other')], max_length=20)),
                ('reason', models.CharField(max_length=500)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.parentagency')),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='registry.assessor')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.institution')),
            ],
            options={
                'ordering': ('-at', '-id'),
                'indexes': [models.Index(fields=['institution'], name='interest_by_institution')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agency', None), ('institution__isnull', False)), models.Q(('agency__isnull', False), ('institution', None)), _connector='OR'), name='interest_in_one_place'), models.CheckConstraint(condition=models.Q(('starts', None), ('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='interest_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='InterestOverride',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kinds', models.JSONField(default=list)),
                ('until', models.DateField()),
                ('reason', models.CharField(max_length=500)),
                ('at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='overrides', to='registry.assessor')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.institution')),
                ('taken_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-at', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at', None)), fields=('assessor', 'institution'), name='override_once_a_pair')],
            },
        ),
        migrations.AddIndex(
            model_name='licence',
            index=models.Index(fields=['level', 'ends'], name='licence_by_level_and_end'),
        ),
        migrations.AddIndex(
            model_name='licence',
            index=models.Index(fields=['ends'], name='licence_by_end'),
        ),
        migrations.AddConstraint(
            model_name='licence',
            constraint=models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='licence_ends_after_it_starts'),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
