"""Rates, dues, bank accounts and payment lists; the database itself refuses to change an amount."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NEVER = ("assessment_feetable", "assessment_paymentpayee", "assessment_paymentline")
DUE = "assessment_paymentdue"
#: what of a due never changes; only the list that holds it does
FIXED = "key, table_id, year, level, part, case_id, record_id, assessor_id, seat, satang, reckoned, reverses_id"


def refuse_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers of this database's kind; PostgreSQL's function is the audit trail's."""
    of = {name: "" for name in NEVER} | {DUE: f" OF {FIXED}"}
    for name, columns in of.items():
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {name}_append_only BEFORE UPDATE{columns} OR DELETE ON {name} "
                "FOR EACH ROW EXECUTE FUNCTION prakan_append_only()"
            )
        elif schema_editor.connection.vendor == "sqlite":
            schema_editor.execute(
                f"CREATE TRIGGER {name}_append_only BEFORE UPDATE{columns} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
            )


def allow_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers."""
    on = schema_editor.connection.vendor == "postgresql"
    for name in (*NEVER, DUE):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}_append_only" + (f" ON {name}" if on else ""))


class Migration(migrations.Migration):

    dependencies = [
        ('assessment', '0026_certificates'),
        ('registry', '0023_assessor_expertise'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FeeTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(unique=True)),
                ('tables', models.JSONField(default=dict)),
                ('digest', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
            ],
            options={
                'ordering': ('-version',),
            },
        ),
        migrations.CreateModel(
            name='PaymentAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('locked', models.TextField()),
                ('mark', models.CharField(max_length=64)),
                ('stage', models.CharField(choices=[('entered', 'entered'), ('confirmed', 'confirmed'), ('refused', 'refused'), ('replaced', 'replaced')], default='entered', max_length=10)),
                ('is_change', models.BooleanField(default=False)),
                ('is_demo', models.BooleanField(default=False)),
                ('entered_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('second_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_accounts', to='registry.assessor')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('second_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('assessor', '-id'),
            },
        ),
        migrations.CreateModel(
            name='PaymentDue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True)),
                ('year', models.PositiveIntegerField()),
                ('level', models.CharField(choices=[('early_childhood', 'early_childhood'), ('basic', 'basic'), ('vocational', 'vocational'), ('non_formal', 'non_formal'), ('international', 'international'), ('higher', 'higher'), ('welfare', 'welfare'), ('border_patrol', 'border_patrol')], max_length=40)),
                ('part', models.CharField(choices=[('first', 'first'), ('second', 'second'), ('travel', 'travel')], max_length=10)),
                ('stage', models.CharField(max_length=20)),
                ('seat', models.CharField(max_length=10)),
                ('satang', models.BigIntegerField()),
                ('reckoned', models.JSONField(default=dict)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dues', to='registry.assessor')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dues', to='assessment.case')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dues', to='assessment.teamvisitrecord')),
                ('reverses', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='assessment.paymentdue')),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.feetable')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='PaymentList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=30, unique=True)),
                ('year', models.PositiveIntegerField()),
                ('name', models.CharField(blank=True, max_length=200)),
                ('category', models.CharField(max_length=60)),
                ('ref', models.CharField(blank=True, max_length=80)),
                ('stage', models.CharField(choices=[('made', 'made'), ('short', 'short'), ('funded', 'funded'), ('approved', 'approved'), ('paid', 'paid'), ('cancelled', 'cancelled')], default='made', max_length=10)),
                ('gross', models.BigIntegerField()),
                ('withheld', models.BigIntegerField()),
                ('dues_count', models.PositiveIntegerField()),
                ('people_count', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('problem', models.JSONField(default=list)),
                ('entry', models.BigIntegerField(null=True)),
                ('made_at', models.DateTimeField()),
                ('approved_at', models.DateTimeField(null=True)),
                ('paid_on', models.DateField(null=True)),
                ('reference', models.CharField(blank=True, max_length=100)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paid_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('table', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.feetable')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='PaymentLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('satang', models.BigIntegerField()),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.assessor')),
                ('due', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='assessment.paymentdue')),
                ('list', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='assessment.paymentlist')),
            ],
            options={
                'ordering': ('list', 'id'),
            },
        ),
        migrations.AddField(
            model_name='paymentdue',
            name='list',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dues', to='assessment.paymentlist'),
        ),
        migrations.CreateModel(
            name='PaymentPayee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gross', models.BigIntegerField()),
                ('withheld', models.BigIntegerField()),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assessment.paymentaccount')),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.assessor')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('list', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payees', to='assessment.paymentlist')),
                ('reverses', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='returned_by', to='assessment.paymentpayee')),
            ],
            options={
                'ordering': ('list', 'id'),
            },
        ),
        migrations.CreateModel(
            name='PaymentQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('stage', models.CharField(choices=[('open', 'open'), ('answered', 'answered')], default='open', max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='registry.assessor')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('due', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='assessment.paymentdue')),
            ],
            options={
                'ordering': ('-id',),
            },
        ),
        migrations.AddIndex(
            model_name='paymentaccount',
            index=models.Index(fields=['mark'], name='payment_account_by_mark'),
        ),
        migrations.AddConstraint(
            model_name='paymentaccount',
            constraint=models.UniqueConstraint(condition=models.Q(('stage__in', ('entered', 'confirmed'))), fields=('assessor',), name='one_payment_account_an_assessor'),
        ),
        migrations.AddConstraint(
            model_name='paymentaccount',
            constraint=models.CheckConstraint(condition=models.Q(('second_by', None), models.Q(('second_by', models.F('confirmed_by')), _negated=True), _connector='OR'), name='payment_account_seen_by_two'),
        ),
        migrations.AddIndex(
            model_name='paymentlist',
            index=models.Index(fields=['year', 'stage'], name='payment_list_by_stage'),
        ),
        migrations.AddConstraint(
            model_name='paymentlist',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('made_by')), _negated=True), _connector='OR'), name='payment_list_four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='paymentline',
            constraint=models.UniqueConstraint(fields=('list', 'due'), name='payment_line_once_a_list'),
        ),
        migrations.AddIndex(
            model_name='paymentdue',
            index=models.Index(fields=['year', 'level', 'part'], name='payment_due_by_level'),
        ),
        migrations.AddIndex(
            model_name='paymentdue',
            index=models.Index(fields=['assessor', 'year'], name='payment_due_by_assessor'),
        ),
        migrations.AddConstraint(
            model_name='paymentdue',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reverses', None), ('satang__gt', 0)), models.Q(('reverses__isnull', False), ('satang__lt', 0)), _connector='OR'), name='payment_due_is_positive_or_reverses'),
        ),
        migrations.AddConstraint(
            model_name='paymentpayee',
            constraint=models.UniqueConstraint(condition=models.Q(('reverses', None)), fields=('list', 'assessor'), name='payee_once_a_list'),
        ),
        migrations.AddIndex(
            model_name='paymentquestion',
            index=models.Index(fields=['stage'], name='payment_question_by_stage'),
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
