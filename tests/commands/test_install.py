"""A real installation is set up from the terminal, and its administrator signs in."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from prakan.commands.demo import demo
from prakan.commands.install import install
from prakan.domain.roles import Role
from prakan.foundation.models import Agency, AuditRow, Person, RoleGrant, TextBlock, Unit

pytestmark = pytest.mark.django_db

PASSWORD = "ดอกไม้-บาน-ยามเช้า-97"
ANSWERS = ("first.admin", "ผู้ดูแลระบบ", "Administrator", "admin@agency.example")
GIVEN = ("--username", ANSWERS[0], "--name-th", ANSWERS[1], "--name-en", ANSWERS[2], "--email", ANSWERS[3])


@pytest.fixture(autouse=True)
def _real(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO = False
    settings.SECOND_FACTOR = True
    monkeypatch.setenv("LANG", "C.UTF-8")
    cache.clear()


def run(*options: str, answers: tuple[str, ...] = ()) -> Result:
    return CliRunner().invoke(install, list(options), input="".join(f"{line}\n" for line in answers))


def test_everything_is_asked_for_and_the_administrator_signs_in(client: Client) -> None:
    result = run(answers=(*ANSWERS, PASSWORD, PASSWORD))
    assert (result.exit_code, PASSWORD in result.output) == (0, False)
    assert Agency.objects.get().is_demo is False
    assert (Unit.objects.exists(), TextBlock.objects.exists()) == (True, True)
    assert [(p.username, p.is_demo) for p in Person.objects.all()] == [("first.admin", False)]
    assert [(g.role, g.unit) for g in RoleGrant.objects.all()] == [(Role.ADMINISTRATOR, None)]
    came = client.post("/sign-in/", {"login": "first.admin", "password": PASSWORD})
    assert (came.status_code, came["location"]) == (302, "/")
    assert client.get("/people/")["location"] == "/account/second-factor/set-up/"


def test_the_trail_says_that_the_system_did_it() -> None:
    run(*GIVEN, answers=(PASSWORD, PASSWORD))
    people = AuditRow.objects.filter(subject="person:first.admin").order_by("pk")
    assert list(people.values_list("step", "by_label")) == [
        ("person.add", "system"),
        ("person.grant", "system"),
    ]
    assert PASSWORD not in str(list(AuditRow.objects.values_list("after", flat=True)))


def test_a_link_sets_the_password_once(client: Client) -> None:
    result = run(*GIVEN, "--link")
    assert result.exit_code == 0
    found = re.search(r"http\S+/", result.output.splitlines()[-1])
    assert found is not None
    place = urlsplit(found[0]).path
    shown = client.get(place)
    assert shown.status_code == 302
    done = client.post(shown["location"], {"password1": PASSWORD, "password2": PASSWORD})
    assert done.status_code == 302
    assert Person.objects.get().check_password(PASSWORD)
    assert Client().get(place).status_code == 200  # says that the link is used up


def test_with_an_administrator_there_nothing_is_added_unless_told() -> None:
    run(*GIVEN, "--link")
    again = run("--username", "second", *GIVEN[2:6], "--email", "two@agency.example", "--link")
    assert (again.exit_code, again.output.split(":")[0]) == (1, "INSTALL-005")
    assert Person.objects.count() == 1
    told = run("--username", "second", *GIVEN[2:6], "--email", "two@agency.example", "--link", "--another")
    assert told.exit_code == 0
    assert list(RoleGrant.objects.order_by("pk").values_list("person__username", "role")) == [
        ("first.admin", "administrator"),
        ("second", "administrator"),
    ]


@pytest.mark.parametrize(
    ("options", "answers", "code"),
    [
        (("--username", "two words"), (), "INSTALL-006"),
        (("--email", "nobody"), (), "INSTALL-007"),
        ((), ("password1234", "password1234"), "INSTALL-008"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_left(
    options: tuple[str, ...], answers: tuple[str, ...], code: str
) -> None:
    result = run(*GIVEN, *options, answers=answers)
    assert (result.exit_code, re.findall(r"INSTALL-\d+", result.output)) == (2, [code])
    assert (Person.objects.count(), Agency.objects.count(), AuditRow.objects.count()) == (0, 0, 0)


def test_a_demonstration_never_becomes_a_real_installation(settings: Settings, tmp_path: Path) -> None:
    settings.DEMO = True
    assert re.findall(r"INSTALL-\d+", run(*GIVEN, "--link").output) == ["INSTALL-001"]
    settings.DEMO = False
    Person.objects.create_user("made.up", name_th="สมมติ", is_demo=True)
    assert re.findall(r"INSTALL-\d+", run(*GIVEN, "--link").output) == ["INSTALL-002"]
    settings.AGENCY_FOLDER = tmp_path
    assert re.findall(r"INSTALL-\d+", run(*GIVEN, "--link").output) == ["INSTALL-003"]


def test_a_database_stays_with_its_agency(settings: Settings, tmp_path: Path) -> None:
    run(*GIVEN, "--link")
    (other := tmp_path / "other").mkdir()
    (other / "agency.toml").write_text("")
    settings.AGENCY_FOLDER = other
    result = run(*GIVEN, "--link", "--another")
    assert (result.exit_code, re.findall(r"INSTALL-\d+", result.output)) == (2, ["INSTALL-004"])


def test_a_demonstration_without_its_folder_says_where_it_looked(settings: Settings, tmp_path: Path) -> None:
    settings.DEMO = True
    settings.AGENCY_FOLDER = tmp_path
    result = CliRunner().invoke(demo, ["--no-serve"])
    assert (result.exit_code, result.output.splitlines()[0]) == (
        2,
        f"INSTALL-003: There is no agency.toml in {tmp_path}",
    )
