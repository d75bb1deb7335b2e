"""The tables as all migrations up to 0010 leave them: a new database needs no way round."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from prakan.foundation.tables import CreateTables, Guard


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("assessors", "0001_credentials"),
        ("assessors", "0002_recruitment"),
        ("assessors", "0003_recruitment_append_only"),
        ("assessors", "0004_renewals"),
        ("assessors", "0005_appraisal"),
        ("assessors", "0006_conclusions"),
        ("assessors", "0007_conclusions_append_only"),
        ("assessors", "0008_messages_to_applicants"),
        ("assessors", "0009_lists_sent_back"),
        ("assessors", "0010_severity_runs"),
    ]
    dependencies = [("foundation", "0013_assessors"), ("registry", "0020_letter_words_gone")]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="AssessorRules",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40, unique=True)),
                        ("content", models.JSONField()),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Application",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=24, unique=True)),
                        ("title", models.CharField(blank=True, max_length=40)),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("province", models.CharField(blank=True, max_length=2)),
                        ("degree", models.CharField(blank=True, max_length=200)),
                        ("experience", models.TextField(blank=True)),
                        ("years", models.PositiveSmallIntegerField(null=True)),
                        ("identity", models.TextField(blank=True)),
                        ("id_mark", models.CharField(blank=True, max_length=64)),
                        ("key_mark", models.CharField(blank=True, max_length=64)),
                        ("language", models.CharField(default="th", max_length=2)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("applied", "Applied"),
                                    ("admitted", "Admitted"),
                                    ("rejected", "Rejected"),
                                    ("called", "Called"),
                                    ("reserve", "Reserve"),
                                    ("below", "Below"),
                                    ("training", "Training"),
                                    ("passed", "Passed"),
                                    ("failed", "Failed"),
                                    ("certified", "Certified"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="applied",
                                max_length=20,
                            ),
                        ),
                        ("licence", models.CharField(blank=True, max_length=30)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("sort_key", models.CharField(blank=True, max_length=900)),
                        ("applied_at", models.DateTimeField()),
                        ("revision", models.PositiveIntegerField(default=1)),
                        (
                            "assessor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recruitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="assessors.recruitment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("number",),
                        "indexes": [
                            models.Index(
                                fields=["recruitment", "stage", "number"], name="application_by_stage"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("id_mark", ""), _negated=True),
                                    models.Q(("stage", "withdrawn"), _negated=True),
                                ),
                                fields=("recruitment", "id_mark"),
                                name="applies_once_a_round",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("step", models.CharField(max_length=40)),
                        ("stage", models.CharField(max_length=20)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="assessors.application",
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
                    ],
                    options={"ordering": ("at", "id")},
                ),
                migrations.CreateModel(
                    name="Appraisal",
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
                                    ("collecting", "Collecting"),
                                    ("answering", "Answering"),
                                    ("committee", "Committee"),
                                    ("final", "Final"),
                                    ("appealed", "Appealed"),
                                ],
                                default="collecting",
                                max_length=20,
                            ),
                        ),
                        ("due_on", models.DateField(null=True)),
                        ("mean", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                        ("derivation", models.JSONField(default=dict)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("appeal", models.CharField(blank=True, max_length=1000)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appraisals",
                                to="assessors.appraisalround",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessor__sort_key", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "assessor"), name="appraised_once_a_round"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("institution", "institution"),
                                    ("chair", "chair"),
                                    ("reader", "reader"),
                                    ("self", "self"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("giver", models.CharField(max_length=60)),
                        ("giver_th", models.CharField(blank=True, max_length=200)),
                        ("giver_en", models.CharField(blank=True, max_length=200)),
                        ("marks", models.JSONField()),
                        ("comment", models.CharField(blank=True, max_length=2000)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("at", models.DateTimeField()),
                        (
                            "appraisal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="assessors.appraisal",
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
                    ],
                    options={
                        "ordering": ("kind", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("appraisal", "kind", "giver"), name="form_filled_once_each"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalConclusion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField()),
                        ("appeal", models.CharField(blank=True, max_length=1000)),
                        ("answer", models.CharField(blank=True, max_length=1000)),
                        ("conclusion", models.CharField(max_length=1000)),
                        ("resolution", models.CharField(max_length=200)),
                        ("mean", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                        ("derivation", models.JSONField(default=dict)),
                        ("at", models.DateTimeField()),
                        (
                            "appraisal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conclusions",
                                to="assessors.appraisal",
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
                    ],
                    options={
                        "ordering": ("version",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("appraisal", "version"), name="conclusion_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=100)),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("visit", "visit"),
                                    ("returned", "returned"),
                                    ("deadline", "deadline"),
                                    ("note", "note"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("words_th", models.CharField(max_length=500)),
                        ("words_en", models.CharField(blank=True, max_length=500)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                        ("unit_th", models.CharField(blank=True, max_length=40)),
                        ("unit_en", models.CharField(blank=True, max_length=40)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("at", models.DateTimeField()),
                        (
                            "appraisal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="assessors.appraisal",
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
                    ],
                    options={
                        "ordering": ("source", "pk"),
                        "constraints": [
                            models.UniqueConstraint(fields=("appraisal", "key"), name="appraisal_line_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalReply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.CharField(max_length=2000)),
                        ("at", models.DateTimeField()),
                        (
                            "answer",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="assessors.appraisalanswer",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="assessors.appraisalline",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer__isnull", False), ("line", None)),
                                    models.Q(("answer", None), ("line__isnull", False)),
                                    _connector="OR",
                                ),
                                name="reply_to_one_thing",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField(unique=True)),
                        ("rules", models.JSONField()),
                        ("estimates", models.JSONField(default=list)),
                        ("estimated_at", models.DateTimeField(null=True)),
                        ("is_demo", models.BooleanField(default=False)),
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
                    options={"ordering": ("-year",)},
                ),
                migrations.CreateModel(
                    name="Complaint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=20, unique=True)),
                        ("source", models.CharField(max_length=20)),
                        ("complainant", models.TextField(blank=True)),
                        ("about", models.TextField()),
                        ("answer", models.TextField(blank=True)),
                        ("finding", models.TextField(blank=True)),
                        ("received_on", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("received", "Received"),
                                    ("assigned", "Assigned"),
                                    ("heard", "Heard"),
                                    ("decided", "Decided"),
                                ],
                                default="received",
                                max_length=20,
                            ),
                        ),
                        ("upheld", models.BooleanField(null=True)),
                        ("proposes", models.CharField(blank=True, max_length=20)),
                        ("resolution", models.CharField(blank=True, max_length=200)),
                        ("decided_on", models.DateField(null=True)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("at", models.DateTimeField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
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
                    ],
                    options={"ordering": ("-received_on", "-pk")},
                ),
                migrations.CreateModel(
                    name="ComplaintMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_chair", models.BooleanField(default=False)),
                        (
                            "complaint",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="assessors.complaint",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-is_chair", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("complaint", "person"), name="hears_a_complaint_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Credential",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("uid", models.UUIDField(unique=True)),
                        ("of_list", models.PositiveIntegerField()),
                        ("place", models.PositiveIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "licence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="credentials",
                                to="registry.licence",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(fields=("of_list", "place"), name="credential_place_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CredentialKey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, unique=True)),
                        ("public", models.CharField(max_length=100)),
                        ("private", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("signs", models.BooleanField(default=True)),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("signs", True)),
                                fields=("signs",),
                                name="one_credential_key_signs",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RankedList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("selection", "selection"), ("competence", "competence")],
                                max_length=20,
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1)),
                        ("rule", models.JSONField()),
                        ("places", models.PositiveIntegerField(null=True)),
                        ("last_called", models.DecimalField(decimal_places=4, max_digits=9, null=True)),
                        ("next_best", models.DecimalField(decimal_places=4, max_digits=9, null=True)),
                        ("shared_last", models.PositiveIntegerField(default=0)),
                        ("digest", models.CharField(max_length=64)),
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
                        (
                            "recruitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lists",
                                to="assessors.recruitment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("recruitment", "part", "version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("recruitment", "part", "version"), name="list_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ListPublication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "ranked_list",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publication",
                                to="assessors.rankedlist",
                            ),
                        ),
                    ],
                    options={"abstract": False},
                ),
                migrations.CreateModel(
                    name="ListLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1)),
                        ("total", models.DecimalField(decimal_places=4, max_digits=9, null=True)),
                        ("rank", models.PositiveIntegerField(null=True)),
                        ("shared", models.PositiveIntegerField(default=0)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[("called", "called"), ("reserve", "reserve"), ("below", "below")],
                                max_length=20,
                            ),
                        ),
                        ("why", models.JSONField(default=list)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="assessors.application",
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
                            "ranked_list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="assessors.rankedlist",
                            ),
                        ),
                    ],
                    options={
                        "ordering": (
                            "ranked_list",
                            models.OrderBy(models.F("rank"), nulls_last=True),
                            "application",
                            "version",
                        ),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ranked_list", "application", "version"), name="line_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recognition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("level", models.CharField(max_length=40)),
                        ("facts", models.JSONField()),
                        ("resolution", models.CharField(max_length=200)),
                        ("at", models.DateTimeField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
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
                    ],
                    options={
                        "ordering": ("-year", "assessor__sort_key"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("assessor", "year"), name="recognised_once_a_year"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recruitment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("early_childhood", "early_childhood"),
                                    ("basic", "basic"),
                                    ("vocational", "vocational"),
                                    ("non_formal", "non_formal"),
                                    ("international", "international"),
                                    ("higher", "higher"),
                                    ("welfare", "welfare"),
                                    ("border_patrol", "border_patrol"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("places", models.PositiveIntegerField()),
                        ("opens_on", models.DateField()),
                        ("closes_on", models.DateField()),
                        ("tests_on", models.DateField(blank=True, null=True)),
                        ("conditions_th", models.TextField(blank=True)),
                        ("conditions_en", models.TextField(blank=True)),
                        ("rule", models.JSONField(default=dict)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("open", "Open"),
                                    ("screening", "Screening"),
                                    ("ranked", "Ranked"),
                                    ("training", "Training"),
                                    ("judged", "Judged"),
                                    ("endorsed", "Endorsed"),
                                    ("certified", "Certified"),
                                    ("stopped", "Stopped"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        ("committee", models.CharField(blank=True, max_length=200)),
                        ("board", models.CharField(blank=True, max_length=200)),
                        ("licences_from", models.DateField(blank=True, null=True)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("changed_at", models.DateTimeField()),
                        ("revision", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ("-year", "level", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "level", "number"), name="recruitment_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2500, 2700))),
                                name="recruitment_year_is_buddhist_era",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                                name="recruitment_days_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Renewal",
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
                                    ("invited", "Invited"),
                                    ("applied", "Applied"),
                                    ("returned", "Returned"),
                                    ("reviewed", "Reviewed"),
                                    ("endorsed", "Endorsed"),
                                    ("renewed", "Renewed"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="invited",
                                max_length=20,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("committee", models.CharField(blank=True, max_length=200)),
                        ("judged", models.JSONField(default=list)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        (
                            "licence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renewals",
                                to="registry.licence",
                            ),
                        ),
                        (
                            "made",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renewal_that_gave_it",
                                to="registry.licence",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renewals",
                                to="assessors.renewalround",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("pk",),
                        "indexes": [
                            models.Index(fields=["round", "stage"], name="renewal_by_round_and_stage")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("stage__in", ["invited", "applied", "returned", "reviewed", "endorsed"])
                                ),
                                fields=("licence",),
                                name="one_open_renewal_a_licence",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RenewalCondition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("early_childhood", "early_childhood"),
                                    ("basic", "basic"),
                                    ("vocational", "vocational"),
                                    ("non_formal", "non_formal"),
                                    ("international", "international"),
                                    ("higher", "higher"),
                                    ("welfare", "welfare"),
                                    ("border_patrol", "border_patrol"),
                                ],
                                max_length=40,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("training", "training"),
                                    ("visits", "visits"),
                                    ("appraisal", "appraisal"),
                                    ("standing", "standing"),
                                    ("resolutions", "resolutions"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("bound", models.PositiveIntegerField(null=True)),
                        ("confirmed", models.BooleanField(default=False)),
                        ("note_th", models.CharField(blank=True, max_length=300)),
                        ("note_en", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ("level", "pk"),
                        "constraints": [
                            models.UniqueConstraint(fields=("level", "kind"), name="renewal_condition_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RenewalFact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("training", "training"),
                                    ("visits", "visits"),
                                    ("appraisal", "appraisal"),
                                    ("standing", "standing"),
                                    ("resolutions", "resolutions"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("value", models.PositiveIntegerField()),
                        ("source", models.CharField(max_length=300)),
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
                        (
                            "renewal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="facts",
                                to="assessors.renewal",
                            ),
                        ),
                    ],
                    options={"ordering": ("pk",)},
                ),
                migrations.CreateModel(
                    name="RenewalRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("early_childhood", "early_childhood"),
                                    ("basic", "basic"),
                                    ("vocational", "vocational"),
                                    ("non_formal", "non_formal"),
                                    ("international", "international"),
                                    ("higher", "higher"),
                                    ("welfare", "welfare"),
                                    ("border_patrol", "border_patrol"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("ends_from", models.DateField()),
                        ("ends_by", models.DateField()),
                        ("apply_by", models.DateField()),
                        ("is_demo", models.BooleanField(default=False)),
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
                        "ordering": ("ends_by", "pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_by__gte", models.F("ends_from"))),
                                name="renewal_days_in_order",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Score",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[("selection", "selection"), ("competence", "competence")],
                                max_length=20,
                            ),
                        ),
                        ("component", models.CharField(max_length=40)),
                        ("version", models.PositiveSmallIntegerField(default=1)),
                        ("points", models.DecimalField(decimal_places=3, max_digits=8)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="assessors.application",
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
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("application", "part", "component", "version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "part", "component", "version"),
                                name="score_version_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreGiven",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("scale", models.CharField(max_length=60)),
                        ("indicator", models.CharField(max_length=40)),
                        ("score", models.PositiveSmallIntegerField()),
                        ("is_demo", models.BooleanField(default=False)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
                            ),
                        ),
                        (
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="assessors.appraisalround",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "scale", "assessor", "institution", "indicator"),
                                name="score_given_once",
                            )
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="SeverityLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("scale", models.CharField(max_length=60)),
                        ("subset", models.PositiveIntegerField()),
                        ("scores", models.PositiveIntegerField()),
                        ("institutions", models.PositiveIntegerField()),
                        ("logit", models.FloatField(null=True)),
                        ("error", models.FloatField(null=True)),
                        ("infit", models.FloatField()),
                        ("outfit", models.FloatField()),
                        ("extreme", models.BooleanField()),
                        (
                            "appraisal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="severities",
                                to="assessors.appraisal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("scale",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("appraisal", "scale"), name="severity_once_a_scale"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("error", None), ("logit", None)),
                                    models.Q(("error__isnull", False), ("logit__isnull", False)),
                                    _connector="OR",
                                ),
                                name="severity_never_without_error",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeverityRun",
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
                                    ("waiting", "Waiting"),
                                    ("estimating", "Estimating"),
                                    ("estimated", "Estimated"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=20,
                            ),
                        ),
                        ("scores", models.PositiveIntegerField()),
                        ("last_score", models.BigIntegerField()),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("scale", models.CharField(blank=True, max_length=60)),
                        ("place", models.PositiveSmallIntegerField(default=0)),
                        ("of", models.PositiveSmallIntegerField(default=0)),
                        ("done", models.PositiveSmallIntegerField(default=0)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("problem", models.JSONField(default=list)),
                        ("started_at", models.DateTimeField(null=True)),
                        ("heard_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
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
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="severity_runs",
                                to="assessors.appraisalround",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage__in", ("waiting", "estimating"))),
                                fields=("round",),
                                name="one_severity_run_of_a_round",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=200)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        ("room", models.PositiveIntegerField()),
                        (
                            "recruitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="assessors.recruitment",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("recruitment", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("recruitment", "number"), name="training_group_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("starts"))),
                                name="training_days_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trainee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trainee",
                                to="assessors.application",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="trainees",
                                to="assessors.traininggroup",
                            ),
                        ),
                    ],
                    options={"ordering": ("group", "application")},
                ),
                migrations.CreateModel(
                    name="TrainingSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("title", models.CharField(max_length=200)),
                        ("on", models.DateField()),
                        ("minutes", models.PositiveSmallIntegerField()),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="assessors.traininggroup",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("group", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "number"), name="training_session_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "mark",
                            models.CharField(
                                choices=[("present", "Present"), ("late", "Late"), ("absent", "Absent")],
                                max_length=20,
                            ),
                        ),
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
                        (
                            "trainee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="assessors.trainee",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendance",
                                to="assessors.trainingsession",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("session", "trainee"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "trainee"), name="attends_once_a_session"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VideoProgress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("video", models.CharField(max_length=40)),
                        ("percent", models.DecimalField(decimal_places=2, max_digits=5)),
                        ("completed_on", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(max_length=200)),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="videos",
                                to="assessors.application",
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
                    ],
                    options={
                        "ordering": ("application", "video"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("application", "video"), name="video_once_an_application"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percent__range", (0, 100))),
                                name="video_percent_of_hundred",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appeal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("against", models.CharField(max_length=20)),
                        ("text", models.TextField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("lodged", "Lodged"),
                                    ("upheld", "Upheld"),
                                    ("dismissed", "Dismissed"),
                                ],
                                default="lodged",
                                max_length=20,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("at", models.DateTimeField()),
                        ("decided_at", models.DateTimeField(null=True)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals",
                                to="assessors.application",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-at", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "lodged")),
                                fields=("application",),
                                name="one_appeal_waits",
                            )
                        ],
                    },
                ),
            ]
        ),
        Guard("assessors_credential"),
        Guard("assessors_applicationevent"),
        Guard("assessors_score"),
        Guard("assessors_rankedlist"),
        Guard("assessors_listline"),
        Guard("assessors_renewalfact"),
        Guard("assessors_appraisalconclusion"),
        Guard("assessors_listpublication"),
    ]
