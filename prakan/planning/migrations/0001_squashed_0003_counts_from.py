"""The tables as all migrations up to 0003 leave them: a new database needs no way round."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import prakan.domain.figures
from prakan.foundation.tables import CreateTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("planning", "0001_initial"),
        ("planning", "0002_revisions"),
        ("planning", "0003_counts_from"),
    ]
    dependencies = [("foundation", "0001_initial")]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="BudgetCategory",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(unique=True)),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=0)),
                    ],
                    options={"ordering": ("position",)},
                ),
                migrations.CreateModel(
                    name="Ladder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("steps", "Steps"), ("n_of_m", "N Of M")],
                                default="steps",
                                max_length=20,
                            ),
                        ),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("total", models.PositiveIntegerField(blank=True, null=True)),
                        ("to_be_confirmed", models.BooleanField(default=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Collection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("quarter", models.PositiveIntegerField()),
                        ("as_of", models.DateField()),
                        ("opened_at", models.DateTimeField()),
                        ("due", models.DateField()),
                        ("closed_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ("year", "quarter"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "quarter"), name="collection_once"),
                            models.CheckConstraint(
                                condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                                name="quarter_1_to_4",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LadderStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField()),
                        ("position", models.PositiveIntegerField()),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("weight", models.DecimalField(decimal_places=2, max_digits=5)),
                        ("completes", models.BooleanField(default=False)),
                        (
                            "ladder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="planning.ladder",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("ladder", "position"),
                        "constraints": [
                            models.UniqueConstraint(fields=("ladder", "key"), name="ladder_step_once"),
                            models.CheckConstraint(
                                condition=models.Q(("weight__gte", 0), ("weight__lte", 100)),
                                name="ladder_weight_percent",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("ref", models.CharField(max_length=80)),
                        ("counts_from", models.JSONField(default=list)),
                    ],
                    options={
                        "ordering": ("year", "ref"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "ref"), name="item_ref_once_a_year")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LedgerEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plan", "Plan"),
                                    ("transfer", "Transfer"),
                                    ("carry_forward", "Carry Forward"),
                                    ("commitment", "Commitment"),
                                    ("disbursement", "Disbursement"),
                                    ("unsplit", "Unsplit"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("approved", "Approved"),
                                    ("rejected", "Rejected"),
                                ],
                                default="approved",
                                max_length=20,
                            ),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
                        ("date", models.DateField()),
                        ("document_th", models.CharField(max_length=300)),
                        ("document_en", models.CharField(blank=True, max_length=300)),
                        ("group", models.CharField(blank=True, max_length=40)),
                        ("at", models.DateTimeField()),
                        ("approved_at", models.DateTimeField(null=True)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "category",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="planning.budgetcategory",
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="planning.ledgerentry",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ledger",
                                to="planning.planitem",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("year", "date", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gte", 0),
                                    ("kind", "transfer"),
                                    ("reverses__isnull", False),
                                    _connector="OR",
                                ),
                                name="negative_only_in_reversals_and_transfers",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("returned", "Returned"),
                                    ("approved", "Approved"),
                                    ("superseded", "Superseded"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("created_at", models.DateTimeField()),
                        ("submitted_at", models.DateTimeField(null=True)),
                        ("returned_reason", models.TextField(blank=True)),
                        ("approved_at", models.DateTimeField(null=True)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "based_on",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="planning.planversion",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("year", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "number"), name="plan_version_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "approved")),
                                fields=("year",),
                                name="one_approved_plan_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2500), ("year__lte", 2700)),
                                name="plan_year_is_buddhist_era",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgressEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("endorsed", "Endorsed"),
                                    ("approved", "Approved"),
                                    ("returned", "Returned"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        ("result_th", models.TextField(blank=True)),
                        ("result_en", models.TextField(blank=True)),
                        ("next_th", models.TextField(blank=True)),
                        ("next_en", models.TextField(blank=True)),
                        ("problem_th", models.TextField(blank=True)),
                        ("problem_en", models.TextField(blank=True)),
                        (
                            "result_state",
                            models.CharField(
                                choices=[
                                    ("value", "value"),
                                    ("dash", "dash"),
                                    ("empty", "empty"),
                                    ("unknown", "unknown"),
                                ],
                                default=prakan.domain.figures.State["EMPTY"],
                                max_length=10,
                            ),
                        ),
                        (
                            "next_state",
                            models.CharField(
                                choices=[
                                    ("value", "value"),
                                    ("dash", "dash"),
                                    ("empty", "empty"),
                                    ("unknown", "unknown"),
                                ],
                                default=prakan.domain.figures.State["EMPTY"],
                                max_length=10,
                            ),
                        ),
                        (
                            "problem_state",
                            models.CharField(
                                choices=[
                                    ("value", "value"),
                                    ("dash", "dash"),
                                    ("empty", "empty"),
                                    ("unknown", "unknown"),
                                ],
                                default=prakan.domain.figures.State["EMPTY"],
                                max_length=10,
                            ),
                        ),
                        (
                            "progress_state",
                            models.CharField(
                                choices=[
                                    ("value", "value"),
                                    ("dash", "dash"),
                                    ("empty", "empty"),
                                    ("unknown", "unknown"),
                                ],
                                default=prakan.domain.figures.State["EMPTY"],
                                max_length=10,
                            ),
                        ),
                        (
                            "progress",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True),
                        ),
                        (
                            "spend_state",
                            models.CharField(
                                choices=[
                                    ("value", "value"),
                                    ("dash", "dash"),
                                    ("empty", "empty"),
                                    ("unknown", "unknown"),
                                ],
                                default=prakan.domain.figures.State["EMPTY"],
                                max_length=10,
                            ),
                        ),
                        ("spend", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                        ("spend_unit_missing", models.BooleanField(default=False)),
                        ("done", models.PositiveIntegerField(blank=True, null=True)),
                        ("of", models.PositiveIntegerField(blank=True, null=True)),
                        ("cancelling", models.BooleanField(default=False)),
                        ("egp_number", models.CharField(blank=True, max_length=40)),
                        (
                            "contract_value",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True),
                        ),
                        ("revision", models.PositiveIntegerField(default=0)),
                        ("saved_at", models.DateTimeField(null=True)),
                        ("submitted_at", models.DateTimeField(null=True)),
                        ("endorsed_at", models.DateTimeField(null=True)),
                        ("approved_at", models.DateTimeField(null=True)),
                        ("returned_reason", models.TextField(blank=True)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "collection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="planning.collection",
                            ),
                        ),
                        (
                            "endorsed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="planning.planitem",
                            ),
                        ),
                        (
                            "saved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "step",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="planning.ladderstep",
                            ),
                        ),
                        (
                            "step_next",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="planning.ladderstep",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("collection", "item"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("collection", "item"), name="entry_once_a_quarter"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("progress_state", "value"),
                                        ("progress__gte", 0),
                                        ("progress__lte", 100),
                                    ),
                                    models.Q(
                                        models.Q(("progress_state", "value"), _negated=True),
                                        ("progress", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="progress_is_percent_or_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("spend_state", "value"), ("spend__gte", 0)),
                                    models.Q(
                                        models.Q(("spend_state", "value"), _negated=True), ("spend", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="spend_is_percent_or_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contract_value", None), ("contract_value__gte", 0), _connector="OR"
                                ),
                                name="contract_value_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=300)),
                        ("removed_at", models.DateTimeField(null=True)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.storedfile",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evidence",
                                to="planning.progressentry",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ProgressFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=60)),
                        ("label_th", models.CharField(max_length=300)),
                        ("label_en", models.CharField(blank=True, max_length=300)),
                        ("cell", models.CharField(default="result", max_length=10)),
                        (
                            "value",
                            models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True),
                        ),
                        ("unit_th", models.CharField(blank=True, max_length=80)),
                        ("unit_en", models.CharField(blank=True, max_length=80)),
                        ("text_th", models.CharField(blank=True, max_length=300)),
                        ("text_en", models.CharField(blank=True, max_length=300)),
                        ("date", models.DateField(blank=True, null=True)),
                        ("date_to", models.DateField(blank=True, null=True)),
                        ("month_only", models.BooleanField(default=False)),
                        ("approx", models.BooleanField(default=False)),
                        ("fiscal_label", models.PositiveIntegerField(blank=True, null=True)),
                        ("position", models.PositiveIntegerField(default=0)),
                        (
                            "entry",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="figures",
                                to="planning.progressentry",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("entry", "position"),
                        "constraints": [
                            models.UniqueConstraint(fields=("entry", "key"), name="progress_figure_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpendingTarget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("quarter", models.PositiveIntegerField()),
                        ("expense_type", models.CharField(default="all", max_length=40)),
                        ("percent", models.DecimalField(decimal_places=2, max_digits=5)),
                        ("source_th", models.CharField(blank=True, max_length=300)),
                        ("source_en", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "quarter", "expense_type"), name="spending_target_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percent__gte", 0), ("percent__lte", 100)),
                                name="spending_target_percent",
                            ),
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="Strategy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("year_from", models.PositiveIntegerField()),
                        ("year_to", models.PositiveIntegerField()),
                        ("name_th", models.TextField()),
                        ("name_en", models.TextField(blank=True)),
                        ("revision", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "ordering": ("year_from", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year_from", "number"), name="strategy_once"),
                            models.CheckConstraint(
                                condition=models.Q(("year_from__lte", models.F("year_to"))),
                                name="strategy_years_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("output", "Output"),
                                    ("activity", "Activity"),
                                    ("project", "Project"),
                                    ("workplan", "Workplan"),
                                    ("item", "Item"),
                                    ("subitem", "Subitem"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("heading", models.BooleanField(default=False)),
                        ("code", models.CharField(blank=True, max_length=40)),
                        ("name_th", models.TextField()),
                        ("name_en", models.TextField(blank=True)),
                        (
                            "target",
                            models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True),
                        ),
                        ("unit_th", models.CharField(blank=True, max_length=80)),
                        ("unit_en", models.CharField(blank=True, max_length=80)),
                        ("target_note_th", models.TextField(blank=True)),
                        ("target_note_en", models.TextField(blank=True)),
                        ("due", models.DateField(blank=True, null=True)),
                        ("changed_at", models.DateTimeField()),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "category",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="planning.budgetcategory",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rows",
                                to="planning.planitem",
                            ),
                        ),
                        (
                            "ladder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="planning.ladder",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.unit",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="children",
                                to="planning.planrow",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="planning.planversion",
                            ),
                        ),
                        (
                            "strategy",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="planning.strategy",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("version", "position"),
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "item"), name="item_once_a_version"),
                            models.CheckConstraint(
                                condition=models.Q(("target", None), ("target__gte", 0), _connector="OR"),
                                name="target_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kpi",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        ("name_th", models.TextField()),
                        ("name_en", models.TextField(blank=True)),
                        ("owner_label", models.CharField(blank=True, max_length=80)),
                        ("indicator_th", models.TextField()),
                        ("indicator_en", models.TextField(blank=True)),
                        (
                            "target",
                            models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True),
                        ),
                        ("unit_th", models.CharField(blank=True, max_length=80)),
                        ("unit_en", models.CharField(blank=True, max_length=80)),
                        ("measure_unit_th", models.CharField(blank=True, max_length=80)),
                        ("measure_unit_en", models.CharField(blank=True, max_length=80)),
                        ("revision", models.PositiveIntegerField(default=0)),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="kpis",
                                to="planning.planitem",
                            ),
                        ),
                        (
                            "strategy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kpis",
                                to="planning.strategy",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("year", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "number"), name="kpi_once_a_year")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.SlugField(max_length=60)),
                        (
                            "role",
                            models.CharField(
                                choices=[("level", "Level"), ("secondary", "Secondary")], max_length=20
                            ),
                        ),
                        ("label_th", models.CharField(max_length=200)),
                        ("label_en", models.CharField(blank=True, max_length=200)),
                        ("value", models.DecimalField(decimal_places=4, max_digits=18)),
                        ("unit_th", models.CharField(blank=True, max_length=80)),
                        ("unit_en", models.CharField(blank=True, max_length=80)),
                        ("position", models.PositiveIntegerField(default=0)),
                        (
                            "row",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parts",
                                to="planning.planrow",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("row", "position"),
                        "constraints": [
                            models.UniqueConstraint(fields=("row", "key"), name="target_part_once"),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0)), name="target_part_not_negative"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KpiResult",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "progress_state",
                            models.CharField(
                                choices=[
                                    ("value", "value"),
                                    ("dash", "dash"),
                                    ("empty", "empty"),
                                    ("unknown", "unknown"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "progress",
                            models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True),
                        ),
                        ("result_th", models.TextField(blank=True)),
                        ("result_en", models.TextField(blank=True)),
                        ("at", models.DateTimeField(null=True)),
                        ("revision", models.PositiveIntegerField(default=0)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "collection",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kpi_results",
                                to="planning.collection",
                            ),
                        ),
                        (
                            "kpi",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="results",
                                to="planning.kpi",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("kpi", "collection"), name="kpi_result_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("progress_state", "value"),
                                        ("progress__gte", 0),
                                        ("progress__lte", 100),
                                    ),
                                    models.Q(
                                        models.Q(("progress_state", "value"), _negated=True),
                                        ("progress", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="kpi_progress_is_percent_or_nothing",
                            ),
                        ]
                    },
                ),
            ]
        ),
    ]
