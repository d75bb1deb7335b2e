"""Improvement plans and the programme of the use of results; the database itself keeps progress and words."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("assessment_improvementprogress", "assessment_improvementword")


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
        ('assessment', '0032_cases_by_hand'),
        ('foundation', '0014_readers_and_supervisors'),
        ('registry', '0023_assessor_expertise'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ImprovementRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(default='agency', max_length=20, unique=True)),
                ('rules', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='CoordinationCentre',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True)),
                ('name_th', models.CharField(max_length=200)),
                ('name_en', models.CharField(blank=True, max_length=200)),
                ('provinces', models.JSONField(default=list)),
                ('confirmed', models.BooleanField(default=False)),
                ('is_active', models.BooleanField(default=True)),
                ('is_demo', models.BooleanField(default=False)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('code',),
            },
        ),
        migrations.CreateModel(
            name='ImprovementPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('draft', 'draft'), ('sent', 'sent'), ('returned', 'returned'), ('agreed', 'agreed'), ('done', 'done')], default='draft', max_length=10)),
                ('due_on', models.DateField()),
                ('objection_on', models.DateField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('opened_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='improvement', to='assessment.case')),
                ('opened_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('verdict', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.caseverdict')),
            ],
            options={
                'ordering': ('case',),
            },
        ),
        migrations.CreateModel(
            name='ImprovementItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('target', models.CharField(blank=True, max_length=60)),
                ('source', models.TextField(blank=True)),
                ('evidence', models.JSONField(default=list)),
                ('what', models.TextField(blank=True)),
                ('who', models.CharField(blank=True, max_length=200)),
                ('due', models.DateField(null=True)),
                ('measure', models.TextField(blank=True)),
                ('stage', models.CharField(choices=[('open', 'open'), ('in_progress', 'in_progress'), ('done', 'done'), ('dropped', 'dropped')], default='open', max_length=12)),
                ('reason', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('finding', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.casefinding')),
                ('superseded', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.caseverdict')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='assessment.improvementplan')),
            ],
            options={
                'ordering': ('plan', 'number'),
            },
        ),
        migrations.CreateModel(
            name='ImprovementProgress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('stage', models.CharField(choices=[('open', 'open'), ('in_progress', 'in_progress'), ('done', 'done'), ('dropped', 'dropped')], max_length=12)),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='assessment.improvementitem')),
            ],
            options={
                'ordering': ('item', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ImprovementWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said', models.CharField(choices=[('comment', 'comment'), ('objection', 'objection'), ('return', 'return'), ('agreement', 'agreement')], max_length=12)),
                ('text', models.TextField()),
                ('revision', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words', to='assessment.improvementplan')),
            ],
            options={
                'ordering': ('plan', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ResultsProgramme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveIntegerField(unique=True)),
                ('rules', models.JSONField(default=dict)),
                ('opened_at', models.DateTimeField()),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-year',),
            },
        ),
        migrations.CreateModel(
            name='ResultsMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('colour', models.CharField(blank=True, choices=[('red', 'red'), ('yellow', 'yellow'), ('green', 'green'), ('', '')], max_length=10)),
                ('stage', models.CharField(choices=[('selected', 'selected'), ('working', 'working'), ('closed', 'closed'), ('removed', 'removed')], default='selected', max_length=10)),
                ('by_hand', models.BooleanField(default=False)),
                ('reason', models.TextField()),
                ('end_reason', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.case')),
                ('centre', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='assessment.coordinationcentre')),
                ('institution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.institution')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='assessment.resultsprogramme')),
            ],
            options={
                'ordering': ('programme', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ResultsActivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('visit', 'visit'), ('workshop', 'workshop'), ('meeting', 'meeting'), ('mou', 'mou')], max_length=10)),
                ('on', models.DateField()),
                ('title', models.CharField(max_length=300)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('people', models.JSONField(default=dict)),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('centre', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.coordinationcentre')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('members', models.ManyToManyField(related_name='activities', to='assessment.resultsmember')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activities', to='assessment.resultsprogramme')),
            ],
            options={
                'ordering': ('programme', '-on', '-id'),
            },
        ),
        migrations.AddIndex(
            model_name='improvementplan',
            index=models.Index(fields=['stage', 'due_on'], name='improvement_by_stage_and_day'),
        ),
        migrations.AddIndex(
            model_name='improvementitem',
            index=models.Index(fields=['stage', 'due'], name='improvement_item_by_day'),
        ),
        migrations.AddConstraint(
            model_name='improvementitem',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='improvement_item_number_once'),
        ),
        migrations.AddConstraint(
            model_name='improvementitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'dropped'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='who_drops_an_item_says_why'),
        ),
        migrations.AddConstraint(
            model_name='resultsprogramme',
            constraint=models.CheckConstraint(condition=models.Q(('year__range', (2500, 2700))), name='programme_year_is_buddhist_era'),
        ),
        migrations.AddIndex(
            model_name='resultsmember',
            index=models.Index(fields=['programme', 'stage', 'colour'], name='results_member_by_stage'),
        ),
        migrations.AddConstraint(
            model_name='resultsmember',
            constraint=models.UniqueConstraint(fields=('programme', 'institution'), name='results_member_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='resultsmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'removed'), _negated=True), models.Q(('end_reason', ''), _negated=True), _connector='OR'), name='who_removes_a_member_says_why'),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
