"""Rows of before a change are carried over it: mails of notices become deliveries, words of letters leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from pytest_django import DjangoDbBlocker

BEFORE, AFTER = [("foundation", "0002_append_only")], [("foundation", "0005_notice_without_mail")]


@pytest.fixture
def early(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An empty database in place of the tests' own, which would have to go back through all migrations."""
    kept = connections["default"]
    if kept.vendor != "sqlite":
        request.getfixturevalue("transactional_db")
        latest = MigrationExecutor(kept).loader.graph.leaf_nodes()
        yield
        MigrationExecutor(kept).migrate(latest)
        return
    connections["default"] = kept.copy()
    connection.settings_dict["NAME"] = ":memory:"
    with django_db_blocker.unblock():
        yield
    connections["default"] = kept


@pytest.mark.slow
@pytest.mark.usefixtures("early")
def test_mails_of_notices_become_deliveries_with_the_same_fate() -> None:
    now = timezone.now()
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    old = executor.loader.project_state(BEFORE).apps
    person = old.get_model("foundation", "Person").objects.create(username="p", name_th="ก")
    told = old.get_model("foundation", "Notice").objects
    later = now + timedelta(hours=1)
    for key, mail in {
        "none": {},
        "sent": {"mailed_at": now, "mail_due": now, "mail_attempts": 2},
        "waits": {"mail_due": later},
        "failed": {"mail_due": later, "mail_attempts": 3, "mail_error": "refused"},
        "dead": {"mail_due": later, "mail_attempts": 12, "mail_error": "gone"},
    }.items():
        told.create(person=person, key=key, template="plan.submit", at=now, **mail)
    executor = MigrationExecutor(connection)
    executor.migrate(AFTER)
    made = executor.loader.project_state(AFTER).apps.get_model("foundation", "Delivery").objects
    found = made.values_list("notice__key", "channel", "stage", "attempts").order_by("pk")
    assert list(found) == [
        ("none", "in_app", "sent", 0),
        ("sent", "in_app", "sent", 0),
        ("sent", "email", "sent", 2),
        ("waits", "in_app", "sent", 0),
        ("waits", "email", "queued", 0),
        ("failed", "in_app", "sent", 0),
        ("failed", "email", "retrying", 3),
        ("dead", "in_app", "sent", 0),
        ("dead", "email", "dead", 12),
    ]
    assert set(made.filter(stage__in=["sent", "dead"]).values_list("due_at", flat=True)) == {None}


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_words_of_letters_that_no_letter_prints_leave_the_texts() -> None:
    loader = MigrationExecutor(connection).loader
    before = loader.project_state([("registry", "0019_licences_and_interests")])
    kept = before.apps.get_model("foundation", "TextBlock").objects
    for key in ("roster_letter_body", "report_cover", "roster_letters"):
        kept.create(key=key, th="ก")
    with connection.schema_editor() as editor:  # it changes rows only, so the tables of today do
        loader.get_migration("registry", "0020_letter_words_gone").apply(before, editor)
    assert list(kept.order_by("key").values_list("key", flat=True)) == ["report_cover", "roster_letters"]
