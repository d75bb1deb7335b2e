"""Mails that notices carried become deliveries: what was sent stays sent, what waits goes on waiting."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

BATCH = 2000
LAST_ATTEMPT = 12  # mails that failed so often were never tried again


def deliveries_of(notice: object, delivery: type) -> list[object]:
    """Return the deliveries that say what became of a notice."""
    shown = delivery(
        notice=notice, channel="in_app", place=0, stage="sent", changed_at=notice.at, sent_at=notice.at
    )
    if notice.mailed_at is None and notice.mail_due is None:
        return [shown]
    stage = stage_of(notice)
    mail = delivery(
        notice=notice,
        channel="email",
        place=1,
        stage=stage,
        due_at=notice.mail_due if stage in ("queued", "retrying") else None,
        attempts=notice.mail_attempts,
        changed_at=notice.mailed_at or notice.at,
        sent_at=notice.mailed_at,
        error=notice.mail_error,
    )
    return [shown, mail]


def stage_of(notice: object) -> str:
    """Return what had become of a notice's mail."""
    if notice.mailed_at:
        return "sent"
    if notice.mail_attempts >= LAST_ATTEMPT:
        return "dead"
    return "retrying" if notice.mail_error else "queued"


def move_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the deliveries of every notice."""
    delivery = apps.get_model("foundation", "Delivery")
    made = []
    for notice in apps.get_model("foundation", "Notice").objects.order_by("pk").iterator(chunk_size=BATCH):
        made += deliveries_of(notice, delivery)
        if len(made) >= BATCH:
            delivery.objects.bulk_create(made)
            made = []
    delivery.objects.bulk_create(made)


class Migration(migrations.Migration):
    dependencies = [("foundation", "0003_deliveries")]
    operations = [migrations.RunPython(move_over, migrations.RunPython.noop)]
