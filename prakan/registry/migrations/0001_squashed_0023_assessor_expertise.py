"""The tables as all migrations up to 0023 leave them: a new database needs no way round."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from prakan.foundation.tables import CreateTables, Guard


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("registry", "0001_initial"),
        ("registry", "0002_append_only"),
        ("registry", "0003_listings_and_longer_keys"),
        ("registry", "0004_frameworks"),
        ("registry", "0005_frameworks_never_change"),
        ("registry", "0006_rosters"),
        ("registry", "0007_search_terms"),
        ("registry", "0008_institutions_by_province"),
        ("registry", "0009_compared_for_duplicates"),
        ("registry", "0010_counted_by_kind"),
        ("registry", "0011_former_names"),
        ("registry", "0012_contact_points"),
        ("registry", "0013_roster_keys"),
        ("registry", "0014_listings_by_level"),
        ("registry", "0015_roster_contacts"),
        ("registry", "0016_letter_templates"),
        ("registry", "0017_pilot_limits"),
        ("registry", "0018_assessors"),
        ("registry", "0019_licences_and_interests"),
        ("registry", "0020_letter_words_gone"),
        ("registry", "0021_letter_kinds"),
        ("registry", "0022_interest_source"),
        ("registry", "0023_assessor_expertise"),
    ]
    dependencies = [("foundation", "0013_assessors")]
    operations = [
        CreateTables(
            [
                migrations.CreateModel(
                    name="ContactRole",
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
                        ("place", models.PositiveSmallIntegerField()),
                        ("of_institutions", models.BooleanField(default=True)),
                        ("of_agencies", models.BooleanField(default=True)),
                    ],
                    options={"ordering": ("place", "code")},
                ),
                migrations.CreateModel(
                    name="CoolingOff",
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
                                    ("employment", "employment"),
                                    ("supervision", "supervision"),
                                    ("same_agency", "same_agency"),
                                    ("study", "study"),
                                    ("past_assessment", "past_assessment"),
                                    ("family", "family"),
                                    ("consultancy", "consultancy"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                                unique=True,
                            ),
                        ),
                        ("days", models.PositiveIntegerField(null=True)),
                        ("agency_kinds", models.JSONField(default=list)),
                        ("confirmed", models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="LicenceTerm",
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
                        ("prefix", models.CharField(max_length=8)),
                        ("years", models.PositiveSmallIntegerField(null=True)),
                        ("confirmed", models.BooleanField(default=False)),
                        ("note_th", models.CharField(blank=True, max_length=300)),
                        ("note_en", models.CharField(blank=True, max_length=300)),
                    ],
                    options={"ordering": ("pk",)},
                ),
                migrations.CreateModel(
                    name="ParentAgency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ministry", "ministry"),
                                    ("department", "department"),
                                    ("area_office", "area_office"),
                                    ("local_government", "local_government"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("short_th", models.CharField(blank=True, max_length=40)),
                        ("short_en", models.CharField(blank=True, max_length=40)),
                        ("sort_key", models.CharField(blank=True, max_length=900)),
                        ("confirmed", models.BooleanField(default=False)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("changed_at", models.DateTimeField()),
                        ("revision", models.PositiveIntegerField(default=1)),
                    ],
                    options={"ordering": ("sort_key", "pk")},
                ),
                migrations.CreateModel(
                    name="Assessor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.CharField(max_length=20, unique=True)),
                        ("title", models.CharField(blank=True, max_length=40)),
                        ("name_th", models.CharField(max_length=200)),
                        ("name_en", models.CharField(blank=True, max_length=200)),
                        ("languages", models.CharField(blank=True, max_length=40)),
                        ("expertise", models.CharField(blank=True, max_length=200)),
                        ("province", models.CharField(blank=True, max_length=2)),
                        ("district", models.CharField(blank=True, max_length=4)),
                        ("subdistrict", models.CharField(blank=True, max_length=6)),
                        ("postal_code", models.CharField(blank=True, max_length=5)),
                        (
                            "latitude",
                            models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                        ),
                        (
                            "longitude",
                            models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                        ),
                        (
                            "position_precision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", ""),
                                    ("exact", "exact"),
                                    ("subdistrict", "subdistrict"),
                                    ("district", "district"),
                                    ("province", "province"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("position_source", models.CharField(blank=True, max_length=200)),
                        ("max_load", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("joined_on", models.DateField(blank=True, null=True)),
                        (
                            "standing",
                            models.CharField(
                                choices=[("active", "active"), ("resting", "resting"), ("left", "left")],
                                default="active",
                                max_length=20,
                            ),
                        ),
                        ("identity", models.TextField(blank=True)),
                        ("id_mark", models.CharField(blank=True, max_length=64)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("search_key", models.CharField(blank=True, max_length=500)),
                        ("sort_key", models.CharField(blank=True, max_length=900)),
                        ("created_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField()),
                        ("revision", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ("sort_key", "pk"),
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="assessor_in_order"),
                            models.Index(fields=["province", "sort_key"], name="assessor_by_province"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("id_mark", ""), _negated=True),
                                fields=("id_mark",),
                                name="assessor_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("latitude", None), ("longitude", None)),
                                    models.Q(
                                        ("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))
                                    ),
                                    _connector="OR",
                                ),
                                name="assessor_position_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("district", ""),
                                    ("district__startswith", models.F("province")),
                                    _connector="OR",
                                ),
                                name="assessor_district_in_province",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("subdistrict", ""),
                                    ("subdistrict__startswith", models.F("district")),
                                    _connector="OR",
                                ),
                                name="assessor_subdistrict_in_district",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Framework",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=60)),
                        ("year", models.PositiveIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("hearing", "Hearing"),
                                    ("pilot", "Pilot"),
                                    ("board", "Board"),
                                    ("published", "Published"),
                                    ("superseded", "Superseded"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        ("level", models.CharField(max_length=40)),
                        ("until", models.PositiveIntegerField(blank=True, null=True)),
                        ("status", models.CharField(max_length=20)),
                        ("kinds", models.JSONField(default=list)),
                        ("confirmed", models.BooleanField(default=False)),
                        ("name_th", models.CharField(max_length=400)),
                        ("name_en", models.CharField(blank=True, max_length=400)),
                        ("files", models.JSONField()),
                        ("canonical", models.TextField()),
                        ("digest", models.CharField(db_index=True, max_length=64)),
                        ("reason", models.TextField(blank=True)),
                        ("made_at", models.DateTimeField()),
                        ("returned_reason", models.TextField(blank=True)),
                        ("decision", models.CharField(blank=True, max_length=200)),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "based_on",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.framework",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "published_by",
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
                        "ordering": ("code", "-year", "-number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("code", "year", "number"), name="framework_version_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "published")),
                                fields=("code", "year"),
                                name="framework_published_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrameworkComment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("target", models.CharField(blank=True, max_length=80)),
                        ("text", models.TextField()),
                        ("speaker", models.CharField(blank=True, max_length=200)),
                        ("at", models.DateTimeField()),
                        ("answer", models.TextField(blank=True)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                            "framework",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="registry.framework",
                            ),
                        ),
                    ],
                    options={"ordering": ("id",)},
                ),
                migrations.CreateModel(
                    name="Institution",
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
                        ("grades", models.CharField(blank=True, max_length=120)),
                        (
                            "size",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", ""),
                                    ("small", "small"),
                                    ("medium", "medium"),
                                    ("large", "large"),
                                    ("extra_large", "extra_large"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("learners", models.PositiveIntegerField(blank=True, null=True)),
                        ("address", models.CharField(blank=True, max_length=300)),
                        ("province", models.CharField(blank=True, max_length=2)),
                        ("district", models.CharField(blank=True, max_length=4)),
                        ("subdistrict", models.CharField(blank=True, max_length=6)),
                        ("postal_code", models.CharField(blank=True, max_length=5)),
                        (
                            "latitude",
                            models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                        ),
                        (
                            "longitude",
                            models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True),
                        ),
                        (
                            "position_precision",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", ""),
                                    ("exact", "exact"),
                                    ("subdistrict", "subdistrict"),
                                    ("district", "district"),
                                    ("province", "province"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("position_source", models.CharField(blank=True, max_length=200)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("open", "open"),
                                    ("closed", "closed"),
                                    ("merged", "merged"),
                                    ("withdrawn", "withdrawn"),
                                ],
                                default="open",
                                max_length=20,
                            ),
                        ),
                        ("opened_on", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("match_key", models.CharField(blank=True, max_length=200)),
                        ("sort_key", models.CharField(blank=True, max_length=900)),
                        ("created_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField()),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("compared_revision", models.PositiveIntegerField(default=0)),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged_from",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="institutions",
                                to="registry.parentagency",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("sort_key", "pk"),
                        "indexes": [
                            models.Index(fields=["sort_key", "id"], name="institution_in_order"),
                            models.Index(fields=["status", "sort_key", "id"], name="institution_by_status"),
                            models.Index(
                                fields=["province", "status", "sort_key", "id"],
                                name="institution_by_province",
                            ),
                            models.Index(fields=["match_key"], name="institution_by_match_key"),
                            models.Index(
                                fields=["province", "district", "sort_key"], name="institution_by_place"
                            ),
                            models.Index(
                                fields=["status", "kind", "sort_key", "id"],
                                name="institution_by_status_and_kind",
                            ),
                            models.Index(fields=["agency", "sort_key"], name="institution_by_agency"),
                            models.Index(
                                condition=models.Q(("compared_revision__lt", models.F("revision"))),
                                fields=["district", "id"],
                                name="institution_to_compare",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("latitude", None), ("longitude", None)),
                                    models.Q(
                                        ("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))
                                    ),
                                    _connector="OR",
                                ),
                                name="institution_position_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("district", ""),
                                    ("district__startswith", models.F("province")),
                                    _connector="OR",
                                ),
                                name="institution_district_in_province",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("subdistrict", ""),
                                    ("subdistrict__startswith", models.F("district")),
                                    _connector="OR",
                                ),
                                name="institution_subdistrict_in_district",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("merged_into__isnull", False), ("status", "merged")),
                                    models.Q(
                                        models.Q(("status", "merged"), _negated=True), ("merged_into", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="institution_merged_into_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DuplicateProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("score", models.PositiveSmallIntegerField()),
                        ("reasons", models.JSONField(default=list)),
                        ("proposed_at", models.DateTimeField()),
                        (
                            "decision",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("same", "Same"),
                                    ("different", "Different"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("reason", models.TextField(blank=True)),
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
                            "first",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "second",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-score", "id"),
                        "constraints": [
                            models.UniqueConstraint(fields=("first", "second"), name="pair_proposed_once"),
                            models.CheckConstraint(
                                condition=models.Q(("first__lt", models.F("second"))), name="pair_in_order"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InstitutionCode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "scheme",
                            models.CharField(
                                choices=[
                                    ("agency", "agency"),
                                    ("school10", "school10"),
                                    ("ministry", "ministry"),
                                    ("smis8", "smis8"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("value", models.CharField(max_length=40)),
                        ("starts", models.DateField(blank=True, null=True)),
                        ("ends", models.DateField(blank=True, null=True)),
                        (
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="codes",
                                to="registry.institution",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("institution", "scheme", "pk"),
                        "indexes": [models.Index(fields=["value"], name="code_by_value")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends", None)),
                                fields=("scheme", "value"),
                                name="code_carried_once_at_a_time",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ends", None)),
                                fields=("institution", "scheme"),
                                name="one_code_a_scheme_now",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", None),
                                    ("ends", None),
                                    ("ends__gte", models.F("starts")),
                                    _connector="OR",
                                ),
                                name="code_ends_after_it_starts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterestOverride",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kinds", models.JSONField(default=list)),
                        ("until", models.DateField()),
                        ("reason", models.CharField(max_length=500)),
                        ("at", models.DateTimeField()),
                        ("taken_back_at", models.DateTimeField(null=True)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overrides",
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
                            "institution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "taken_back_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-at", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("taken_back_at", None)),
                                fields=("assessor", "institution"),
                                name="override_once_a_pair",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterTemplate",
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
                                    ("roster_request", "roster_request"),
                                    ("team_appointment", "team_appointment"),
                                    ("visit_notice", "visit_notice"),
                                ],
                                default="roster_request",
                                max_length=30,
                            ),
                        ),
                        ("language", models.CharField(choices=[("th", "Th"), ("en", "En")], max_length=2)),
                        ("version", models.PositiveIntegerField()),
                        ("remark", models.CharField(blank=True, max_length=200)),
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
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="foundation.storedfile",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("kind", "language", "-version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kind", "language", "version"), name="letter_version_once_a_kind"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LetterTemplateUse",
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
                            "template",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uses",
                                to="registry.lettertemplate",
                            ),
                        ),
                    ],
                    options={"ordering": ("-id",)},
                ),
                migrations.CreateModel(
                    name="Licence",
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
                        ("number", models.CharField(max_length=30, unique=True)),
                        ("starts", models.DateField()),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("term_confirmed", models.BooleanField(default=False)),
                        ("resolution", models.CharField(max_length=200)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("issued", "Issued"),
                                    ("suspended", "Suspended"),
                                    ("reinstated", "Reinstated"),
                                    ("revoked", "Revoked"),
                                ],
                                default="issued",
                                max_length=20,
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False)),
                        ("at", models.DateTimeField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="licences",
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
                            "renews",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renewed_by",
                                to="registry.licence",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("assessor", "level", "-starts"),
                        "indexes": [
                            models.Index(fields=["level", "ends"], name="licence_by_level_and_end"),
                            models.Index(fields=["ends"], name="licence_by_end"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends", None), ("ends__gte", models.F("starts")), _connector="OR"
                                ),
                                name="licence_ends_after_it_starts",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LicenceChange",
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
                                choices=[
                                    ("suspend", "suspend"),
                                    ("reinstate", "reinstate"),
                                    ("revoke", "revoke"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("reason", models.CharField(max_length=500)),
                        ("resolution", models.CharField(max_length=200)),
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
                            "licence",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="events",
                                to="registry.licence",
                            ),
                        ),
                    ],
                    options={"ordering": ("on", "id")},
                ),
                migrations.CreateModel(
                    name="Listing",
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
                        ("level", models.CharField(blank=True, max_length=40)),
                        ("on", models.DateField()),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("end_reason", models.TextField(blank=True)),
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
                                related_name="listings",
                                to="registry.institution",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("year", "institution"),
                        "indexes": [
                            models.Index(fields=["year", "kind", "on"], name="listing_by_year_and_kind")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("year", "institution", "level"),
                                name="listed_once_a_year_and_level",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 2500), ("year__lte", 2700)),
                                name="listing_year_is_buddhist_era",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None), ("ended_on__gte", models.F("on")), _connector="OR"
                                ),
                                name="listing_ends_after_it_starts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Interest",
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
                                    ("employment", "employment"),
                                    ("supervision", "supervision"),
                                    ("same_agency", "same_agency"),
                                    ("study", "study"),
                                    ("past_assessment", "past_assessment"),
                                    ("family", "family"),
                                    ("consultancy", "consultancy"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("reason", models.CharField(max_length=500)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("starts", models.DateField(blank=True, null=True)),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("at", models.DateTimeField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interests",
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
                            "institution",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.parentagency",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-at", "-id"),
                        "indexes": [models.Index(fields=["institution"], name="interest_by_institution")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency", None), ("institution__isnull", False)),
                                    models.Q(("agency__isnull", False), ("institution", None)),
                                    _connector="OR",
                                ),
                                name="interest_in_one_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", None),
                                    ("ends", None),
                                    ("ends__gte", models.F("starts")),
                                    _connector="OR",
                                ),
                                name="interest_ends_after_it_starts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactPoint",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("personal", models.TextField(blank=True)),
                        ("mail_mark", models.CharField(blank=True, max_length=64)),
                        ("phone_mark", models.CharField(blank=True, max_length=64)),
                        ("roster_mark", models.CharField(blank=True, max_length=64)),
                        ("language", models.CharField(default="th", max_length=2)),
                        ("starts", models.DateField(blank=True, null=True)),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("erased_at", models.DateTimeField(null=True)),
                        ("is_demo", models.BooleanField(default=False)),
                        ("changed_at", models.DateTimeField()),
                        ("revision", models.PositiveIntegerField(default=1)),
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
                            "role",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.contactrole",
                            ),
                        ),
                        (
                            "institution",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_points",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_points",
                                to="registry.parentagency",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("role__place", "pk"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("erased_at", None)),
                                fields=["ends"],
                                name="contact_point_to_erase",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency__isnull", False), ("institution", None)),
                                    models.Q(("agency", None), ("institution__isnull", False)),
                                    _connector="OR",
                                ),
                                name="contact_point_of_one_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", None),
                                    ("ends", None),
                                    ("ends__gte", models.F("starts")),
                                    _connector="OR",
                                ),
                                name="contact_point_ends_after_it_starts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("erased_at", None),
                                    models.Q(
                                        ("mail_mark", ""),
                                        ("personal", ""),
                                        ("phone_mark", ""),
                                        ("roster_mark", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="contact_point_erased_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ColumnMapping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("headings", models.JSONField(default=list)),
                        ("fields", models.JSONField(default=dict)),
                        ("confirmed_at", models.DateTimeField()),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.parentagency",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "fingerprint"), name="mapping_once_a_sender"
                            )
                        ]
                    },
                ),
                migrations.CreateModel(
                    name="AssessorTie",
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
                                choices=[("employed", "employed"), ("studied", "studied")], max_length=20
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("position", models.CharField(blank=True, max_length=200)),
                        ("starts", models.DateField(blank=True, null=True)),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("dropped_at", models.DateTimeField(null=True)),
                        ("at", models.DateTimeField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ties",
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
                            "institution",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.parentagency",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("kind", "-starts", "-id"),
                        "indexes": [
                            models.Index(fields=["institution", "assessor"], name="tie_by_institution"),
                            models.Index(fields=["agency", "assessor"], name="tie_by_agency"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agency", None), ("institution__isnull", False), ("name", "")),
                                    models.Q(("agency__isnull", False), ("institution", None), ("name", "")),
                                    models.Q(("agency", None), ("institution", None), ("name__gt", "")),
                                    _connector="OR",
                                ),
                                name="tie_to_one_place",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", None),
                                    ("ends", None),
                                    ("ends__gte", models.F("starts")),
                                    _connector="OR",
                                ),
                                name="tie_ends_after_it_starts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyPlacement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts", models.DateField(blank=True, null=True)),
                        ("ends", models.DateField(blank=True, null=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="placements",
                                to="registry.parentagency",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="below",
                                to="registry.parentagency",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("agency", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends", None)),
                                fields=("agency",),
                                name="agency_has_one_place_now",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent", None),
                                    models.Q(("parent", models.F("agency")), _negated=True),
                                    _connector="OR",
                                ),
                                name="agency_not_under_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts", None),
                                    ("ends", None),
                                    ("ends__gte", models.F("starts")),
                                    _connector="OR",
                                ),
                                name="agency_place_ends_after_it_starts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=20)),
                        ("marks", models.JSONField(default=dict)),
                        ("remark", models.TextField(blank=True)),
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
                            "framework",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pilots",
                                to="registry.framework",
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
                    ],
                    options={
                        "ordering": ("id",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("framework", "institution"), name="pilot_once_an_institution"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PilotLimit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(blank=True, max_length=20, unique=True)),
                        ("most", models.PositiveIntegerField()),
                        ("confirmed", models.BooleanField(default=False)),
                        ("reason", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                    ],
                    options={
                        "ordering": ("kind",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("most__gte", 1)), name="pilot_limit_one_or_more"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterIntake",
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
                        (
                            "way",
                            models.CharField(
                                choices=[("file", "File"), ("paste", "Paste"), ("api", "Api")], max_length=10
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("uploaded", "Uploaded"),
                                    ("reading", "Reading"),
                                    ("recognised", "Recognised"),
                                    ("mapped", "Mapped"),
                                    ("checking", "Checking"),
                                    ("checked", "Checked"),
                                    ("confirmed", "Confirmed"),
                                    ("committing", "Committing"),
                                    ("committed", "Committed"),
                                    ("cancelled", "Cancelled"),
                                    ("failed", "Failed"),
                                ],
                                default="uploaded",
                                max_length=20,
                            ),
                        ),
                        ("layout", models.JSONField(default=dict)),
                        ("fields", models.JSONField(default=dict)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("counts", models.JSONField(default=dict)),
                        ("contacts", models.JSONField(default=dict)),
                        ("digest", models.CharField(blank=True, max_length=64)),
                        ("problems", models.JSONField(default=list)),
                        ("started_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveIntegerField(default=0)),
                        ("at", models.DateTimeField()),
                        ("committed_at", models.DateTimeField(null=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roster_intakes",
                                to="registry.parentagency",
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
                            "committed_by",
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
                            "request",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="intakes",
                                to="registry.rosterrequest",
                            ),
                        ),
                    ],
                    options={"ordering": ("-id",)},
                ),
                migrations.CreateModel(
                    name="RosterContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("changed", "Changed"),
                                    ("unchanged", "Unchanged"),
                                    ("by_hand", "By Hand"),
                                    ("waits", "Waits"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("personal", models.TextField()),
                        ("mail_mark", models.CharField(blank=True, max_length=64)),
                        ("phone_mark", models.CharField(blank=True, max_length=64)),
                        ("roster_mark", models.CharField(max_length=64)),
                        (
                            "point",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.contactpoint",
                            ),
                        ),
                        (
                            "role",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.contactrole",
                            ),
                        ),
                        (
                            "intake",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="registry.rosterintake",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("intake", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("intake", "number"), name="roster_contact_once_a_line"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("key", models.CharField(blank=True, max_length=100)),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("new", "New"),
                                    ("changed", "Changed"),
                                    ("unchanged", "Unchanged"),
                                    ("refused", "Refused"),
                                    ("aside", "Aside"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200)),
                        ("values", models.JSONField(default=dict)),
                        ("changes", models.JSONField(default=list)),
                        ("problems", models.JSONField(default=list)),
                        ("candidates", models.JSONField(default=list)),
                        ("choice", models.CharField(blank=True, max_length=20)),
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
                            "intake",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="registry.rosterintake",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("intake", "number"),
                        "indexes": [
                            models.Index(
                                fields=["intake", "outcome", "number"], name="roster_line_by_outcome"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("intake", "number"), name="roster_line_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RosterRequest",
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
                        ("fiscal_year", models.PositiveIntegerField()),
                        ("deadline", models.DateField()),
                        ("lists", models.BooleanField(default=False)),
                        ("letter_year", models.PositiveIntegerField(null=True)),
                        ("letter_number", models.PositiveIntegerField(null=True)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("sent", "Sent"),
                                    ("reminded", "Reminded"),
                                    ("overdue", "Overdue"),
                                    ("received", "Received"),
                                    ("accepted", "Accepted"),
                                ],
                                default="draft",
                                max_length=20,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("reminded_at", models.DateTimeField(null=True)),
                        ("reminders", models.PositiveSmallIntegerField(default=0)),
                        ("received_at", models.DateTimeField(null=True)),
                        ("accepted_at", models.DateTimeField(null=True)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roster_requests",
                                to="registry.parentagency",
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
                            "template_en",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.lettertemplate",
                            ),
                        ),
                        (
                            "template_th",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.lettertemplate",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("fiscal_year", "deadline", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("agency", "kind", "fiscal_year"),
                                name="roster_asked_once_a_year_and_kind",
                            ),
                            models.UniqueConstraint(
                                fields=("letter_year", "letter_number"), name="letter_number_given_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("letter_number", None), ("letter_year", None)),
                                    models.Q(
                                        ("letter_number__isnull", False), ("letter_year__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="letter_number_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SearchTerm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120)),
                        ("first", models.BooleanField()),
                        ("former", models.BooleanField(default=False)),
                        ("province", models.CharField(blank=True, max_length=2)),
                        (
                            "institution",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="terms",
                                to="registry.institution",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("key", "institution_id"),
                        "indexes": [
                            models.Index(fields=["first", "key", "institution"], name="term_by_key"),
                            models.Index(fields=["province", "key", "institution"], name="term_by_province"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("institution", "key"), name="term_once_an_institution"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Succession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(choices=[("merge", "Merge"), ("split", "Split")], max_length=10),
                        ),
                        ("on", models.DateField()),
                        ("reason", models.TextField()),
                        ("at", models.DateTimeField()),
                        ("undone_at", models.DateTimeField(null=True)),
                        ("undone_reason", models.TextField(blank=True)),
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
                            "undone_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={"ordering": ("on", "id")},
                ),
                migrations.CreateModel(
                    name="InstitutionChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("field", models.CharField(max_length=40)),
                        ("before", models.TextField(blank=True)),
                        ("after", models.TextField(blank=True)),
                        ("effective_on", models.DateField()),
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
                                related_name="changes",
                                to="registry.institution",
                            ),
                        ),
                        (
                            "succession",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
                                to="registry.succession",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("effective_on", "id"),
                        "indexes": [
                            models.Index(fields=["institution", "effective_on"], name="change_by_institution")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TimeOff",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("work", "work"),
                                    ("leave", "leave"),
                                    ("travel", "travel"),
                                    ("other", "other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("cancelled_at", models.DateTimeField(null=True)),
                        ("at", models.DateTimeField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="time_off",
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
                        "ordering": ("starts", "id"),
                        "indexes": [
                            models.Index(
                                condition=models.Q(("cancelled_at", None)),
                                fields=["starts", "ends"],
                                name="time_off_by_day",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("starts"))),
                                name="time_off_ends_after_it_starts",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitMade",
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
                            "seat",
                            models.CharField(
                                choices=[("chair", "chair"), ("member", "member"), ("trainee", "trainee")],
                                max_length=20,
                            ),
                        ),
                        ("starts", models.DateField()),
                        ("ends", models.DateField()),
                        ("source", models.CharField(blank=True, max_length=200)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
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
                    ],
                    options={
                        "ordering": ("-starts", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("assessor", "institution", "level", "starts"), name="visit_made_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("starts"))),
                                name="visit_ends_after_it_starts",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessorChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("field", models.CharField(max_length=40)),
                        ("before", models.TextField(blank=True)),
                        ("after", models.TextField(blank=True)),
                        ("effective_on", models.DateField()),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("at", models.DateTimeField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="changes",
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
                        "ordering": ("effective_on", "id"),
                        "indexes": [
                            models.Index(fields=["assessor", "effective_on"], name="change_by_assessor")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessorProposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fields", models.JSONField(default=dict)),
                        ("identity", models.TextField(blank=True)),
                        ("parts", models.JSONField(default=list)),
                        ("note", models.CharField(blank=True, max_length=500)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("proposed", "Proposed"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="proposed",
                                max_length=20,
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
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
                    ],
                    options={
                        "ordering": ("-at", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "proposed")),
                                fields=("assessor",),
                                name="one_proposal_waits",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessorSeat",
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
                            "seat",
                            models.CharField(
                                choices=[("chair", "chair"), ("member", "member"), ("trainee", "trainee")],
                                max_length=20,
                            ),
                        ),
                        ("starts", models.DateField()),
                        ("ends", models.DateField(blank=True, null=True)),
                        ("source", models.CharField(blank=True, max_length=200)),
                        ("at", models.DateTimeField()),
                        (
                            "assessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="seats",
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
                        "ordering": ("level", "-starts", "-id"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ends", None)),
                                fields=("assessor", "level"),
                                name="one_seat_a_level_now",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends", None), ("ends__gte", models.F("starts")), _connector="OR"
                                ),
                                name="seat_ends_after_it_starts",
                            ),
                        ],
                    },
                ),
            ]
        ),
        Guard("registry_institutionchange"),
        Guard(
            "registry_framework",
            "code, year, number, files, canonical, digest, made_at",
            "content",
        ),
        Guard("registry_lettertemplate"),
        Guard("registry_lettertemplateuse"),
        Guard("registry_assessorchange"),
        Guard("registry_licencechange"),
    ]
