"""Sheets, evidence, findings, consensus and verdicts of cases; the database itself refuses to change a verdict."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "assessment_caseverdict"


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

    dependencies = [
        ('assessment', '0018_cases'),
        ('foundation', '0013_assessors'),
        ('registry', '0022_interest_source'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseConsensus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('open', 'Open'), ('agreed', 'Agreed')], default='open', max_length=20)),
                ('marks', models.JSONField(default=dict)),
                ('words', models.JSONField(default=dict)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('opened_at', models.DateTimeField()),
                ('agreed_at', models.DateTimeField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='consensus', to='assessment.case')),
            ],
            options={
                'ordering': ('case',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('agreed_at', None), ('digest', ''), ('stage', 'open')), models.Q(('agreed_at__gte', models.F('opened_at')), ('stage', 'agreed'), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='consensus_agreed_is_sealed')],
            },
        ),
        migrations.CreateModel(
            name='CaseEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('kind', models.CharField(choices=[('document', 'document'), ('interview', 'interview'), ('observation', 'observation'), ('data', 'data'), ('photo', 'photo'), ('sound', 'sound'), ('video', 'video'), ('sar', 'sar')], max_length=20)),
                ('title', models.CharField(max_length=300)),
                ('note', models.TextField(blank=True)),
                ('page', models.PositiveIntegerField(null=True)),
                ('second', models.PositiveIntegerField(null=True)),
                ('taken_at', models.DateTimeField(null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('digest', models.CharField(max_length=64)),
                ('hidden_at', models.DateTimeField(null=True)),
                ('hidden_reason', models.TextField(blank=True)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.assessor')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='assessment.case')),
                ('file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='foundation.storedfile')),
                ('hidden_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('sar_evidence', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.sarevidence')),
            ],
            options={
                'ordering': ('case', 'id'),
                'constraints': [models.UniqueConstraint(fields=('case', 'key'), name='case_evidence_once_a_key')],
            },
        ),
        migrations.CreateModel(
            name='CaseFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('target', models.CharField(blank=True, max_length=60)),
                ('kind', models.CharField(choices=[('note', 'note'), ('question', 'question'), ('focus', 'focus'), ('strength', 'strength'), ('improvement', 'improvement'), ('recommendation', 'recommendation'), ('agenda', 'agenda'), ('logistics', 'logistics')], max_length=20)),
                ('text', models.TextField()),
                ('evidence', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('removed_at', models.DateTimeField(null=True)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.assessor')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='assessment.case')),
            ],
            options={
                'ordering': ('case', 'id'),
                'constraints': [models.UniqueConstraint(fields=('case', 'key'), name='case_finding_once_a_key')],
            },
        ),
        migrations.CreateModel(
            name='CaseShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.assessor')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='assessment.case')),
            ],
            options={
                'ordering': ('case', 'id'),
                'constraints': [models.UniqueConstraint(fields=('case', 'code'), name='case_share_once_a_code')],
            },
        ),
        migrations.CreateModel(
            name='CaseSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('seat', models.CharField(choices=[('chair', 'Chair'), ('member', 'Member')], max_length=10)),
                ('stage', models.CharField(choices=[('writing', 'Writing'), ('handed_in', 'Handed In')], default='writing', max_length=20)),
                ('marks', models.JSONField(default=dict)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField()),
                ('handed_in_at', models.DateTimeField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.assessor')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='assessment.case')),
            ],
            options={
                'ordering': ('case', 'id'),
                'constraints': [models.UniqueConstraint(fields=('case', 'assessor'), name='one_sheet_a_case_and_assessor'), models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), ('handed_in_at', None), ('stage', 'writing')), models.Q(('handed_in_at__isnull', False), ('stage', 'handed_in'), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='sheet_handed_in_is_sealed')],
            },
        ),
        migrations.CreateModel(
            name='CaseVerdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('why', models.CharField(choices=[('consensus', 'consensus'), ('revision', 'revision'), ('appeal', 'appeal')], max_length=20)),
                ('marks', models.JSONField(default=dict)),
                ('outcomes', models.JSONField(default=dict)),
                ('overall', models.CharField(blank=True, max_length=60)),
                ('pack_digest', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='assessment.case')),
            ],
            options={
                'ordering': ('case', '-version'),
                'constraints': [models.UniqueConstraint(fields=('case', 'version'), name='case_verdict_version_once')],
            },
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
