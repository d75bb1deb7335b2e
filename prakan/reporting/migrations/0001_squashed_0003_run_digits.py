"""The tables as all migrations up to 0003 leave them: a new database needs no way round."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from prakan.foundation.tables import CreateTables


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("reporting", "0001_initial"),
        ("reporting", "0002_run_lease"),
        ("reporting", "0003_run_digits"),
    ]
    dependencies = [("foundation", "0002_append_only")]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Closing",
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
                        ("plan_version", models.PositiveBigIntegerField()),
                        ("at", models.DateTimeField()),
                        ("figures", models.PositiveIntegerField()),
                        ("digest", models.CharField(max_length=64)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "seal",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.seal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("year", "quarter"),
                        "constraints": [
                            models.UniqueConstraint(fields=("year", "quarter"), name="quarter_closed_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrozenFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=160)),
                        ("position", models.PositiveIntegerField()),
                        ("content", models.JSONField()),
                        (
                            "closing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="frozen",
                                to="reporting.closing",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("closing", "position"),
                        "constraints": [
                            models.UniqueConstraint(fields=("closing", "code"), name="frozen_figure_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrozenFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=200)),
                        ("position", models.PositiveIntegerField()),
                        ("content", models.JSONField()),
                        (
                            "closing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="reporting.closing",
                            ),
                        ),
                    ],
                    options={"ordering": ("closing", "position")},
                ),
                migrations.CreateModel(
                    name="PrintedRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("quarter", models.PositiveIntegerField()),
                        ("kind", models.CharField(max_length=40)),
                        ("key", models.CharField(max_length=120)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("content", models.JSONField(default=dict)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("year", "quarter", "kind", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "quarter", "kind", "key"), name="printed_record_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReaderFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("quarter", models.PositiveIntegerField()),
                        ("key", models.CharField(max_length=120)),
                        (
                            "severity",
                            models.CharField(
                                choices=[("high", "High"), ("medium", "Medium"), ("low", "Low")],
                                max_length=10,
                            ),
                        ),
                        ("where_th", models.CharField(max_length=300)),
                        ("where_en", models.CharField(blank=True, max_length=300)),
                        ("finding_th", models.TextField()),
                        ("finding_en", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("year", "quarter", "key"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "quarter", "key"), name="reader_finding_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("quarter", models.PositiveIntegerField()),
                        ("language", models.CharField(max_length=2)),
                        ("format", models.CharField(max_length=10)),
                        ("digits", models.CharField(default="arabic", max_length=10)),
                        ("draft", models.BooleanField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("writing", "Writing"),
                                    ("ready", "Ready"),
                                    ("failed", "Failed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="waiting",
                                max_length=20,
                            ),
                        ),
                        ("asked_at", models.DateTimeField()),
                        ("started_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("ready_at", models.DateTimeField(null=True)),
                        ("path", models.CharField(blank=True, max_length=300)),
                        ("size", models.BigIntegerField(null=True)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("problem", models.TextField(blank=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={"ordering": ("-id",)},
                ),
                migrations.CreateModel(
                    name="Restatement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=160)),
                        ("state", models.CharField(max_length=10)),
                        ("value", models.DecimalField(decimal_places=8, max_digits=24, null=True)),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "closing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="restatements",
                                to="reporting.closing",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "value"), ("value__isnull", False)),
                                    models.Q(models.Q(("state", "value"), _negated=True), ("value", None)),
                                    _connector="OR",
                                ),
                                name="restated_value_or_nothing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Settlement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("quarter", models.PositiveIntegerField()),
                        ("finding", models.CharField(max_length=200)),
                        ("shape", models.CharField(max_length=64)),
                        ("decision", models.CharField(max_length=200)),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("reopened_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "evidence",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.storedfile",
                            ),
                        ),
                        (
                            "reopened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reopened_at", None)),
                                fields=("year", "quarter", "finding"),
                                name="one_settlement_in_force",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveIntegerField()),
                        ("role", models.CharField(max_length=40)),
                        ("at", models.DateTimeField()),
                        ("digest", models.CharField(max_length=64)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "closing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="reporting.closing",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("closing", "order"),
                        "constraints": [
                            models.UniqueConstraint(fields=("closing", "order"), name="signed_once_per_step")
                        ],
                    },
                ),
            ]
        ),
    ]
