"""The register of assessors; the database itself refuses to edit what was written about their past."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "registry_assessorchange"


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
        ('registry', '0017_pilot_limits'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Assessor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=20, unique=True)),
                ('title', models.CharField(blank=True, max_length=40)),
                ('name_th', models.CharField(max_length=200)),
                ('name_en', models.CharField(blank=True, max_length=200)),
                ('languages', models.CharField(blank=True, max_length=40)),
                ('province', models.CharField(blank=True, max_length=2)),
                ('district', models.CharField(blank=True, max_length=4)),
                ('subdistrict', models.CharField(blank=True, max_length=6)),
                ('postal_code', models.CharField(blank=True, max_length=5)),
                ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ('position_precision', models.CharField(blank=True, choices=[('', ''), ('exact', 'exact'), ('subdistrict', 'subdistrict'), ('district', 'district'), ('province', 'province')], max_length=20)),
                ('position_source', models.CharField(blank=True, max_length=200)),
                ('max_load', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('joined_on', models.DateField(blank=True, null=True)),
                ('standing', models.CharField(choices=[('active', 'active'), ('resting', 'resting'), ('left', 'left')], default='active', max_length=20)),
                ('identity', models.TextField(blank=True)),
                ('id_mark', models.CharField(blank=True, max_length=64)),
                ('is_demo', models.BooleanField(default=False)),
                ('search_key', models.CharField(blank=True, max_length=500)),
                ('sort_key', models.CharField(blank=True, max_length=900)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
            ],
            options={
                'ordering': ('sort_key', 'pk'),
                'indexes': [models.Index(fields=['sort_key', 'id'], name='assessor_in_order'), models.Index(fields=['province', 'sort_key'], name='assessor_by_province')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('id_mark', ''), _negated=True), fields=('id_mark',), name='assessor_once'), models.CheckConstraint(condition=models.Q(models.Q(('latitude', None), ('longitude', None)), models.Q(('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='assessor_position_whole'), models.CheckConstraint(condition=models.Q(('district', ''), ('district__startswith', models.F('province')), _connector='OR'), name='assessor_district_in_province'), models.CheckConstraint(condition=models.Q(('subdistrict', ''), ('subdistrict__startswith', models.F('district')), _connector='OR'), name='assessor_subdistrict_in_district')],
            },
        ),
        migrations.CreateModel(
            name='AssessorChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(max_length=40)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('effective_on', models.DateField()),
                ('source', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='registry.assessor')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('effective_on', 'id'),
                'indexes': [models.Index(fields=['assessor', 'effective_on'], name='change_by_assessor')],
            },
        ),
        migrations.CreateModel(
            name='AssessorProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fields', models.JSONField(default=dict)),
                ('identity', models.TextField(blank=True)),
                ('parts', models.JSONField(default=list)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('stage', models.CharField(choices=[('proposed', 'Proposed'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='proposed', max_length=20)),
                ('at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='registry.assessor')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-at', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('stage', 'proposed')), fields=('assessor',), name='one_proposal_waits')],
            },
        ),
        migrations.CreateModel(
            name='AssessorSeat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('early_childhood', 'early_childhood'), ('basic', 'basic'), ('vocational', 'vocational'), ('non_formal', 'non_formal'), ('international', 'international'), ('higher', 'higher'), ('welfare', 'welfare'), ('border_patrol', 'border_patrol')], max_length=40)),
                ('seat', models.CharField(choices=[('chair', 'chair'), ('member', 'member'), ('trainee', 'trainee')], max_length=20)),
                ('starts', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='registry.assessor')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('level', '-starts', '-id'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends', None)), fields=('assessor', 'level'), name='one_seat_a_level_now'), models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='seat_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='AssessorTie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('employed', 'employed'), ('studied', 'studied')], max_length=20)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('position', models.CharField(blank=True, max_length=200)),
                ('starts', models.DateField(blank=True, null=True)),
                ('ends', models.DateField(blank=True, null=True)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('dropped_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.parentagency')),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='registry.assessor')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('institution', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.institution')),
            ],
            options={
                'ordering': ('kind', '-starts', '-id'),
                'indexes': [models.Index(fields=['institution', 'assessor'], name='tie_by_institution'), models.Index(fields=['agency', 'assessor'], name='tie_by_agency')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agency', None), ('institution__isnull', False), ('name', '')), models.Q(('agency__isnull', False), ('institution', None), ('name', '')), models.Q(('agency', None), ('institution', None), ('name__gt', '')), _connector='OR'), name='tie_to_one_place'), models.CheckConstraint(condition=models.Q(('starts', None), ('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='tie_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='TimeOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
                ('reason', models.CharField(choices=[('work', 'work'), ('leave', 'leave'), ('travel', 'travel'), ('other', 'other')], max_length=20)),
                ('cancelled_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='time_off', to='registry.assessor')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('starts', 'id'),
                'indexes': [models.Index(condition=models.Q(('cancelled_at', None)), fields=['starts', 'ends'], name='time_off_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='time_off_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='VisitMade',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('early_childhood', 'early_childhood'), ('basic', 'basic'), ('vocational', 'vocational'), ('non_formal', 'non_formal'), ('international', 'international'), ('higher', 'higher'), ('welfare', 'welfare'), ('border_patrol', 'border_patrol')], max_length=40)),
                ('seat', models.CharField(choices=[('chair', 'chair'), ('member', 'member'), ('trainee', 'trainee')], max_length=20)),
                ('starts', models.DateField()),
                ('ends', models.DateField()),
                ('source', models.CharField(blank=True, max_length=200)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='registry.assessor')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.institution')),
            ],
            options={
                'ordering': ('-starts', '-id'),
                'constraints': [models.UniqueConstraint(fields=('assessor', 'institution', 'level', 'starts'), name='visit_made_once'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('starts'))), name='visit_ends_after_it_starts')],
            },
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
