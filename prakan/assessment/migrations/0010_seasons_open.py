"""Seasons that were there before drafts came are open."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def opened(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Note that they are open since now."""
    apps.get_model("assessment", "Season").objects.filter(opened_at=None).update(opened_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = (("assessment", "0009_season_drafts"),)

    operations = (migrations.RunPython(opened, migrations.RunPython.noop),)
