"""The tables as all migrations up to 0033 leave them: a new database needs no way round."""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from prakan.foundation.tables import CreateTables, Guard


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("assessment", "0001_initial"),
        ("assessment", "0002_receipts_never_change"),
        ("assessment", "0003_seasons"),
        ("assessment", "0004_late_reports"),
        ("assessment", "0005_offers"),
        ("assessment", "0006_reminders_by_level"),
        ("assessment", "0007_missed"),
        ("assessment", "0008_season_requests"),
        ("assessment", "0009_season_drafts"),
        ("assessment", "0010_seasons_open"),
        ("assessment", "0011_season_ladder_edits"),
        ("assessment", "0012_team_plans"),
        ("assessment", "0013_team_rules"),
        ("assessment", "0014_team_changes"),
        ("assessment", "0015_team_lists"),
        ("assessment", "0016_team_invitations"),
        ("assessment", "0017_objections_and_lists"),
        ("assessment", "0018_cases"),
        ("assessment", "0019_case_scores"),
        ("assessment", "0020_team_answers"),
        ("assessment", "0021_meetings"),
        ("assessment", "0022_team_announcements"),
        ("assessment", "0023_report_whole"),
        ("assessment", "0024_readings"),
        ("assessment", "0025_no_subscribed_calendars"),
        ("assessment", "0026_certificates"),
        ("assessment", "0027_payments"),
        ("assessment", "0028_second_readings"),
        ("assessment", "0029_reading_lists"),
        ("assessment", "0030_case_bulk"),
        ("assessment", "0031_appeals"),
        ("assessment", "0032_cases_by_hand"),
        ("assessment", "0033_improvement"),
    ]
    dependencies = [("foundation", "0015_coordination_centres"), ("registry", "0023_assessor_expertise")]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="BoardBody",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(unique=True)),
                        ("name_th", models.CharField(max_length=300)),
                        ("name_en", models.CharField(blank=True, max_length=300)),
                        ("short_th", models.CharField(max_length=60)),
                        ("short_en", models.CharField(blank=True, max_length=60)),
                        ("levels", models.JSONField(default=list)),
                        ("is_board", models.BooleanField(default=False)),
                        ("quorum", models.PositiveSmallIntegerField(default=500)),
                        ("confirmed", models.BooleanField(default=False)),
                        ("note_th", models.CharField(blank=True, max_length=300)),
                        ("note_en", models.CharField(blank=True, max_length=300)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                    ],
                    options={"ordering": ("position", "id")},
                ),
                migrations.CreateModel(
                    name="CaseNumber",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField(unique=True)),
                        ("last", models.PositiveIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name="CaseReadingRules",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(default="agency", max_length=20, unique=True)),
                        ("rules", models.JSONField(default=dict)),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="CaseResultRules",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=20, unique=True)),
                        ("rules", models.JSONField(default=dict)),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="FeeTable",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(unique=True)),
                        ("tables", models.JSONField(default=dict)),
                        ("digest", models.CharField(max_length=64)),
                        ("at", models.DateTimeField()),
                    ],
                    options={"ordering": ("-version",)},
                ),
                migrations.CreateModel(
                    name="ImprovementRules",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(default="agency", max_length=20, unique=True)),
                        ("rules", models.JSONField(default=dict)),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="SarNumber",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField(unique=True)),
                        ("last", models.PositiveIntegerField(default=0)),
                    ],
                ),
                migrations.CreateModel(
                    name="TeamLetterRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(default="agency", max_length=20, unique=True)),
                        ("first_number", models.PositiveIntegerField(default=1)),
                        ("written", models.CharField(default="{number}/{year}", max_length=60)),
                        ("thai_digits", models.BooleanField(default=False)),
                        ("confirmed", models.BooleanField(default=False)),
                        ("note_th", models.CharField(blank=True, max_length=300)),
                        ("note_en", models.CharField(blank=True, max_length=300)),
                    ],
                ),
                migrations.CreateModel(
                    name="TeamRuleSet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(default="agency", max_length=20, unique=True)),
                        ("rules", models.JSONField(default=dict)),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="BoardMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        (
                            "post",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("member", "Member"),
                                    ("secretary", "Secretary"),
                                ],
                                default="member",
                                max_length=12,
                            ),
                        ),
                        ("starts", models.DateField()),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("at", models.DateTimeField()),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="assessment.boardbody",
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
                        "ordering": ("body", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends", None), ("ends__gte", models.F("starts")), _connector="OR"
                                ),
                                name="board_member_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BoardTie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=300)),
                        ("source", models.CharField(max_length=200)),
                        ("starts", models.DateField(blank=True, null=True)),
                        ("ends", models.DateField(blank=True, null=True)),
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
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ties",
                                to="assessment.boardmember",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("member", "id"),
                        "indexes": [models.Index(fields=["institution"], name="board_tie_by_institution")],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=30, unique=True)),
                        ("year", models.PositiveIntegerField()),
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
                                choices=[("usual", "usual"), ("joint", "joint"), ("own", "own")],
                                default="usual",
                                max_length=10,
                            ),
                        ),
                        (
                            "language",
                            models.CharField(
                                choices=[("th", "th"), ("en", "en")], default="th", max_length=2
                            ),
                        ),
                        ("partner", models.CharField(blank=True, max_length=200)),
                        ("pack_digest", models.CharField(blank=True, max_length=64)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("listed", "listed"),
                                    ("sar_due", "sar_due"),
                                    ("planned", "planned"),
                                    ("team_proposed", "team_proposed"),
                                    ("team_approved", "team_approved"),
                                    ("sar_analysed", "sar_analysed"),
                                    ("visited", "visited"),
                                    ("draft_sent", "draft_sent"),
                                    ("replied", "replied"),
                                    ("reading", "reading"),
                                    ("revision", "revision"),
                                    ("committee", "committee"),
                                    ("board", "board"),
                                    ("certified", "certified"),
                                    ("published", "published"),
                                    ("appealed", "appealed"),
                                    ("follow_up", "follow_up"),
                                    ("closed", "closed"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="listed",
                                max_length=20,
                            ),
                        ),
                        (
                            "owner",
                            models.CharField(
                                choices=[
                                    ("officer", "officer"),
                                    ("institution", "institution"),
                                    ("parent", "parent"),
                                    ("team", "team"),
                                    ("chair", "chair"),
                                    ("reader", "reader"),
                                    ("supervisor", "supervisor"),
                                    ("committee", "committee"),
                                    ("board", "board"),
                                    ("director", "director"),
                                    ("finance", "finance"),
                                    ("centre", "centre"),
                                    ("system", "system"),
                                    ("nobody", "nobody"),
                                ],
                                default="system",
                                max_length=20,
                            ),
                        ),
                        ("entered_at", models.DateTimeField()),
                        ("due_on", models.DateField(null=True)),
                        (
                            "mode",
                            models.CharField(
                                choices=[("onsite", "onsite"), ("online", "online"), ("mixed", "mixed")],
                                default="onsite",
                                max_length=10,
                            ),
                        ),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("opened_at", models.DateTimeField()),
                        (
                            "framework",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.framework",
                            ),
                        ),
                        (
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "listing",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.listing",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reader",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "route",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.caseroute",
                            ),
                        ),
                        (
                            "sar",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="assessment.sar",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="cases",
                                to="assessment.teamvisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-year", "number"),
                        "indexes": [
                            models.Index(fields=["year", "stage", "level"], name="case_by_stage_and_level"),
                            models.Index(fields=["year", "owner", "due_on"], name="case_by_owner"),
                            models.Index(fields=["year", "due_on"], name="case_by_due_day"),
                            models.Index(fields=["owner", "stage", "due_on"], name="case_by_turn"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "withdrawn"), _negated=True),
                                fields=("institution", "year", "level"),
                                name="one_case_an_institution_year_and_level",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2500, 2700))),
                                name="case_year_is_buddhist_era",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("framework", None), ("pack_digest", "")),
                                    models.Q(
                                        ("framework__isnull", False),
                                        models.Q(("pack_digest", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="case_pins_a_framework_with_its_digest",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAppeal",
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
                                    ("filed", "Filed"),
                                    ("heard", "Heard"),
                                    ("proposed", "Proposed"),
                                    ("settled", "Settled"),
                                ],
                                default="filed",
                                max_length=10,
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        ("last_day", models.DateField()),
                        ("late_reason", models.TextField(blank=True)),
                        (
                            "found",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("upheld", "upheld"),
                                    ("partly", "partly"),
                                    ("rejected", "rejected"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("resolution", models.CharField(blank=True, max_length=300)),
                        ("at", models.DateTimeField()),
                        ("settled_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appeals",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "settled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.caseverdict",
                            ),
                        ),
                        (
                            "verdict_after",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.caseverdict",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "settled"), _negated=True),
                                fields=("case",),
                                name="one_open_appeal_a_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(("stage", "settled"), _negated=True),
                                        ("found", ""),
                                        ("settled_at", None),
                                    ),
                                    models.Q(
                                        ("settled_at__isnull", False),
                                        ("stage", "settled"),
                                        models.Q(("found", ""), _negated=True),
                                        models.Q(("resolution", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="appeal_settled_by_a_resolution",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAppealPaper",
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
                                choices=[("proposal", "Proposal"), ("decision", "Decision")], max_length=10
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("content", models.TextField()),
                        ("digest", models.CharField(max_length=64)),
                        ("at", models.DateTimeField()),
                        (
                            "appeal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="assessment.caseappeal",
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
                    ],
                    options={
                        "ordering": ("appeal", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("appeal", "number"), name="appeal_paper_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAppealPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60)),
                        ("reason", models.TextField()),
                        (
                            "appeal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="points",
                                to="assessment.caseappeal",
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
                        "ordering": ("appeal", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("appeal", "key"), name="appeal_point_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAppealSeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "seat",
                            models.CharField(
                                choices=[("chair", "Chair"), ("member", "Member")], max_length=10
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "appeal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
                                to="assessment.caseappeal",
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("appeal", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("appeal", "assessor"),
                                name="appeal_seat_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseBulk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("step", models.CharField(max_length=40)),
                        ("value", models.CharField(blank=True, max_length=20)),
                        ("reason", models.TextField(blank=True)),
                        ("wanted", models.JSONField(default=list)),
                        ("answers", models.JSONField(default=list)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("working", "Working"),
                                    ("ready", "Ready"),
                                    ("cancelled", "Cancelled"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=12,
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("of", models.PositiveIntegerField()),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("at", models.DateTimeField()),
                        ("heard_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("stage__in", ("waiting", "working"))),
                                fields=["stage"],
                                name="case_bulk_that_waits",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseCertificate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "paper",
                            models.CharField(
                                choices=[("certificate", "certificate"), ("notification", "notification")],
                                max_length=12,
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("number", models.CharField(max_length=30, unique=True)),
                        ("starts", models.DateField()),
                        ("ends", models.DateField(null=True)),
                        ("content", models.TextField()),
                        ("digest", models.CharField(max_length=64)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("valid", "Valid"),
                                    ("replaced", "Replaced"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="valid",
                                max_length=12,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="assessment.caseverdict",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "valid")),
                                fields=("case",),
                                name="one_valid_certificate_a_case",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2500, 2700))),
                                name="certificate_year_is_buddhist_era",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("reason", ""), ("stage", "valid")),
                                    models.Q(
                                        models.Q(("stage", "valid"), _negated=True),
                                        ("ended_at__isnull", False),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="certificate_ends_with_a_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseCertificateNumber",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "paper",
                            models.CharField(
                                choices=[("certificate", "certificate"), ("notification", "notification")],
                                max_length=12,
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("last", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("paper", "year"), name="certificate_number_row_once"
                            )
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="CaseCertificatePaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("language", models.CharField(max_length=2)),
                        ("digest", models.CharField(max_length=64)),
                        ("at", models.DateTimeField()),
                        (
                            "certificate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="assessment.casecertificate",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("certificate", "language"),
                        "indexes": [models.Index(fields=["digest"], name="certificate_paper_by_digest")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("certificate", "language"), name="certificate_paper_once_a_language"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseConsensus",
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
                                choices=[("open", "Open"), ("agreed", "Agreed")],
                                default="open",
                                max_length=20,
                            ),
                        ),
                        ("marks", models.JSONField(default=dict)),
                        ("words", models.JSONField(default=dict)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("opened_at", models.DateTimeField()),
                        ("agreed_at", models.DateTimeField(null=True)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consensus",
                                to="assessment.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agreed_at", None), ("digest", ""), ("stage", "open")),
                                    models.Q(
                                        ("agreed_at__gte", models.F("opened_at")),
                                        ("stage", "agreed"),
                                        models.Q(("digest", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="consensus_agreed_is_sealed",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=64)),
                        ("target", models.CharField(blank=True, max_length=60)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("note", "note"),
                                    ("question", "question"),
                                    ("focus", "focus"),
                                    ("strength", "strength"),
                                    ("improvement", "improvement"),
                                    ("recommendation", "recommendation"),
                                    ("agenda", "agenda"),
                                    ("logistics", "logistics"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("text", models.TextField()),
                        ("evidence", models.JSONField(default=list)),
                        ("at", models.DateTimeField()),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("removed_at", models.DateTimeField(null=True)),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="assessment.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "key"), name="case_finding_once_a_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseHold",
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
                                    ("sar_missing", "sar_missing"),
                                    ("sar_returned", "sar_returned"),
                                    ("objected", "objected"),
                                    ("postponed", "postponed"),
                                    ("mode_changed", "mode_changed"),
                                    ("level_added", "level_added"),
                                    ("re_assessment", "re_assessment"),
                                    ("team_short", "team_short"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("opened_at", models.DateTimeField()),
                        ("lifted_at", models.DateTimeField(null=True)),
                        ("lifted_reason", models.TextField(blank=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holds",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "lifted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "id"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("lifted_at", None)),
                                fields=["kind"],
                                name="case_hold_open_by_kind",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("lifted_at", None)),
                                fields=("case", "kind"),
                                name="case_held_once_a_kind",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("step", models.CharField(max_length=40)),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("listed", "listed"),
                                    ("sar_due", "sar_due"),
                                    ("planned", "planned"),
                                    ("team_proposed", "team_proposed"),
                                    ("team_approved", "team_approved"),
                                    ("sar_analysed", "sar_analysed"),
                                    ("visited", "visited"),
                                    ("draft_sent", "draft_sent"),
                                    ("replied", "replied"),
                                    ("reading", "reading"),
                                    ("revision", "revision"),
                                    ("committee", "committee"),
                                    ("board", "board"),
                                    ("certified", "certified"),
                                    ("published", "published"),
                                    ("appealed", "appealed"),
                                    ("follow_up", "follow_up"),
                                    ("closed", "closed"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("listed", "listed"),
                                    ("sar_due", "sar_due"),
                                    ("planned", "planned"),
                                    ("team_proposed", "team_proposed"),
                                    ("team_approved", "team_approved"),
                                    ("sar_analysed", "sar_analysed"),
                                    ("visited", "visited"),
                                    ("draft_sent", "draft_sent"),
                                    ("replied", "replied"),
                                    ("reading", "reading"),
                                    ("revision", "revision"),
                                    ("committee", "committee"),
                                    ("board", "board"),
                                    ("certified", "certified"),
                                    ("published", "published"),
                                    ("appealed", "appealed"),
                                    ("follow_up", "follow_up"),
                                    ("closed", "closed"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="assessment.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "id"),
                        "indexes": [
                            models.Index(fields=["target", "at"], name="case_move_by_stage_and_time")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseReading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("rule", "rule"),
                                    ("surprise", "surprise"),
                                    ("lot", "lot"),
                                    ("returned", "returned"),
                                    ("asked", "asked"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("size", models.FloatField(default=0.0)),
                        ("is_second", models.BooleanField(default=False)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("assigned", "Assigned"),
                                    ("passed", "Passed"),
                                    ("returned", "Returned"),
                                    ("handed_back", "Handed Back"),
                                ],
                                default="assigned",
                                max_length=12,
                            ),
                        ),
                        ("free_of_interest", models.BooleanField(default=False)),
                        ("has_interest", models.BooleanField(default=False)),
                        ("checklist", models.JSONField(default=dict)),
                        ("words", models.TextField(blank=True)),
                        ("assigned_at", models.DateTimeField()),
                        ("due_on", models.DateField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "assigned_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "reader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="assessment.casereportversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "-id"),
                        "indexes": [models.Index(fields=["reader", "stage"], name="case_reading_by_reader")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "assigned")),
                                fields=("case", "is_second"),
                                name="one_open_reading_a_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseReadingList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
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
                        ("seed", models.CharField(max_length=64)),
                        ("sealed_at", models.DateTimeField()),
                        ("basis", models.JSONField(default=dict)),
                        ("lines", models.JSONField(default=list)),
                        ("digest", models.CharField(max_length=64)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["year", "level"], name="reading_list_by_level")],
                    },
                ),
                migrations.CreateModel(
                    name="CaseRemark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("section", models.CharField(max_length=80)),
                        ("quote", models.TextField(blank=True)),
                        ("text", models.TextField()),
                        ("must", models.BooleanField(default=True)),
                        ("answer", models.TextField(blank=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("at", models.DateTimeField()),
                        (
                            "answered_by",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "reading",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="remarks",
                                to="assessment.casereading",
                            ),
                        ),
                    ],
                    options={"ordering": ("reading", "id")},
                ),
                migrations.CreateModel(
                    name="CaseReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "owner",
                            models.CharField(
                                choices=[
                                    ("officer", "officer"),
                                    ("institution", "institution"),
                                    ("parent", "parent"),
                                    ("team", "team"),
                                    ("chair", "chair"),
                                    ("reader", "reader"),
                                    ("supervisor", "supervisor"),
                                    ("committee", "committee"),
                                    ("board", "board"),
                                    ("director", "director"),
                                    ("finance", "finance"),
                                    ("centre", "centre"),
                                    ("system", "system"),
                                    ("nobody", "nobody"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("due_on", models.DateField()),
                        ("rung", models.SmallIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminders",
                                to="assessment.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "owner", "due_on", "rung"), name="case_reminded_once_a_rung"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseReply",
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
                                choices=[("open", "Open"), ("sent", "Sent")], default="open", max_length=10
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("opened_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "version",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reply",
                                to="assessment.casereportversion",
                            ),
                        ),
                    ],
                    options={"ordering": ("case", "id")},
                ),
                migrations.CreateModel(
                    name="CaseReplyPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        (
                            "stand",
                            models.CharField(
                                choices=[("accept", "Accept"), ("object", "Object")], max_length=10
                            ),
                        ),
                        ("text", models.TextField(blank=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("", "None"), ("changed", "Changed"), ("kept", "Kept")],
                                default="",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.TextField(blank=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
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
                        (
                            "reply",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="points",
                                to="assessment.casereply",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("reply", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("reply", "key"), name="case_reply_point_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stand", "accept"),
                                    models.Q(("text", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="who_objects_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sections", models.JSONField(default=dict)),
                        ("is_whole", models.BooleanField(default=False)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("begun_at", models.DateTimeField()),
                        ("saved_at", models.DateTimeField(null=True)),
                        (
                            "begun_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report",
                                to="assessment.case",
                            ),
                        ),
                    ],
                    options={"ordering": ("case",)},
                ),
                migrations.CreateModel(
                    name="CaseReportVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("reply", "Reply"),
                                    ("revision", "Revision"),
                                    ("appeal", "Appeal"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("content", models.TextField()),
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report_versions",
                                to="assessment.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "number"), name="case_report_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CasePublication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("first", "First"),
                                    ("appeal", "Appeal"),
                                    ("corrected", "Corrected"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("content", models.TextField()),
                        ("digest", models.CharField(max_length=64)),
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publications",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "certificate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="publications",
                                to="assessment.casecertificate",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.casereportversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "-version"),
                        "indexes": [models.Index(fields=["version", "at"], name="case_publication_by_time")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "version"), name="case_publication_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseResultRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[("certificate.make", "Make"), ("case.publish", "Publish")],
                                max_length=30,
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("wanted", models.JSONField(default=list)),
                        ("answers", models.JSONField(default=list)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("working", "Working"),
                                    ("ready", "Ready"),
                                    ("cancelled", "Cancelled"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=12,
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("of", models.PositiveIntegerField()),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("at", models.DateTimeField()),
                        ("heard_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("stage__in", ("waiting", "working"))),
                                fields=["stage"],
                                name="case_result_run_open",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseRoute",
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
                        ("version", models.PositiveIntegerField()),
                        ("stages", models.JSONField(default=dict)),
                        ("digest", models.CharField(max_length=64)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ("level", "-version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("level", "version"), name="case_route_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseShare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=60)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="shares",
                                to="assessment.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "code"), name="case_share_once_a_code")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "seat",
                            models.CharField(
                                choices=[("chair", "Chair"), ("member", "Member")], max_length=10
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[("writing", "Writing"), ("handed_in", "Handed In")],
                                default="writing",
                                max_length=20,
                            ),
                        ),
                        ("marks", models.JSONField(default=dict)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("saved_at", models.DateTimeField()),
                        ("handed_in_at", models.DateTimeField(null=True)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sheets",
                                to="assessment.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "assessor"), name="one_sheet_a_case_and_assessor"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("digest", ""), ("handed_in_at", None), ("stage", "writing")),
                                    models.Q(
                                        ("handed_in_at__isnull", False),
                                        ("stage", "handed_in"),
                                        models.Q(("digest", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="sheet_handed_in_is_sealed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseVerdict",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField()),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("consensus", "consensus"),
                                    ("revision", "revision"),
                                    ("appeal", "appeal"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("marks", models.JSONField(default=dict)),
                        ("outcomes", models.JSONField(default=dict)),
                        ("overall", models.CharField(blank=True, max_length=60)),
                        ("pack_digest", models.CharField(max_length=64)),
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
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="verdicts",
                                to="assessment.case",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "-version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "version"), name="case_verdict_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoordinationCentre",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, unique=True)),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("provinces", models.JSONField(default=list)),
                        ("confirmed", models.BooleanField(default=False)),
                        ("is_active", models.BooleanField(default=True)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("revision", models.PositiveIntegerField(default=1)),
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
                    options={"ordering": ("code",)},
                ),
                migrations.CreateModel(
                    name="ImprovementPlan",
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
                                    ("draft", "draft"),
                                    ("sent", "sent"),
                                    ("returned", "returned"),
                                    ("agreed", "agreed"),
                                    ("done", "done"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("due_on", models.DateField()),
                        ("objection_on", models.DateField(null=True)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("opened_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("agreed_at", models.DateTimeField(null=True)),
                        ("done_at", models.DateTimeField(null=True)),
                        (
                            "agreed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="improvement",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "verdict",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.caseverdict",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case",),
                        "indexes": [
                            models.Index(fields=["stage", "due_on"], name="improvement_by_stage_and_day")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImprovementItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("kind", models.CharField(max_length=20)),
                        ("target", models.CharField(blank=True, max_length=60)),
                        ("source", models.TextField(blank=True)),
                        ("evidence", models.JSONField(default=list)),
                        ("what", models.TextField(blank=True)),
                        ("who", models.CharField(blank=True, max_length=200)),
                        ("due", models.DateField(null=True)),
                        ("measure", models.TextField(blank=True)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("in_progress", "in_progress"),
                                    ("done", "done"),
                                    ("dropped", "dropped"),
                                ],
                                default="open",
                                max_length=12,
                            ),
                        ),
                        ("reason", models.TextField(blank=True)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        (
                            "finding",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.casefinding",
                            ),
                        ),
                        (
                            "superseded",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.caseverdict",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="assessment.improvementplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("plan", "number"),
                        "indexes": [models.Index(fields=["stage", "due"], name="improvement_item_by_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "number"), name="improvement_item_number_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "dropped"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="who_drops_an_item_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImprovementProgress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("in_progress", "in_progress"),
                                    ("done", "done"),
                                    ("dropped", "dropped"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("file_name", models.CharField(blank=True, max_length=200)),
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
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.storedfile",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="progress",
                                to="assessment.improvementitem",
                            ),
                        ),
                    ],
                    options={"ordering": ("item", "id")},
                ),
                migrations.CreateModel(
                    name="ImprovementWord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "said",
                            models.CharField(
                                choices=[
                                    ("comment", "comment"),
                                    ("objection", "objection"),
                                    ("return", "return"),
                                    ("agreement", "agreement"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("text", models.TextField()),
                        ("revision", models.PositiveIntegerField()),
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="words",
                                to="assessment.improvementplan",
                            ),
                        ),
                    ],
                    options={"ordering": ("plan", "id")},
                ),
                migrations.CreateModel(
                    name="Meeting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        ("on", models.DateField()),
                        ("place", models.CharField(blank=True, max_length=200)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("called", "Called"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=12,
                            ),
                        ),
                        ("present", models.JSONField(default=list)),
                        ("agenda_digest", models.CharField(blank=True, max_length=64)),
                        ("minutes_digest", models.CharField(blank=True, max_length=64)),
                        ("seal", models.CharField(blank=True, max_length=64)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("at", models.DateTimeField()),
                        ("called_at", models.DateTimeField(null=True)),
                        ("closed_at", models.DateTimeField(null=True)),
                        ("cancel_reason", models.CharField(blank=True, max_length=500)),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="meetings",
                                to="assessment.boardbody",
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
                            "called_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "signed_minutes",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-on", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("body", "year", "number"), name="meeting_numbered_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2500, 2700))),
                                name="meeting_year_is_buddhist_era",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveIntegerField()),
                        ("report_digest", models.CharField(blank=True, max_length=64)),
                        ("verdict_digest", models.CharField(blank=True, max_length=64)),
                        (
                            "resolution",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("agreed", "agreed"),
                                    ("sent_back", "sent_back"),
                                    ("deferred", "deferred"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("words", models.TextField(blank=True)),
                        ("resolved_at", models.DateTimeField(null=True)),
                        (
                            "resolved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="assessment.meeting",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("meeting", "place"),
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "case"), name="case_once_an_agenda"),
                            models.UniqueConstraint(fields=("meeting", "place"), name="agenda_place_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentAccount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("locked", models.TextField()),
                        ("mark", models.CharField(max_length=64)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("entered", "entered"),
                                    ("confirmed", "confirmed"),
                                    ("refused", "refused"),
                                    ("replaced", "replaced"),
                                ],
                                default="entered",
                                max_length=10,
                            ),
                        ),
                        ("is_change", models.BooleanField(default=False)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("entered_at", models.DateTimeField()),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("second_at", models.DateTimeField(null=True)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payment_accounts",
                                to="registry.assessor",
                            ),
                        ),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "second_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessor", "-id"),
                        "indexes": [models.Index(fields=["mark"], name="payment_account_by_mark")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage__in", ("entered", "confirmed"))),
                                fields=("assessor",),
                                name="one_payment_account_an_assessor",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("second_by", None),
                                    models.Q(("second_by", models.F("confirmed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="payment_account_seen_by_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentDue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=80, unique=True)),
                        ("year", models.PositiveIntegerField()),
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
                            "part",
                            models.CharField(
                                choices=[("first", "first"), ("second", "second"), ("travel", "travel")],
                                max_length=10,
                            ),
                        ),
                        ("stage", models.CharField(max_length=20)),
                        ("seat", models.CharField(max_length=10)),
                        ("satang", models.BigIntegerField()),
                        ("reckoned", models.JSONField(default=dict)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("at", models.DateTimeField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues",
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
                        (
                            "case",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reversed_by",
                                to="assessment.paymentdue",
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.feetable",
                            ),
                        ),
                        (
                            "list",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues",
                                to="assessment.paymentlist",
                            ),
                        ),
                        (
                            "record",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dues",
                                to="assessment.teamvisitrecord",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(fields=["year", "level", "part"], name="payment_due_by_level"),
                            models.Index(fields=["assessor", "year"], name="payment_due_by_assessor"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("reverses", None), ("satang__gt", 0)),
                                    models.Q(("reverses__isnull", False), ("satang__lt", 0)),
                                    _connector="OR",
                                ),
                                name="payment_due_is_positive_or_reverses",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=30, unique=True)),
                        ("year", models.PositiveIntegerField()),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("category", models.CharField(max_length=60)),
                        ("ref", models.CharField(blank=True, max_length=80)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("made", "made"),
                                    ("short", "short"),
                                    ("funded", "funded"),
                                    ("approved", "approved"),
                                    ("paid", "paid"),
                                    ("cancelled", "cancelled"),
                                ],
                                default="made",
                                max_length=10,
                            ),
                        ),
                        ("gross", models.BigIntegerField()),
                        ("withheld", models.BigIntegerField()),
                        ("dues_count", models.PositiveIntegerField()),
                        ("people_count", models.PositiveIntegerField()),
                        ("digest", models.CharField(max_length=64)),
                        ("problem", models.JSONField(default=list)),
                        ("entry", models.BigIntegerField(null=True)),
                        ("made_at", models.DateTimeField()),
                        ("approved_at", models.DateTimeField(null=True)),
                        ("paid_on", models.DateField(null=True)),
                        ("reference", models.CharField(blank=True, max_length=100)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("revision", models.PositiveIntegerField(default=1)),
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
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "paid_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "table",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.feetable",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["year", "stage"], name="payment_list_by_stage")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by", None),
                                    models.Q(("approved_by", models.F("made_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="payment_list_four_eyes",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("satang", models.BigIntegerField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
                            ),
                        ),
                        (
                            "due",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="assessment.paymentdue",
                            ),
                        ),
                        (
                            "list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="assessment.paymentlist",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("list", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("list", "due"), name="payment_line_once_a_list")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentPayee",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("gross", models.BigIntegerField()),
                        ("withheld", models.BigIntegerField()),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("at", models.DateTimeField()),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.paymentaccount",
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payees",
                                to="assessment.paymentlist",
                            ),
                        ),
                        (
                            "reverses",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="returned_by",
                                to="assessment.paymentpayee",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("list", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reverses", None)),
                                fields=("list", "assessor"),
                                name="payee_once_a_list",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaymentQuestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[("open", "open"), ("answered", "answered")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "due",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="assessment.paymentdue",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["stage"], name="payment_question_by_stage")],
                    },
                ),
                migrations.CreateModel(
                    name="Recusal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=300)),
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
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recusals",
                                to="assessment.agendaitem",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.boardmember",
                            ),
                        ),
                        (
                            "tie",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.boardtie",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("item", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "member"), name="recused_once_an_item")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultsProgramme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField(unique=True)),
                        ("rules", models.JSONField(default=dict)),
                        ("opened_at", models.DateTimeField()),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-year",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2500, 2700))),
                                name="programme_year_is_buddhist_era",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultsMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "colour",
                            models.CharField(
                                blank=True,
                                choices=[("red", "red"), ("yellow", "yellow"), ("green", "green"), ("", "")],
                                max_length=10,
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("selected", "selected"),
                                    ("working", "working"),
                                    ("closed", "closed"),
                                    ("removed", "removed"),
                                ],
                                default="selected",
                                max_length=10,
                            ),
                        ),
                        ("by_hand", models.BooleanField(default=False)),
                        ("reason", models.TextField()),
                        ("end_reason", models.TextField(blank=True)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.case",
                            ),
                        ),
                        (
                            "centre",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="assessment.coordinationcentre",
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
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="assessment.resultsprogramme",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("programme", "id"),
                        "indexes": [
                            models.Index(
                                fields=["programme", "stage", "colour"], name="results_member_by_stage"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "institution"), name="results_member_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "removed"), _negated=True),
                                    models.Q(("end_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="who_removes_a_member_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ResultsActivity",
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
                                    ("visit", "visit"),
                                    ("workshop", "workshop"),
                                    ("meeting", "meeting"),
                                    ("mou", "mou"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("title", models.CharField(max_length=300)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("people", models.JSONField(default=dict)),
                        ("file_name", models.CharField(blank=True, max_length=200)),
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
                            "centre",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.coordinationcentre",
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
                        (
                            "members",
                            models.ManyToManyField(related_name="activities", to="assessment.resultsmember"),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="assessment.resultsprogramme",
                            ),
                        ),
                    ],
                    options={"ordering": ("programme", "-on", "-id")},
                ),
                migrations.CreateModel(
                    name="Sar",
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
                                    ("child_centre", "child_centre"),
                                    ("basic", "basic"),
                                    ("vocational", "vocational"),
                                    ("non_formal", "non_formal"),
                                    ("international", "international"),
                                    ("higher", "higher"),
                                    ("welfare", "welfare"),
                                    ("border_patrol", "border_patrol"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("level", models.CharField(max_length=40)),
                        ("pack_digest", models.CharField(max_length=64)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("forwarded", "Forwarded"),
                                    ("accepted", "Accepted"),
                                    ("returned", "Returned"),
                                    ("missing", "Missing"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        ("late", models.BooleanField(default=False)),
                        ("number", models.CharField(blank=True, max_length=30)),
                        ("filled", models.PositiveIntegerField(default=0)),
                        ("asked", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("started_at", models.DateTimeField()),
                        ("saved_at", models.DateTimeField(null=True)),
                        ("submitted_at", models.DateTimeField(null=True)),
                        ("forwarded_at", models.DateTimeField(null=True)),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("returned_at", models.DateTimeField(null=True)),
                        ("returned_reason", models.TextField(blank=True)),
                        ("missed_at", models.DateTimeField(null=True)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "forwarded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "framework",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.framework",
                            ),
                        ),
                        (
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sars",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "missed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "own_file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.storedfile",
                            ),
                        ),
                        (
                            "returned_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "started_by",
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
                        "ordering": ("-year", "institution", "level"),
                        "indexes": [
                            models.Index(fields=["year", "stage", "kind"], name="sar_by_year_and_stage"),
                            models.Index(fields=["year", "submitted_at"], name="sar_by_submission"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("institution", "year", "level"), name="sar_once_a_year_and_level"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2500), ("year__lte", 2700)),
                                name="sar_year_is_buddhist_era",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("stage__in", ("submitted", "forwarded", "accepted")), _negated=True
                                    ),
                                    models.Q(
                                        ("submitted_at__isnull", False),
                                        models.Q(("number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="sar_submitted_with_a_receipt",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SarEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("question", models.CharField(max_length=60)),
                        ("title", models.CharField(max_length=300)),
                        ("page", models.PositiveIntegerField(blank=True, null=True)),
                        ("second", models.PositiveIntegerField(blank=True, null=True)),
                        ("at", models.DateTimeField()),
                        ("removed_at", models.DateTimeField(null=True)),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.storedfile",
                            ),
                        ),
                        (
                            "sar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="assessment.sar",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("sar", "id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("page", None), ("second", None), _connector="OR"),
                                name="evidence_has_a_page_or_a_second",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseEvidence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=64)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("document", "document"),
                                    ("interview", "interview"),
                                    ("observation", "observation"),
                                    ("data", "data"),
                                    ("photo", "photo"),
                                    ("sound", "sound"),
                                    ("video", "video"),
                                    ("sar", "sar"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("title", models.CharField(max_length=300)),
                        ("note", models.TextField(blank=True)),
                        ("page", models.PositiveIntegerField(null=True)),
                        ("second", models.PositiveIntegerField(null=True)),
                        ("taken_at", models.DateTimeField(null=True)),
                        ("place", models.CharField(blank=True, max_length=200)),
                        ("at", models.DateTimeField()),
                        ("digest", models.CharField(max_length=64)),
                        ("hidden_at", models.DateTimeField(null=True)),
                        ("hidden_reason", models.TextField(blank=True)),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidence",
                                to="assessment.case",
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
                        (
                            "hidden_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "sar_evidence",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="assessment.sarevidence",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("case", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "key"), name="case_evidence_once_a_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SarPart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("section", models.CharField(max_length=60)),
                        ("answers", models.JSONField(default=dict)),
                        (
                            "sar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="assessment.sar",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("sar", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("sar", "section"), name="sar_part_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SarReceipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("number", models.CharField(max_length=30, unique=True)),
                        ("at", models.DateTimeField()),
                        ("late", models.BooleanField(default=False)),
                        ("content", models.TextField()),
                        ("digest", models.CharField(max_length=64)),
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
                            "sar",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="assessment.sar",
                            ),
                        ),
                    ],
                    options={"ordering": ("id",)},
                ),
                migrations.CreateModel(
                    name="SarOffer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=100)),
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
                            "receipt",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="assessment.sarreceipt",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(fields=("by", "key"), name="sar_offer_once_a_key")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Season",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField(unique=True)),
                        ("list_year", models.PositiveIntegerField()),
                        ("opens_on", models.DateField()),
                        ("stands_on", models.DateField(blank=True, null=True)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("opened_at", models.DateTimeField(null=True)),
                        ("ladder", models.JSONField(default=list)),
                        ("ladder_confirmed", models.BooleanField(default=False)),
                        ("ladder_reason", models.TextField(blank=True)),
                        ("ladder_at", models.DateTimeField(null=True)),
                        ("ladder_revision", models.PositiveIntegerField(default=1)),
                        (
                            "ladder_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-year",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("list_year__range", (2500, 2700)), ("year__range", (2500, 2700))
                                ),
                                name="season_years_are_buddhist_era",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeasonApplication",
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
                                    ("child_centre", "child_centre"),
                                    ("basic", "basic"),
                                    ("vocational", "vocational"),
                                    ("non_formal", "non_formal"),
                                    ("international", "international"),
                                    ("higher", "higher"),
                                    ("welfare", "welfare"),
                                    ("border_patrol", "border_patrol"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("applied_on", models.DateField()),
                        ("entry", models.PositiveIntegerField()),
                        ("source", models.CharField(blank=True, max_length=200)),
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
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="assessment.season",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("season", "kind", "entry"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("season", "institution"), name="applied_once_a_season"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeasonDeadline",
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
                                    ("child_centre", "child_centre"),
                                    ("basic", "basic"),
                                    ("vocational", "vocational"),
                                    ("non_formal", "non_formal"),
                                    ("international", "international"),
                                    ("higher", "higher"),
                                    ("welfare", "welfare"),
                                    ("border_patrol", "border_patrol"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("confirmed", models.BooleanField(default=False)),
                        ("apply_by", models.DateField(blank=True, null=True)),
                        ("places", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "order_rule",
                            models.CharField(
                                choices=[("first_come", "first_come"), ("named", "named")],
                                default="first_come",
                                max_length=20,
                            ),
                        ),
                        (
                            "late_rule",
                            models.CharField(
                                choices=[("mark", "mark"), ("until", "until"), ("refuse", "refuse")],
                                default="mark",
                                max_length=20,
                            ),
                        ),
                        ("late_until", models.DateField(blank=True, null=True)),
                        ("late_confirmed", models.BooleanField(default=False)),
                        ("reason", models.TextField(blank=True)),
                        ("changed_at", models.DateTimeField()),
                        ("revision", models.PositiveIntegerField(default=1)),
                        (
                            "changed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadlines",
                                to="assessment.season",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("season", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("season", "kind"), name="deadline_once_a_season_and_kind"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("late_rule", "until"), _negated=True),
                                    models.Q(
                                        ("late_until__gt", models.F("due_on")), ("late_until__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="late_until_after_the_deadline",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeasonExtension",
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
                                blank=True,
                                choices=[
                                    ("child_centre", "child_centre"),
                                    ("basic", "basic"),
                                    ("vocational", "vocational"),
                                    ("non_formal", "non_formal"),
                                    ("international", "international"),
                                    ("higher", "higher"),
                                    ("welfare", "welfare"),
                                    ("border_patrol", "border_patrol"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("until", models.DateField()),
                        ("ends_at", models.DateTimeField()),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("withdrawn_at", models.DateTimeField(null=True)),
                        ("withdrawn_reason", models.TextField(blank=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.parentagency",
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
                            "institution",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="extensions",
                                to="assessment.season",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("season", "-id"),
                        "indexes": [
                            models.Index(fields=["institution", "season"], name="extension_by_institution")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency__isnull", False), ("institution", None)),
                                    models.Q(("agency", None), ("institution__isnull", False)),
                                    _connector="OR",
                                ),
                                name="extension_for_one_or_for_an_agency",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeasonMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveIntegerField()),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="moves",
                                to="assessment.seasonapplication",
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
                    options={"ordering": ("id",)},
                ),
                migrations.CreateModel(
                    name="SeasonReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("level", models.CharField(blank=True, max_length=40)),
                        ("rung", models.CharField(max_length=20)),
                        ("due_on", models.DateField(null=True)),
                        ("day", models.DateField()),
                        ("turn", models.PositiveSmallIntegerField(default=0)),
                        ("batch", models.CharField(max_length=64)),
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
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminders",
                                to="assessment.season",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("season", "-id"),
                        "indexes": [models.Index(fields=["season", "day"], name="reminder_by_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("season", "institution", "level", "rung", "day", "turn"),
                                name="reminded_once_a_day_level_and_rung",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeasonRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("wished", models.DateField()),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                        (
                            "answer",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("granted", "Granted"),
                                    ("declined", "Declined"),
                                ],
                                default="waiting",
                                max_length=20,
                            ),
                        ),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("answer_reason", models.TextField(blank=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.parentagency",
                            ),
                        ),
                        (
                            "answered_by",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "extension",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="request",
                                to="assessment.seasonextension",
                            ),
                        ),
                        (
                            "institution",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "season",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="assessment.season",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("season", "-id"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency__isnull", False), ("institution", None)),
                                    models.Q(("agency", None), ("institution__isnull", False)),
                                    _connector="OR",
                                ),
                                name="request_for_one_or_for_an_agency",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("answer", "waiting"), ("institution__isnull", False)),
                                fields=("season", "institution"),
                                name="one_waiting_request_of_an_institution",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("agency__isnull", False), ("answer", "waiting")),
                                fields=("season", "agency"),
                                name="one_waiting_request_of_an_agency",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamList",
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("sent", "Sent"),
                                    ("approved", "Approved"),
                                    ("returned", "Returned"),
                                    ("recalled", "Recalled"),
                                ],
                                default="sent",
                                max_length=20,
                            ),
                        ),
                        ("bodies", models.JSONField(default=list)),
                        ("turn", models.PositiveSmallIntegerField(default=0)),
                        ("four_eyes", models.BooleanField(default=True)),
                        ("digest", models.CharField(max_length=64)),
                        ("at", models.DateTimeField()),
                        ("recalled_at", models.DateTimeField(null=True)),
                        ("recall_reason", models.CharField(blank=True, max_length=500)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recalled_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lists",
                                to="assessment.teamplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "sent")),
                                fields=("plan", "level"),
                                name="one_team_list_sent_a_level",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[("committee", "committee"), ("director", "director")], max_length=20
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[("approve", "Approve"), ("return", "Return")], max_length=10
                            ),
                        ),
                        ("resolution", models.CharField(blank=True, max_length=200)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("digest", models.CharField(max_length=64)),
                        ("approved", models.PositiveIntegerField()),
                        ("returned", models.PositiveIntegerField()),
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
                            "list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="assessment.teamlist",
                            ),
                        ),
                    ],
                    options={"ordering": ("list", "id")},
                ),
                migrations.CreateModel(
                    name="TeamPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveIntegerField()),
                        ("name", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("formed", "Formed"), ("panel", "Panel")],
                                default="formed",
                                max_length=10,
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("waiting", "Waiting"),
                                    ("forming", "Forming"),
                                    ("proposed", "Proposed"),
                                    ("confirmed", "Confirmed"),
                                    ("replaced", "Replaced"),
                                    ("stopped", "Stopped"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=20,
                            ),
                        ),
                        ("policy", models.JSONField(default=dict)),
                        ("starts_on", models.DateField()),
                        ("weeks", models.PositiveSmallIntegerField()),
                        ("seed", models.PositiveIntegerField(default=1)),
                        ("steps", models.PositiveIntegerField()),
                        ("finished", models.BooleanField(default=True)),
                        ("rule_version", models.CharField(blank=True, max_length=10)),
                        ("input_digest", models.CharField(blank=True, max_length=64)),
                        ("plan_digest", models.CharField(blank=True, max_length=64)),
                        ("cost", models.BigIntegerField(null=True)),
                        ("lower_bound", models.BigIntegerField(null=True)),
                        ("gap", models.IntegerField(null=True)),
                        ("empty_seats", models.PositiveIntegerField(null=True)),
                        ("least_empty_seats", models.PositiveIntegerField(null=True)),
                        ("snapshot", models.CharField(blank=True, max_length=120)),
                        ("counts", models.JSONField(default=dict)),
                        ("problem", models.JSONField(default=list)),
                        ("at", models.DateTimeField()),
                        ("started_at", models.DateTimeField(null=True)),
                        ("heard_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        (
                            "phase",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "None"),
                                    ("gathering", "Gathering"),
                                    ("searching", "Searching"),
                                    ("proving", "Proving"),
                                    ("writing", "Writing"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("of", models.PositiveIntegerField(default=0)),
                        ("best_cost", models.BigIntegerField(null=True)),
                        ("best_unserved", models.PositiveIntegerField(null=True)),
                        ("stop_at", models.DateTimeField(null=True)),
                        ("formed_at", models.DateTimeField(null=True)),
                        ("confirmed_at", models.DateTimeField(null=True)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("events", models.JSONField(default=list)),
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
                            "confirmed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "copy_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="copies",
                                to="assessment.teamplan",
                            ),
                        ),
                        (
                            "stop_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "indexes": [models.Index(fields=["year", "stage"], name="team_plan_by_year")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "formed"), ("stage", "confirmed")),
                                fields=("year",),
                                name="one_confirmed_team_plan_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__range", (2500, 2700))),
                                name="team_plan_year_is_buddhist_era",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weeks__range", (1, 64))),
                                name="team_plan_of_1_to_64_weeks",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamObjection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[("open", "Open"), ("upheld", "Upheld"), ("rejected", "Rejected")],
                                default="open",
                                max_length=20,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("decision", models.TextField(blank=True)),
                        ("interest", models.CharField(blank=True, max_length=20)),
                        ("decided_at", models.DateTimeField(null=True)),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="objections",
                                to="assessment.teamplan",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="objections",
                                to="assessment.teamvisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "institution", "assessor"),
                                name="one_objection_to_an_assessor",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamLetterRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(blank=True, max_length=30)),
                        (
                            "level",
                            models.CharField(
                                blank=True,
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
                        ("language", models.CharField(choices=[("th", "Th"), ("en", "En")], max_length=2)),
                        (
                            "format",
                            models.CharField(choices=[("zip", "Zip"), ("docx", "Docx")], max_length=4),
                        ),
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
                        ("wanted", models.JSONField(default=list)),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("of", models.PositiveIntegerField()),
                        ("at", models.DateTimeField()),
                        ("started_at", models.DateTimeField(null=True)),
                        ("heard_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("ready_at", models.DateTimeField(null=True)),
                        ("place", models.CharField(blank=True, max_length=120)),
                        ("size", models.PositiveBigIntegerField(null=True)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("problem", models.JSONField(default=list)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="letter_runs",
                                to="assessment.teamplan",
                            ),
                        ),
                    ],
                    options={"ordering": ("-id",)},
                ),
                migrations.CreateModel(
                    name="TeamLeftOut",
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
                            "why",
                            models.CharField(
                                choices=[
                                    ("record", "Record"),
                                    ("impossible", "Impossible"),
                                    ("shortage", "Shortage"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("problem", models.JSONField(default=list)),
                        (
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="left_out",
                                to="assessment.teamplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("plan", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "institution"), name="left_out_once_a_team_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("confirmed", "Confirmed"),
                                    ("dropped", "Dropped"),
                                    ("undone", "Undone"),
                                ],
                                default="proposed",
                                max_length=20,
                            ),
                        ),
                        ("events", models.JSONField(default=list)),
                        ("reason", models.TextField()),
                        ("gone", models.JSONField(default=list)),
                        ("come", models.JSONField(default=list)),
                        ("left", models.JSONField(default=list)),
                        ("taken_up", models.JSONField(default=list)),
                        ("faults", models.JSONField(default=list)),
                        ("waived", models.JSONField(default=list)),
                        ("seats", models.PositiveIntegerField()),
                        ("seats_changed", models.PositiveIntegerField()),
                        ("unavoidable", models.PositiveIntegerField()),
                        ("cost_before", models.BigIntegerField()),
                        ("cost_after", models.BigIntegerField()),
                        ("figures_before", models.JSONField(default=dict)),
                        ("milliseconds", models.PositiveIntegerField()),
                        ("digest_before", models.CharField(max_length=64)),
                        ("digest_after", models.CharField(max_length=64)),
                        ("at", models.DateTimeField()),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("undone_at", models.DateTimeField(null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "objection",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="assessment.teamobjection",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="changes",
                                to="assessment.teamplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-number",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "number"), name="team_change_numbered_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamAside",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("problem", models.JSONField(default=list)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aside",
                                to="assessment.teamplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("plan", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "assessor"), name="aside_once_a_team_plan"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamAnnouncement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("announced", models.PositiveIntegerField()),
                        ("refused", models.PositiveIntegerField()),
                        ("items", models.JSONField(default=list)),
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="announcements",
                                to="assessment.teamplan",
                            ),
                        ),
                    ],
                    options={"ordering": ("-id",)},
                ),
                migrations.CreateModel(
                    name="TeamRoute",
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
                                unique=True,
                            ),
                        ),
                        ("bodies", models.JSONField(default=list)),
                        ("four_eyes", models.BooleanField(default=True)),
                        ("invite_early", models.BooleanField(default=False)),
                        ("ask_next", models.BooleanField(default=False)),
                        ("answer_days", models.PositiveSmallIntegerField()),
                        ("object_days", models.PositiveSmallIntegerField(default=7)),
                        ("confirmed", models.BooleanField(default=False)),
                        ("note_th", models.CharField(blank=True, max_length=300)),
                        ("note_en", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ("level",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("answer_days__range", (1, 60))),
                                name="team_route_gives_days_to_answer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("object_days__range", (0, 60))),
                                name="team_route_limits_objections",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
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
                        ("week", models.PositiveSmallIntegerField()),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        ("cost", models.BigIntegerField()),
                        ("metres", models.PositiveIntegerField()),
                        ("is_pinned", models.BooleanField(default=False)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("approved", "Approved"),
                                    ("announced", "Announced"),
                                ],
                                default="proposed",
                                max_length=20,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="visits",
                                to="assessment.teamplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("plan", "number"),
                        "indexes": [
                            models.Index(fields=["plan", "week", "number"], name="team_visit_by_week")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "number"), name="team_visit_numbered_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("starts"))),
                                name="team_visit_ends_after_it_starts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamStop",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField()),
                        ("days", models.PositiveSmallIntegerField()),
                        (
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stops",
                                to="assessment.teamvisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("visit", "order"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("visit", "institution"), name="team_stop_once_a_visit"
                            ),
                            models.UniqueConstraint(
                                fields=("visit", "order"), name="team_stop_has_its_place"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamSeat",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "seat",
                            models.CharField(
                                choices=[("chair", "Chair"), ("member", "Member")], max_length=10
                            ),
                        ),
                        ("is_pinned", models.BooleanField(default=False)),
                        ("partner", models.CharField(blank=True, max_length=200)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.assessor",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="seats",
                                to="assessment.teamvisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("visit", "id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("visit", "assessor"), name="team_seat_once_a_visit"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("seat", "chair")),
                                fields=("visit",),
                                name="one_chair_a_team",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamListLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("digest", models.CharField(max_length=64)),
                        ("said", models.JSONField(default=dict)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("returned", models.BooleanField(default=False)),
                        (
                            "list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="assessment.teamlist",
                            ),
                        ),
                        (
                            "marked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="assessment.teamvisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("list", "number"),
                        "constraints": [
                            models.UniqueConstraint(fields=("list", "visit"), name="team_visit_once_a_list")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamInvitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "seat",
                            models.CharField(
                                choices=[("chair", "Chair"), ("member", "Member")], max_length=10
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="invited",
                                max_length=20,
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        ("digest", models.CharField(max_length=64)),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("sequence", models.PositiveIntegerField(default=0)),
                        ("answer_by", models.DateField()),
                        ("early", models.BooleanField(default=False)),
                        (
                            "cause",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("work", "work"),
                                    ("health", "health"),
                                    ("family", "family"),
                                    ("interest", "interest"),
                                    ("travel", "travel"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("spoken_by", models.CharField(blank=True, max_length=120)),
                        ("spoken_on", models.DateField(null=True)),
                        ("reminded_at", models.DateTimeField(null=True)),
                        ("at", models.DateTimeField()),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "instead_of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="substitutes",
                                to="assessment.teaminvitation",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="assessment.teamplan",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="invitations",
                                to="assessment.teamvisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("starts", "id"),
                        "indexes": [
                            models.Index(fields=["assessor", "starts"], name="invitation_by_assessor")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage__in", ("invited", "accepted"))),
                                fields=("visit", "assessor"),
                                name="one_open_invitation_a_seat",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("starts"))),
                                name="invitation_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamAppointment",
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
                                    ("in_force", "In Force"),
                                    ("replaced", "Replaced"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="in_force",
                                max_length=20,
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("letter_year", models.PositiveIntegerField()),
                        ("letter_number", models.PositiveIntegerField()),
                        ("digest", models.CharField(max_length=64)),
                        ("facts", models.JSONField(default=dict)),
                        ("at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "announcement",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="appointments",
                                to="assessment.teamannouncement",
                            ),
                        ),
                        (
                            "appointment_en",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.lettertemplate",
                            ),
                        ),
                        (
                            "appointment_th",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.lettertemplate",
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
                            "notice_en",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.lettertemplate",
                            ),
                        ),
                        (
                            "notice_th",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.lettertemplate",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="appointments",
                                to="assessment.teamplan",
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="appointments",
                                to="assessment.teamvisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("letter_year", "letter_number"),
                        "indexes": [
                            models.Index(fields=["plan", "number"], name="appointment_by_visit_number")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("letter_year", "letter_number"), name="appointment_numbered_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "in_force")),
                                fields=("visit",),
                                name="one_appointment_in_force_a_visit",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamVisitRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("level", models.CharField(max_length=40)),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        ("places", models.JSONField(default=list)),
                        ("took_place", models.BooleanField(default=True)),
                        ("people", models.JSONField(default=list)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("at", models.DateTimeField()),
                        ("corrected_at", models.DateTimeField(null=True)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "corrected_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="records",
                                to="assessment.teamplan",
                            ),
                        ),
                        (
                            "visit",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="record",
                                to="assessment.teamvisit",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("starts", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "number"), name="team_visit_recorded_once"
                            )
                        ],
                    },
                ),
            ]
        ),
        Guard("assessment_sarreceipt"),
        Guard("assessment_saroffer"),
        Guard("assessment_feetable"),
        Guard("assessment_paymentpayee"),
        Guard("assessment_paymentline"),
        Guard(
            "assessment_paymentdue",
            "key, table_id, year, level, part, case_id, record_id, assessor_id, seat, satang, reckoned, reverses_id",
        ),
        Guard("assessment_caseverdict"),
        Guard("assessment_casecertificatepaper"),
        Guard("assessment_casepublication"),
        Guard("assessment_casemove"),
        Guard("assessment_caseroute"),
        Guard("assessment_casereportversion"),
        Guard("assessment_casereadinglist"),
        Guard("assessment_casereminder"),
        Guard("assessment_caseappealpoint"),
        Guard("assessment_caseappealpaper"),
        Guard("assessment_improvementprogress"),
        Guard("assessment_improvementword"),
    ]
