"""Conclusions of appraisals stand beside one another; those there are become the first of their appraisal."""

from __future__ import annotations

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_conclusions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Copy each conclusion into a row of its own; an appeal that was decided already goes with it."""
    appraisals = apps.get_model("assessors", "Appraisal").objects.exclude(conclusion="")
    kept = apps.get_model("assessors", "AppraisalConclusion").objects
    kept.bulk_create(
        kept.model(
            appraisal=row,
            version=1,
            appeal=row.appeal if row.stage == "final" else "",
            conclusion=row.conclusion,
            resolution=row.resolution,
            mean=row.mean,
            derivation=row.derivation,
            at=row.decided_at,
        )
        for row in appraisals.exclude(decided_at=None).iterator()
    )
    appraisals.filter(stage="final").update(appeal="")


class Migration(migrations.Migration):
    dependencies = [
        ("assessors", "0005_appraisal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="AppraisalConclusion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            options={"ordering": ("version",)},
        ),
        migrations.AddConstraint(
            model_name="appraisalconclusion",
            constraint=models.UniqueConstraint(
                fields=("appraisal", "version"), name="conclusion_version_once"
            ),
        ),
        migrations.RunPython(keep_conclusions, migrations.RunPython.noop),
    ]
