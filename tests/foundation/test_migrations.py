"""New databases go a short way to the same tables; old rows are carried over changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

import pytest
from django.db import connection, connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration, RunPython
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from prakan.foundation.tables import Guard

STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
BEFORE, AFTER = [("foundation", "0002_append_only")], [("foundation", "0005_notice_without_mail")]


def step_by_step() -> MigrationExecutor:
    """Return what migrates the long way, as a database does that was there before the short one."""
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    return executor


@dataclass
class Noted:
    """Stands for the editor of a database; notes the triggers that it would create."""

    vendor: str
    triggers: set[str] = field(default_factory=set)

    @property
    def connection(self) -> Noted:
        """What is asked for the vendor only."""
        return self

    def execute(self, statement: str, params: object = ()) -> None:
        """Note the trigger of a statement, if it creates one."""
        self.triggers |= set(re.findall(r"CREATE TRIGGER (?:IF NOT EXISTS )?(\w+)", statement))


def guards(migrations: Iterable[Migration], vendor: str) -> set[str]:
    """Return the triggers that migrations create on a kind of database."""
    noted = Noted(vendor)
    for operation in (operation for migration in migrations for operation in migration.operations):
        if isinstance(operation, Guard):
            operation.database_forwards("", cast(BaseDatabaseSchemaEditor, noted), None, None)
        elif isinstance(operation, RunPython) and getattr(operation.code, "__name__", "") == "refuse_changes":
            operation.code(cast(Any, None), cast(BaseDatabaseSchemaEditor, noted))
    return noted.triggers


def ways() -> tuple[list[Migration], list[Migration]]:
    """Return the migrations of the short way and of the long one."""
    disk = MigrationLoader(None, replace_migrations=False).disk_migrations
    long = [one for (_, name), one in disk.items() if "_squashed_" not in name]
    short = [one for (_, name), one in disk.items() if "_squashed_" in name]
    replaced = {name for one in short for name in one.replaces}
    return [*short, *(one for one in long if (one.app_label, one.name) not in replaced)], long


@pytest.mark.slow
def test_the_short_way_to_a_new_database_leads_where_the_long_one_does() -> None:
    short, long = (MigrationLoader(None, replace_migrations=short) for short in (True, False))
    # both ways stand in the long graph: what a short one makes last would hide what came after it
    ends = [one for one in long.graph.leaf_nodes() if "_squashed_" not in one[1]]
    found = MigrationAutodetector(long.project_state(ends), short.project_state())
    assert found.changes(graph=short.graph) == {}


@pytest.mark.parametrize(
    ("vendor", "in_one"), [("sqlite", set()), ("postgresql", {"registry_framework_kept"})]
)
def test_the_short_way_guards_what_the_long_one_does(vendor: str, in_one: set[str]) -> None:
    short, long = ways()
    assert guards(short, vendor) == guards(long, vendor) - in_one


@pytest.mark.django_db
def test_a_guard_still_stands_when_all_migrations_have_run() -> None:
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    short, _long = ways()
    assert guards(short, connection.vendor) - standing == set()  # SQLite drops them with a table it remakes


@pytest.fixture
def early(request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """An empty database in place of the tests' own, which would have to go back through all migrations."""
    kept = connections["default"]
    if kept.vendor != "sqlite":
        request.getfixturevalue("transactional_db")
        latest = step_by_step().loader.graph.leaf_nodes()
        yield
        step_by_step().migrate(latest)
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
    executor = step_by_step()
    executor.migrate(BEFORE)
    old = executor.loader.project_state(BEFORE).apps
    person = old.get_model("foundation", "Person").objects.create(username="p", name_th="ก")
    told = old.get_model("foundation", "Notice").objects
    later = now + timedelta(hours=1)
    mails: dict[str, dict[str, Any]] = {
        "none": {},
        "sent": {"mailed_at": now, "mail_due": now, "mail_attempts": 2},
        "waits": {"mail_due": later},
        "failed": {"mail_due": later, "mail_attempts": 3, "mail_error": "refused"},
        "dead": {"mail_due": later, "mail_attempts": 12, "mail_error": "gone"},
    }
    for key, mail in mails.items():
        told.create(person=person, key=key, template="plan.submit", at=now, **mail)
    executor = step_by_step()
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
    loader = step_by_step().loader
    before = loader.project_state([("registry", "0019_licences_and_interests")])
    kept = before.apps.get_model("foundation", "TextBlock").objects
    for key in ("roster_letter_body", "report_cover", "roster_letters"):
        kept.create(key=key, th="ก")
    with connection.schema_editor() as editor:  # it changes rows only, so the tables of today do
        loader.get_migration("registry", "0020_letter_words_gone").apply(before, editor)
    assert list(kept.order_by("key").values_list("key", flat=True)) == ["report_cover", "roster_letters"]
