"""Ten years of visits made from one evening, and how much a batch asks of the database beside them."""

from __future__ import annotations

import prakan.config.boot  # noqa: F401  # isort: skip  (before anything that imports models)
from django.conf import settings
from django.db import connection, connections, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.field_world import Phone
from prakan.assessment.models import CaseEvidence, CaseFinding, FieldAnswer, FieldEntry
from prakan.foundation.models import AuditRow

TOKEN = "f" * 32  # of the form: in the cookie and in the header
AWAY = 100_000  # numbers of the logs of the history begin behind it
FRESH = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()"}


def sent(phone: Phone) -> Client:
    """Return a client that is a device: signed in, with its token."""
    client = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1")
    client.cookies[settings.SESSION_COOKIE_NAME] = phone.session
    client.cookies[settings.CSRF_COOKIE_NAME] = TOKEN
    return client


def statements(phone: Phone) -> int:
    """Send a batch in this process; returns how many statements it took, transactions and savepoints too."""
    headers = {"X-CSRFToken": TOKEN, "X-Field-App": "1", "X-Field-Device": phone.key}
    with CaptureQueriesContext(connection) as asked:
        answer = sent(phone).post(
            "/field/batches/", phone.body, content_type="application/json", headers=headers
        )
    if answer.status_code != 200:
        raise SystemExit(f"a batch was answered {answer.status_code}")
    connections.close_all()
    return len(asked)


def multiply(wanted: int) -> int:
    """Copy what is there until so many entries are, with answers, evidence, lines and trail; returns them.

    The copies are other entries of the same devices and cases, under ids and keys of their own.
    """
    there = FieldEntry.objects.count()
    times = range(1, max(1, wanted // max(there, 1)))
    with transaction.atomic(), connection.cursor() as cursor:
        lasts = {model: model.objects.order_by("-pk").values_list("pk", flat=True)[0] for model in KEYED}
        for n in times:
            for model, last in lasts.items():
                cursor.execute(_copy(model, n), [last])
        cursor.execute(ANSWERS)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    found = FieldEntry.objects.count()
    connections.close_all()
    return found


KEYED = (FieldEntry, CaseEvidence, CaseFinding, AuditRow)
ANSWERS = (
    f'INSERT INTO {FieldAnswer._meta.db_table} (entry_id, result, code, "values", made, at)'
    f" SELECT e.id, 'done', '', '{{}}', '{{}}', e.received_at FROM {FieldEntry._meta.db_table} e"
    f" LEFT JOIN {FieldAnswer._meta.db_table} a ON a.entry_id = e.id WHERE a.entry_id IS NULL"
)


def _copy(model: type[Model], n: int) -> str:
    table, fresh = model._meta.db_table, FRESH[connection.vendor]
    key = fresh if model is FieldEntry else f"replace(CAST({fresh} AS text), '-', '')"
    made = {"seq": f"seq + {AWAY * n}", "key": key}
    names = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(made.get(name, f'"{name}"') for name in names)
    return f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE id <= %s"
