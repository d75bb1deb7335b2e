"""The cast and the clock that tests share."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import TransactionTestCase, override_settings
from pytest_django import DjangoDbBlocker, Settings
from whitenoise.middleware import WhiteNoiseMiddleware

from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant, Unit
from prakan.foundation.queries.memory import forget_all
from tests import migrated
from tests.announced import announced
from tests.house.reading import ROOT

# Tests judge what is done, benchmarks how fast: a machine that others use must not fail a property.
UNHURRIED = hypothesis.settings(deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.register_profile("unhurried", UNHURRIED)
hypothesis.settings.load_profile("unhurried")


def member(username: str, role: Role, unit: Unit | None = None) -> Person:
    """Save and return a person who holds one role; signs in without a password only."""
    with announced("person.add"):
        person = Person.objects.create_user(
            username=username,
            email=f"{username}@agency.example",
            name_th=f"{role.value} (ทดสอบ)",
            name_en=f"{role.value} (test)",
        )
        RoleGrant.objects.create(person=person, role=role.value, unit=unit)
    return person


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put them in the order in which two runs side by side, in a fresh folder, wait least for each other.

    First what needs no database: the other run migrates one meanwhile. Late what needs the loops of team
    formation: the other one has them compiled by then. Last what empties the tables. What asks no database
    says nothing about a second one: it is left out there.
    """
    if connection.vendor != "sqlite":
        config.hook.pytest_deselected(items=[item for item in items if not _asks_database(item)])
        items[:] = filter(_asks_database, items)
    items.sort(key=_turn)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was read in by now stays: to look through it again and again takes a twentieth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _turn(item: pytest.Item) -> int:
    """Return when a test runs; those of one turn stay as they stood."""
    marked = item.get_closest_marker("django_db")
    if marked is not None and marked.kwargs.get("transaction"):
        return 3
    if any(
        "team" in part or part in ("assessment", "commands") for part in item.path.parts[len(ROOT.parts) :]
    ):
        return 2
    return int(_asks_database(item))


def _asks_database(item: pytest.Item) -> bool:
    """Return whether a test, or a fixture of it, asks for the tests' database, or for one of its kind."""
    asked = {"db", "transactional_db", "live_server", "early"}
    return item.get_closest_marker("django_db") is not None or bool(
        asked & set(getattr(item, "fixturenames", ()))
    )


@pytest.fixture(scope="session")
def _own_file(request: pytest.FixtureRequest) -> bool:
    """Whether the database is a file, as in production: where a server runs beside the test.

    Threads that share one in memory do not wait for each other: they are told "database table is locked".
    """
    return connection.vendor == "sqlite" and any(map(_has_server, request.session.items))


def _has_server(item: pytest.Item) -> bool:
    return "live_server" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def django_db_keepdb(_own_file: bool, django_db_keepdb: bool) -> bool:
    """A file that is filled beforehand is not made anew."""
    return _own_file or django_db_keepdb


