"""The tables as all migrations up to 0015 leave them: a new database needs no way round."""

from __future__ import annotations

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from prakan.foundation.tables import CreateTables, Guard


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("foundation", "0001_initial"),
        ("foundation", "0002_append_only"),
        ("foundation", "0003_deliveries"),
        ("foundation", "0004_deliveries_of_notices"),
        ("foundation", "0005_notice_without_mail"),
        ("foundation", "0006_role_assessment_officer"),
        ("foundation", "0007_uploads"),
        ("foundation", "0008_delivery_latest"),
        ("foundation", "0009_outsiders"),
        ("foundation", "0010_api_keys"),
        ("foundation", "0011_role_board_secretary"),
        ("foundation", "0012_arrivals"),
        ("foundation", "0013_assessors"),
        ("foundation", "0014_readers_and_supervisors"),
        ("foundation", "0015_coordination_centres"),
    ]
    dependencies = []
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="Agency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.SlugField(unique=True)),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(max_length=200)),
                        ("short_th", models.CharField(max_length=40)),
                        ("short_en", models.CharField(max_length=40)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("sign_off", models.JSONField(default=list)),
                    ],
                ),
                migrations.CreateModel(
                    name="Duty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, unique=True)),
                        ("due_at", models.DateTimeField()),
                        ("done_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("last_error", models.TextField(blank=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="HookEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("event_id", models.CharField(max_length=64, unique=True)),
                        ("at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Seal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("first_id", models.BigIntegerField()),
                        ("last_id", models.BigIntegerField(unique=True)),
                        ("rows", models.BigIntegerField()),
                        ("manifest", models.TextField()),
                        ("previous", models.CharField(blank=True, max_length=64)),
                        ("digest", models.CharField(max_length=64)),
                        ("reason", models.CharField(max_length=80)),
                    ],
                    options={"ordering": ("last_id",)},
                ),
                migrations.CreateModel(
                    name="TextBlock",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=80, unique=True)),
                        ("th", models.TextField()),
                        ("en", models.TextField(blank=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        ("username", models.CharField(max_length=150, unique=True)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("language", models.CharField(default="th", max_length=2)),
                        ("is_active", models.BooleanField(default=True)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("created_at", models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("email", ""), _negated=True),
                                fields=("email",),
                                name="person_email_once",
                            )
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="AuditRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("by_label", models.CharField(max_length=200)),
                        ("step", models.CharField(db_index=True, max_length=80)),
                        ("subject", models.CharField(db_index=True, max_length=120)),
                        ("before", models.JSONField(default=dict)),
                        ("after", models.JSONField(default=dict)),
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
                    ],
                    options={"ordering": ("id",)},
                ),
                migrations.CreateModel(
                    name="ContactCode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("channel", models.CharField(max_length=20)),
                        ("address", models.TextField(blank=True)),
                        ("fingerprint", models.CharField(db_index=True, max_length=64)),
                        ("at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("used_at", models.DateTimeField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contact_codes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Scan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("size", models.BigIntegerField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[("waiting", "Waiting"), ("clean", "Clean"), ("harmful", "Harmful")],
                                default="waiting",
                                max_length=20,
                            ),
                        ),
                        ("due_at", models.DateTimeField()),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("scanned_at", models.DateTimeField(null=True)),
                        ("said", models.TextField(blank=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("stage", "waiting")), fields=["due_at"], name="scan_open"
                            )
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="StoredFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(db_index=True, max_length=64)),
                        ("name", models.CharField(max_length=255)),
                        ("media_type", models.CharField(max_length=100)),
                        ("size", models.BigIntegerField()),
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
                    options={"ordering": ("id",)},
                ),
                migrations.CreateModel(
                    name="Unit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True)),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("confirmed", models.BooleanField(default=False)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="foundation.unit",
                            ),
                        ),
                    ],
                    options={"ordering": ("code",)},
                ),
                migrations.CreateModel(
                    name="Wording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("template", models.CharField(db_index=True, max_length=80)),
                        ("subject_th", models.CharField(max_length=200)),
                        ("subject_en", models.CharField(blank=True, max_length=200)),
                        ("body_th", models.TextField()),
                        ("body_en", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                        ("standard", models.BooleanField(default=False)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=160)),
                        ("template", models.CharField(max_length=80)),
                        ("values", models.JSONField(default=dict)),
                        ("url", models.CharField(blank=True, max_length=300)),
                        ("at", models.DateTimeField()),
                        ("read_at", models.DateTimeField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="notices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "row",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.auditrow",
                            ),
                        ),
                        (
                            "wording",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.wording",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "key"), name="notice_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("batch", models.CharField(max_length=120)),
                        ("key", models.CharField(max_length=120)),
                        ("label", models.CharField(max_length=300)),
                        ("subject", models.CharField(blank=True, max_length=120)),
                        ("address", models.TextField()),
                        ("values", models.TextField()),
                        ("template", models.CharField(max_length=80)),
                        ("language", models.CharField(default="th", max_length=2)),
                        ("url", models.CharField(blank=True, max_length=300)),
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
                            "wording",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.wording",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("batch", "key"), name="letter_once")]
                    },
                ),
                migrations.CreateModel(
                    name="ApiAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("operation", models.CharField(max_length=100)),
                        ("key", models.CharField(max_length=100)),
                        ("digest", models.CharField(max_length=64)),
                        ("status", models.PositiveSmallIntegerField(default=0)),
                        ("body", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "operation", "key"), name="api_answer_once"
                            )
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="ApiKey",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=100)),
                        ("prefix", models.CharField(max_length=16)),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("issued_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("revoked_at", models.DateTimeField(null=True)),
                        ("per_minute", models.PositiveIntegerField(null=True)),
                        ("last_used_on", models.DateField(null=True)),
                        ("minute", models.PositiveBigIntegerField(default=0)),
                        ("calls", models.PositiveIntegerField(default=0)),
                        (
                            "issued_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keys",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at", None)),
                                fields=("person", "name"),
                                name="key_name_once_a_person",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("channel", models.CharField(max_length=20)),
                        ("address", models.TextField()),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("linked_at", models.DateTimeField()),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "channel"), name="contact_once_per_channel"
                            ),
                            models.UniqueConstraint(
                                fields=("channel", "fingerprint"), name="contact_of_one_person"
                            ),
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="FollowUp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        ("due_at", models.DateTimeField()),
                        ("done_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("last_error", models.TextField(blank=True)),
                        (
                            "row",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="foundation.auditrow",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_at", None)),
                                fields=["due_at"],
                                name="follow_up_open",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("row", "name"), name="follow_up_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MessageChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.JSONField(default=list)),
                        ("kinds", models.JSONField(default=dict)),
                        ("everywhere", models.BooleanField(default=False)),
                        ("quiet_from", models.TimeField(null=True)),
                        ("quiet_to", models.TimeField(null=True)),
                        ("limits", models.JSONField(default=dict)),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="message_choice",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("quiet_from", None), ("quiet_to", None)),
                                    models.Q(("quiet_from__isnull", False), ("quiet_to__isnull", False)),
                                    _connector="OR",
                                ),
                                name="quiet_hours_whole",
                            )
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                        ("channel", models.CharField(max_length=20)),
                        ("place", models.PositiveSmallIntegerField(default=0)),
                        ("urgent", models.BooleanField(default=False)),
                        ("stage", models.CharField(default="queued", max_length=20)),
                        ("reason", models.CharField(blank=True, default="", max_length=20)),
                        ("due_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("changed_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("arrived_at", models.DateTimeField(null=True)),
                        ("answer", models.CharField(blank=True, max_length=300)),
                        ("error", models.TextField(blank=True)),
                        (
                            "letter",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="foundation.letter",
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="foundation.notice",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("stage__in", ["queued", "retrying", "sending"])),
                                fields=["due_at"],
                                name="delivery_to_do",
                            ),
                            models.Index(fields=["channel", "stage"], name="delivery_board"),
                            models.Index(fields=["-changed_at", "-id"], name="delivery_latest"),
                            models.Index(fields=["channel", "sent_at"], name="delivery_of_the_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("notice", "channel"), name="delivery_once_per_channel"
                            ),
                            models.UniqueConstraint(fields=("letter",), name="delivery_once_per_letter"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("letter__isnull", False), ("notice", None)),
                                    models.Q(("letter", None), ("notice__isnull", False)),
                                    _connector="OR",
                                ),
                                name="delivery_of_a_notice_or_a_letter",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoleGrant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("policy_officer", "policy_officer"),
                                    ("project_owner", "project_owner"),
                                    ("unit_head", "unit_head"),
                                    ("finance_officer", "finance_officer"),
                                    ("deputy_director", "deputy_director"),
                                    ("director", "director"),
                                    ("auditor", "auditor"),
                                    ("administrator", "administrator"),
                                    ("assessment_officer", "assessment_officer"),
                                    ("board_secretary", "board_secretary"),
                                    ("institution", "institution"),
                                    ("parent_agency", "parent_agency"),
                                    ("assessor", "assessor"),
                                    ("report_reader", "report_reader"),
                                    ("supervisor", "supervisor"),
                                    ("coordination_centre", "coordination_centre"),
                                ],
                                max_length=40,
                            ),
                        ),
                        ("scope", models.CharField(blank=True, max_length=80)),
                        ("starts", models.DateField(blank=True, null=True)),
                        ("ends", models.DateField(blank=True, null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="grants",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="foundation.unit",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "role", "unit", "scope"), name="grant_role_once_per_unit"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("unit", None)),
                                fields=("person", "role", "scope"),
                                name="grant_role_once_in_the_agency",
                            ),
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="Upload",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=43, unique=True)),
                        ("name", models.CharField(max_length=255)),
                        ("size", models.BigIntegerField()),
                        ("declared", models.CharField(blank=True, max_length=64)),
                        ("begun_at", models.DateTimeField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("receiving", "Receiving"),
                                    ("confirmed", "Confirmed"),
                                    ("kept", "Kept"),
                                    ("refused", "Refused"),
                                    ("cancelled", "Cancelled"),
                                    ("expired", "Expired"),
                                ],
                                default="receiving",
                                max_length=20,
                            ),
                        ),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("media_type", models.CharField(blank=True, max_length=100)),
                        ("problem", models.CharField(blank=True, max_length=20)),
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
                    ],
                    options={
                        "ordering": ("id",),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("stage__in", ["receiving", "confirmed"])),
                                fields=["by"],
                                name="upload_unfinished",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0)), name="upload_not_empty"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("file__isnull", False), ("stage", "kept")),
                                    models.Q(models.Q(("stage", "kept"), _negated=True), ("file", None)),
                                    _connector="OR",
                                ),
                                name="upload_kept_is_a_file",
                            ),
                        ],
                    },
                ),
            ]
        ),
        Guard("foundation_auditrow"),
        Guard("foundation_seal"),
    ]
