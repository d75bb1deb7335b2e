"""The least a Django view can do with a report: one row with its JSON; a yardstick."""

from __future__ import annotations

import json
import os

import dj_database_url
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.urls import path

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": os.environ.get("BARE_SQLITE", ""),
    "CONN_MAX_AGE": 60,
    "OPTIONS": {  # as the house has it: what was confirmed survives a power cut
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;",
    },
}
URL = os.environ.get("DATABASE_URL", "")
settings.configure(
    SECRET_KEY="only a yardstick",
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=[],
    DATABASES={"default": dj_database_url.parse(URL, conn_max_age=60) if URL else SQLITE},
    DATA_UPLOAD_MAX_MEMORY_SIZE=None,
)
application = get_wsgi_application()


class Report(models.Model):
    """A report as it was sent."""

    body = models.JSONField()

    class Meta:
        app_label = "bare"
        db_table = "bare_report"


def make() -> None:
    """Make the table unless it is there."""
    if Report._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Report)
    connection.close()


def take(request: HttpRequest) -> HttpResponse:
    """Keep the JSON of the body."""
    Report.objects.create(body=json.loads(request.body))
    return HttpResponse(status=204)


urlpatterns = [path("", take)]

if __name__ == "__main__":
    make()