@pytest.fixture(scope="session")
def django_db_modify_db_settings(_own_file: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Begin on SQLite with a database that is migrated already; what is new is still migrated by Django."""
    if _own_file:
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "prakan.sqlite3")
        options = connection.settings_dict["OPTIONS"]
        unhurried = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        connection.settings_dict["OPTIONS"] = {**options, "init_command": unhurried}
    if connection.vendor == "sqlite":
        with closing(migrated.give(connection.creation._get_test_db_name())):
            yield
    else:
        yield


@pytest.fixture(scope="session", autouse=True)
def _emptied_as_migrated() -> Iterator[None]:
    """Tables are emptied but for what migrating made: Django would make its thousand rows again each time."""
    made = {"django_content_type", "auth_permission"}

    def empty(_case: TransactionTestCase) -> None:
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        statements = connection.ops.sql_flush(no_style(), [name for name in tables if name not in made])
        connection.ops.execute_sql_flush(statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


@pytest.fixture(scope="session", autouse=True)
def _light_passwords() -> Iterator[None]:
    """Passwords are hashed as everywhere, with less work."""
    with override_settings(PASSWORD_HASHERS=["tests.light.LightArgon2"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_found_once() -> Iterator[None]:
    """What lies beside the pages is searched for once, not anew by each client of a test."""
    search, found = WhiteNoiseMiddleware.add_files_from_finders, dict[str, object]()

    def remembered(own: WhiteNoiseMiddleware) -> None:
        if not found:
            search(own)
            found.update(own.files)
        own.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", remembered)
        yield


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which processes of their own find the demonstration that the first of them has loaded."""
    return tmp_path_factory.mktemp("demonstration") / "loaded"


@pytest.fixture(scope="session")
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folder after folder for what tests store; none is made before something is stored in it."""
    root = tmp_path_factory.getbasetemp() / "stored"
    return (root / str(number) for number in count(1))


@pytest.fixture(scope="module")
def shared(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A transaction around the tests of a module: each finds what fixtures wrote once as they wrote it."""
    around = transaction.atomic()
    around._from_testcase = True
    with django_db_blocker.unblock(), around:
        forget_all()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _files_apart(settings: Settings, _shelf: Iterator[Path]) -> None:
    """No test sees the files that another stored."""
    settings.MEDIA_ROOT = next(_shelf)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Each test has a database of its own; rows that fixtures write leave no audit row behind."""
    forget_all()


@pytest.fixture(scope="session")
def now() -> datetime:
    """A morning shortly after the first quarter of fiscal year 2567."""
    return datetime(2024, 1, 5, 9, 0, tzinfo=ZoneInfo("Asia/Bangkok"))


@pytest.fixture
def policy_unit(db: None) -> Unit:
    """The unit of the policy office."""
    return Unit.objects.create(
        code="นโยบาย", name_th="งานนโยบาย (ทดสอบ)", name_en="Policy unit (test)", confirmed=True
    )


@pytest.fixture
def unit(db: None) -> Unit:
    """The unit of the project owner and its head."""
    return Unit.objects.create(
        code="โครงการ", name_th="งานโครงการ (ทดสอบ)", name_en="Project unit (test)", confirmed=True
    )


@pytest.fixture
def other_unit(db: None) -> Unit:
    """A unit that nobody of the cast belongs to."""
    return Unit.objects.create(
        code="อื่น", name_th="งานอื่น (ทดสอบ)", name_en="Other unit (test)", confirmed=True
    )


@pytest.fixture
def officer(policy_unit: Unit) -> Person:
    """The policy officer: plans, collects, closes the quarter, makes the report."""
    return member("officer", Role.POLICY_OFFICER, policy_unit)


@pytest.fixture
def owner(unit: Unit) -> Person:
    """The project owner: reports progress of the unit's rows."""
    return member("owner", Role.PROJECT_OWNER, unit)


@pytest.fixture
def head(unit: Unit) -> Person:
    """The unit head: endorses what the owner submits."""
    return member("head", Role.UNIT_HEAD, unit)


@pytest.fixture
def finance(policy_unit: Unit) -> Person:
    """The finance officer: records commitments and disbursements."""
    return member("finance", Role.FINANCE_OFFICER, policy_unit)


@pytest.fixture
def deputy(db: None) -> Person:
    """The deputy director: signs the report."""
    return member("deputy", Role.DEPUTY_DIRECTOR)


@pytest.fixture
def director(db: None) -> Person:
    """The director: approves plans and transfers, signs the report."""
    return member("director", Role.DIRECTOR)


@pytest.fixture
def auditor(db: None) -> Person:
    """The auditor: reads everything, changes nothing."""
    return member("auditor", Role.AUDITOR)


@pytest.fixture
def registrar(db: None) -> Person:
    """The assessment officer: keeps the registry of institutions and their parent agencies."""
    return member("registrar", Role.ASSESSMENT_OFFICER)


@pytest.fixture
def secretary(db: None) -> Person:
    """The board secretary: records what the board resolves."""
    return member("secretary", Role.BOARD_SECRETARY)


@pytest.fixture
def admin(db: None) -> Person:
    """The administrator: grants and revokes roles."""
    return member("admin", Role.ADMINISTRATOR)
