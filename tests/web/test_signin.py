"""Coming in: password, second step, one click in a demo; and everything that must not let anybody in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prakan.config.settings import PASSWORD_HASHERS
from prakan.domain.roles import Role
from prakan.foundation import access
from prakan.foundation.models import AuditRow, Person, RoleGrant
from tests.web.reader import Reader, words

pytestmark = pytest.mark.django_db

PASSWORD = "ดอกไม้-บาน-ยามเช้า-97"


@pytest.fixture(autouse=True)
def _strict(settings: Settings) -> Iterator[None]:
    settings.SECOND_FACTOR = True
    settings.DEMO = False
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def staff(owner: Person) -> Person:
    """The project owner, with a password."""
    owner.set_password(PASSWORD)
    owner.save()
    return owner


def sign_in(client: Client, person: Person, password: str = PASSWORD, **more: str) -> Any:
    return client.post("/sign-in/", {"login": person.username, "password": password, **more})


def code_of(secret: str, steps: int = 0) -> str:
    """Return the code of now, or of so many steps of 30 seconds from now."""
    _before, now, _after = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, now + steps)))


def set_up(client: Client) -> str:
    """Set up the second step in the browser and return the secret."""
    page = client.get("/account/second-factor/set-up/")
    secret = re.search(r"<code>([A-Z2-7]{16,})</code>", page.content.decode())
    assert secret is not None
    done = client.post("/account/second-factor/set-up/", {"code": code_of(secret[1])})
    assert done.status_code == 302
    return secret[1]


def test_the_rules_of_a_password_are_a_list_in_the_readers_language(
    officer: Person, settings: Settings
) -> None:
    settings.SECOND_FACTOR = False
    hint = Reader(officer).open("/account/password/new/").one("div", id="id_password1_helptext")
    assert [words(li) for li in hint.iter("li")] == [
        "ไม่คล้ายกับข้อมูลส่วนตัวอื่นของคุณ",
        "ยาวอย่างน้อย 12 ตัวอักษร",
        "ไม่ใช่รหัสผ่านที่ใช้กันแพร่หลาย",
    ]


def test_outside_of_tests_passwords_are_hashed_at_the_strength_of_the_library() -> None:
    assert PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.Argon2PasswordHasher"


def test_a_password_alone_leads_to_the_second_step(client: Client, staff: Person) -> None:
    assert staff.password.startswith("argon2")
    came = sign_in(client, staff)
    assert (came.status_code, came["location"]) == (302, "/")
    for page in ("/", "/account/", "/account/second-factor/"):
        assert client.get(page)["location"] == "/account/second-factor/set-up/"


def test_with_a_second_step_set_up_a_person_is_in_and_recorded(client: Client, staff: Person) -> None:
    sign_in(client, staff)
    set_up(client)
    assert client.get("/account/").status_code == 200
    assert list(AuditRow.objects.values_list("step", "by_label")) == [("person.sign_in", "owner")]


def test_the_next_sign_in_asks_for_the_code(client: Client, staff: Person) -> None:
    sign_in(client, staff)
    secret = set_up(client)
    later = Client()
    came = sign_in(later, staff)
    assert came["location"] == "/sign-in/second-factor/"
    assert later.get("/account/").status_code == 302
    assert later.post("/sign-in/second-factor/", {"code": "000000"}).status_code == 200
    cache.clear()  # a code counts once; the library remembers the one used for the set-up
    assert later.post("/sign-in/second-factor/", {"code": code_of(secret)}).status_code == 302
    assert later.get("/account/").status_code == 200


@pytest.mark.parametrize(("steps", "answer"), [(-1, 302), (-3, 200)])
def test_a_code_that_changed_while_it_was_typed_counts_a_stale_one_does_not(
    client: Client, staff: Person, steps: int, answer: int
) -> None:
    sign_in(client, staff)
    secret = set_up(client)
    later = Client()
    sign_in(later, staff)
    given = {"code": code_of(secret, steps)}
    assert later.post("/sign-in/second-factor/", given).status_code == answer


def test_a_recovery_code_lets_in_once(client: Client, staff: Person) -> None:
    sign_in(client, staff)
    set_up(client)
    asked = client.get("/account/recovery-codes/")
    assert asked["location"].startswith("/account/confirm/")
    client.post("/account/confirm/", {"password": PASSWORD})
    page = client.get("/account/recovery-codes/").content.decode()
    code = re.findall(r"<code>([0-9a-z-]{8,})</code>", page)[0]
    outcomes = []
    for _ in range(2):
        later = Client()
        sign_in(later, staff)
        outcomes.append(later.post("/sign-in/second-factor/", {"code": code}).status_code)
    assert outcomes == [302, 200]


def test_secrets_of_second_steps_lie_encrypted(client: Client, staff: Person) -> None:
    sign_in(client, staff)
    secret = set_up(client)
    kept = Authenticator.objects.get(user=staff, type=Authenticator.Type.TOTP).data["secret"]
    assert (secret in kept, len(generate_totp_secret()) > 0) == (False, True)


def test_a_wrong_password_says_so_and_keeps_the_user_name(client: Client, staff: Person) -> None:
    page = sign_in(client, staff, "wrong").content.decode()
    assert ('value="owner"' in page, "pk-err" in page) == (True, True)
    assert "_auth_user_id" not in client.session


def test_after_five_wrong_passwords_the_account_rests_even_for_the_right_one(
    client: Client, staff: Person
) -> None:
    codes = [sign_in(client, staff, f"wrong {n}").status_code for n in range(5)]
    assert codes == [200, 200, 200, 200, 429]
    page = sign_in(client, staff)
    assert (page.status_code, "SIGNIN-002" in page.content.decode()) == (429, True)
    assert "_auth_user_id" not in client.session


def test_an_account_that_rests_does_not_hold_up_others(client: Client, staff: Person, head: Person) -> None:
    head.set_password(PASSWORD)
    head.save()
    for number in range(5):
        sign_in(client, staff, f"wrong {number}")
    assert sign_in(client, head).status_code == 302


def test_the_session_is_new_after_sign_in_and_lasts_twelve_hours(client: Client, staff: Person) -> None:
    client.get("/sign-in/")
    client.session.save()
    before = client.session.session_key
    sign_in(client, staff)
    assert client.session.session_key != before
    assert client.session.get_expiry_age() == 12 * 60 * 60


def test_signing_out_everywhere_else_ends_the_other_sessions(client: Client, staff: Person) -> None:
    sign_in(client, staff)
    secret = set_up(client)
    other = Client()
    sign_in(other, staff)
    cache.clear()
    other.post("/sign-in/second-factor/", {"code": code_of(secret)})
    assert other.get("/account/").status_code == 200
    listed = client.get("/account/sessions/").content.decode()
    assert listed.count("<tr><td") == 2
    client.post("/account/sessions/")
    assert other.get("/account/")["location"] == "/sign-in/?next=/account/"
    assert client.get("/account/").status_code == 200


def test_sign_out_ends_the_session(client: Client, staff: Person) -> None:
    sign_in(client, staff)
    client.post("/sign-out/")
    assert client.get("/account/").status_code == 302


def test_nobody_signs_up_by_themselves(client: Client) -> None:
    assert [client.get(page).status_code for page in ("/sign-in/closed/", "/sign-in/unknown/")] == [403, 403]


def test_someone_shut_out_cannot_come_in(client: Client, staff: Person) -> None:
    Person.objects.filter(pk=staff.pk).update(is_active=False)
    sign_in(client, staff)
    assert client.get("/account/").status_code == 302


def test_someone_shut_out_while_signed_in_is_out_at_once(client: Client, staff: Person) -> None:
    client.force_login(staff)
    Person.objects.filter(pk=staff.pk).update(is_active=False)
    assert client.get("/account/")["location"] == "/sign-in/?next=/account/"


def test_a_new_password_is_set_through_a_mail_once(client: Client, staff: Person) -> None:
    client.post("/sign-in/password/", {"email": staff.email})
    link = re.search(r"http://testserver(/sign-in/password/\S+)", str(mail.outbox[0].body))
    assert link is not None
    assert mail.outbox[0].subject == "รหัสผ่านใหม่ของระบบประกัน"
    form = client.get(link[1], follow=True)
    new = "ฝนตก-ที่-ปลายทาง-31"
    done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert done.status_code == 302
    staff.refresh_from_db()
    assert staff.check_password(new)
    assert (
        "used or is too old" in Client(headers={"cookie": "django_language=en"}).get(link[1]).content.decode()
    )


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client: Client, staff: Person) -> None:
    answer = client.post("/sign-in/password/", {"email": "nobody@agency.example"})
    assert (answer["location"], mail.outbox) == ("/sign-in/password/sent/", [])


def test_a_role_counts_on_its_days_only(owner: Person) -> None:
    today = timezone.localdate()
    for starts, ends, holds in (
        (None, today, True),
        (today, None, True),
        (today + timedelta(days=1), None, False),
        (None, today - timedelta(days=1), False),
        (date(2020, 1, 1), date(2020, 12, 31), False),
    ):
        RoleGrant.objects.filter(person=owner).update(starts=starts, ends=ends)
        assert (Role.PROJECT_OWNER in access.roles_of(owner)) == holds


@pytest.fixture
def made_up(db: None) -> Person:
    """A person of the demo."""
    person = Person.objects.create_user("somchai", name_th="สมชาย (ตัวอย่าง)", is_demo=True)
    RoleGrant.objects.create(person=person, role=Role.AUDITOR.value)
    return person


def test_one_click_signs_in_a_made_up_person_in_demo_mode(
    client: Client, made_up: Person, settings: Settings
) -> None:
    settings.DEMO = True
    assert 'value="somchai"' in client.get("/sign-in/").content.decode()
    assert client.post("/sign-in/demo/", {"person": "somchai"}).status_code == 302
    assert client.get("/account/").status_code == 200


def test_one_click_is_refused_outside_demo_mode(client: Client, made_up: Person) -> None:
    assert "somchai" not in client.get("/sign-in/").content.decode()
    refused = client.post("/sign-in/demo/", {"person": "somchai"})
    assert (refused.status_code, "SIGNIN-001" in refused.content.decode()) == (422, True)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["owner", "operator", "nobody", ""])
def test_one_click_is_refused_for_real_people(
    client: Client, staff: Person, settings: Settings, name: str
) -> None:
    settings.DEMO = True
    assert client.post("/sign-in/demo/", {"person": name}).status_code == 422
    assert "_auth_user_id" not in client.session


def test_one_click_needs_a_post_with_a_token(made_up: Person, settings: Settings) -> None:
    settings.DEMO = True
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/sign-in/demo/", {"person": "somchai"}).status_code == 403
    assert strict.get("/sign-in/demo/").status_code == 405
