"""Renewal rounds, their conditions and what is entered of them; what was entered never changes."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "assessors_renewalfact"


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
        ('assessors', '0003_recruitment_append_only'),
        ('foundation', '0002_append_only'),
        ('registry', '0020_letter_words_gone'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Renewal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('invited', 'Invited'), ('applied', 'Applied'), ('returned', 'Returned'), ('reviewed', 'Reviewed'), ('endorsed', 'Endorsed'), ('renewed', 'Renewed'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='invited', max_length=20)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('committee', models.CharField(blank=True, max_length=200)),
                ('judged', models.JSONField(default=list)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('licence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='registry.licence')),
                ('made', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewal_that_gave_it', to='registry.licence')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='RenewalCondition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('early_childhood', 'early_childhood'), ('basic', 'basic'), ('vocational', 'vocational'), ('non_formal', 'non_formal'), ('international', 'international'), ('higher', 'higher'), ('welfare', 'welfare'), ('border_patrol', 'border_patrol')], max_length=40)),
                ('kind', models.CharField(choices=[('training', 'training'), ('visits', 'visits'), ('appraisal', 'appraisal'), ('standing', 'standing'), ('resolutions', 'resolutions')], max_length=20)),
                ('bound', models.PositiveIntegerField(null=True)),
                ('confirmed', models.BooleanField(default=False)),
                ('note_th', models.CharField(blank=True, max_length=300)),
                ('note_en', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ('level', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('level', 'kind'), name='renewal_condition_once')],
            },
        ),
        migrations.CreateModel(
            name='RenewalFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('training', 'training'), ('visits', 'visits'), ('appraisal', 'appraisal'), ('standing', 'standing'), ('resolutions', 'resolutions')], max_length=20)),
                ('value', models.PositiveIntegerField()),
                ('source', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('renewal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='assessors.renewal')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='RenewalRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('early_childhood', 'early_childhood'), ('basic', 'basic'), ('vocational', 'vocational'), ('non_formal', 'non_formal'), ('international', 'international'), ('higher', 'higher'), ('welfare', 'welfare'), ('border_patrol', 'border_patrol')], max_length=40)),
                ('ends_from', models.DateField()),
                ('ends_by', models.DateField()),
                ('apply_by', models.DateField()),
                ('is_demo', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('ends_by', 'pk'),
            },
        ),
        migrations.AddField(
            model_name='renewal',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='assessors.renewalround'),
        ),
        migrations.AddConstraint(
            model_name='renewalround',
            constraint=models.CheckConstraint(condition=models.Q(('ends_by__gte', models.F('ends_from'))), name='renewal_days_in_order'),
        ),
        migrations.AddIndex(
            model_name='renewal',
            index=models.Index(fields=['round', 'stage'], name='renewal_by_round_and_stage'),
        ),
        migrations.AddConstraint(
            model_name='renewal',
            constraint=models.UniqueConstraint(condition=models.Q(('stage__in', ['invited', 'applied', 'returned', 'reviewed', 'endorsed'])), fields=('licence',), name='one_open_renewal_a_licence'),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
