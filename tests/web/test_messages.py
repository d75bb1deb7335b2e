"""Pages of messages: one's own fates and channels, the board, decisions, words of notices, LINE's webhook."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from prakan.config.jobs import JOBS
from prakan.domain.deliveries import Fate, Reason
from prakan.foundation.actions import outbox
from prakan.foundation.actions.deliveries import send_due
from prakan.foundation.actions.letters import Recipient, queue_letters
from prakan.foundation.actions.notices import tell
from prakan.foundation.models import (
    AuditRow,
    Contact,
    ContactCode,
    Delivery,
    MessageChoice,
    Notice,
    Person,
    Wording,
)
from prakan.foundation.queries.routes import address_of
from tests.foundation.channels import line_spec
from tests.foundation.channels.conftest import LINE_ID, PHONE, gateway, line, link
from tests.foundation.channels.servers import Gateway, Line
from tests.web.reader import Page, Reader, words

__all__ = ["gateway", "line", "link"]
pytestmark = pytest.mark.django_db

Link = Callable[[Person, str], None]
WORDS = {"actor_th": "หัวหน้า", "actor_en": "The head", "reason": "ขาดหลักฐาน"}
TYPED = "0" + "8" * 9
MINE, HOOK = "/account/channels/", "/hooks/line/"
EDIT = "/wordings/progress.return/"


def told(person: Person, at: datetime | None = None, key: str = "k") -> None:
    moment = at or timezone.now()
    tell(people=[person.pk], template="progress.return", key=key, values=WORDS, url="/progress/1", at=moment)


def dead(person: Person, key: str = "k") -> Delivery:
    told(person, key=key)
    found = Delivery.objects.get(notice__key=key, channel="email")
    found.stage, found.reason, found.due_at, found.error = Fate.DEAD, Reason.TIRED, None, "HTTP 500: no"
    found.save()
    return found


def problems(page: Page) -> list[str]:
    return [words(c) for c in page.one("div", class_="pk-err").iter("code")]


def choice(**changed: object) -> dict[str, object]:
    given: dict[str, object] = {"everywhere": "first", "place_email": "1", "quiet_from": "", "quiet_to": ""}
    return {**given, **changed}


# One's own messages and channels


def test_the_fate_of_each_message_to_me_is_shown_on_each_channel(owner: Person, head: Person) -> None:
    told(owner)
    told(head, key="other")
    send_due(at=timezone.now())
    page = Reader(owner).open("/account/messages/")
    ways = [words(li) for li in page.one("ul", class_="pk-ways").iter("li")]
    assert [w.split(" ")[:2] for w in ways] == [["ในระบบ", "ส่งแล้ว"], ["อีเมล", "ส่งแล้ว"]]
    assert page.links()["ผลการดำเนินงานถูกส่งคืน"] == "/progress/1"


def test_an_english_reader_reads_why_a_message_waits(owner: Person) -> None:
    MessageChoice.objects.create(person=owner, limits={"email": 1})
    told(owner)
    told(owner, key="second")
    send_due(at=timezone.now())
    text = Reader(owner, "en").open("/account/messages/").text
    assert "queued the day's number for this channel is used up · next" in text


def test_a_choice_of_channels_hours_and_numbers_is_kept(owner: Person, line: Line) -> None:
    sent = choice(
        kind_progress=["line", "email"],
        place_line="2",
        limit_email="๕",
        quiet_from="๒๑.๐๐",
        quiet_to="06:00 น.",
    )
    Reader(owner).send(MINE, **sent)  # type: ignore[arg-type]
    kept = MessageChoice.objects.get(person=owner)
    assert (kept.order, kept.everywhere, kept.limits) == (["email", "line"], False, {"email": 5})
    assert (f"{kept.quiet_from}", f"{kept.quiet_to}") == ("21:00:00", "06:00:00")
    assert (kept.kinds["progress"], kept.kinds["budget"]) == (["line", "email"], [])
    row = AuditRow.objects.get(step="choice.save")
    assert (row.by, row.subject, row.after["limits"]) == (owner, "person:owner", {"email": 5})


def test_the_form_shows_what_was_chosen(owner: Person, line: Line) -> None:
    MessageChoice.objects.create(person=owner, kinds={"plan": ["line"]}, order=["email", "line"])
    page = Reader(owner).open(MINE)
    ticked = [
        (i.get("name"), i.get("value"))
        for i in page.all("input", type="checkbox")
        if i.get("checked") is not None
    ]
    assert [t for t in ticked if t[0] == "kind_plan"] == [("kind_plan", "line")]
    assert ("kind_budget", "email") in ticked
    chosen = {
        s.get("name"): [o.get("value") for o in s.iter("option") if o.get("selected") is not None]
        for s in page.all("select")
    }
    assert (chosen["place_email"], chosen["place_line"]) == (["1"], ["2"])


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"quiet_from": "25.00", "quiet_to": "06.00"}, "MESSAGE-006"),
        ({"quiet_from": "21.00"}, "MESSAGE-007"),
        ({"quiet_from": "21.00", "quiet_to": "21.00"}, "MESSAGE-007"),
        ({"limit_email": "0"}, "MESSAGE-008"),
        ({"limit_email": "many"}, "MESSAGE-008"),
    ],
)
def test_a_choice_is_refused_by_number_and_keeps_what_was_typed(
    owner: Person, changed: dict[str, str], code: str
) -> None:
    page = Reader(owner).send(MINE, status=422, **choice(**changed))  # type: ignore[arg-type]
    typed = {i.get("name"): i.get("value", "") for i in page.all("input")}
    assert problems(page) == [code]
    assert {name: typed[name] for name in changed} == changed
    assert not MessageChoice.objects.exists()


def test_a_telephone_is_linked_with_the_code_that_comes_by_sms(owner: Person, gateway: Gateway) -> None:
    reader = Reader(owner)
    page = reader.send("/account/channels/phone/", phone=TYPED)
    assert "ส่งรหัสไปที่ ••••••888 แล้ว" in page.text
    send_due(at=timezone.now())
    (sent,) = gateway.taken
    code = re.search(r"\d{6}", sent.json["text"])
    assert (sent.json["to"], bool(code)) == (PHONE, True)
    reader.send("/account/channels/confirm/", code=code.group() if code else "")
    assert address_of(Person.objects.get(pk=owner.pk), "sms") == PHONE
    kept = Contact.objects.get()
    assert TYPED[1:] not in kept.address + kept.fingerprint
    rows = [
        (r.step, PHONE in json.dumps(r.after)) for r in AuditRow.objects.filter(step__startswith="contact")
    ]
    assert rows == [("contact.ask", False), ("contact.link", False)]


def test_a_wrong_code_is_counted_and_the_sixth_attempt_refused(owner: Person, gateway: Gateway) -> None:
    reader = Reader(owner)
    reader.send("/account/channels/phone/", phone=TYPED)
    codes = [
        problems(reader.send("/account/channels/confirm/", status=422, code="wrong!"))[0] for _ in range(6)
    ]
    assert codes == ["CONTACT-004"] * 5 + ["CONTACT-005"]
    assert not Contact.objects.exists()


def test_a_code_does_not_outlive_a_quarter_of_an_hour(owner: Person, gateway: Gateway) -> None:
    reader = Reader(owner)
    reader.send("/account/channels/phone/", phone=TYPED)
    send_due(at=timezone.now())
    ContactCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    code = re.search(r"\d{6}", gateway.taken[0].json["text"])
    page = reader.send("/account/channels/confirm/", status=422, code=code.group() if code else "")
    assert problems(page) == ["CONTACT-005"]


def test_six_codes_an_hour_are_too_many(owner: Person, gateway: Gateway) -> None:
    reader = Reader(owner)
    for _ in range(5):
        reader.send("/account/channels/phone/", phone=TYPED)
    assert problems(reader.send("/account/channels/phone/", status=422, phone=TYPED)) == ["CONTACT-006"]


def test_what_is_no_telephone_is_refused_and_kept(owner: Person, gateway: Gateway) -> None:
    page = Reader(owner).send("/account/channels/phone/", status=422, phone="12")
    assert (problems(page), page.one("input", name="phone").get("value")) == (["CONTACT-001"], "12")


def test_a_telephone_of_another_person_is_refused(
    owner: Person, head: Person, gateway: Gateway, link: Link
) -> None:
    link(head, "sms")
    assert problems(Reader(owner).send("/account/channels/phone/", status=422, phone=TYPED)) == [
        "CONTACT-007"
    ]


def test_my_address_is_masked_until_i_ask_and_asking_is_on_record(
    owner: Person, gateway: Gateway, link: Link
) -> None:
    link(owner, "sms")
    reader = Reader(owner)
    assert (PHONE in reader.open(MINE).html, "••••••888" in reader.open(MINE).text) == (False, True)
    assert PHONE in reader.send("/account/channels/sms/show/").text
    row = AuditRow.objects.get(step="contact.show")
    assert (row.by, row.after["channel"]) == (owner, "sms")
    reader.send("/account/channels/sms/unlink/")
    assert not Contact.objects.exists()


# LINE's webhook


def event(**changed: object) -> dict[str, object]:
    """Return a text message as LINE tells of it; held against the published description."""
    made: dict[str, object] = {
        "type": "message",
        "mode": "active",
        "timestamp": 1462629479 * 1000,
        "source": {"type": "user", "userId": LINE_ID},
        "webhookEventId": "01FZ74A0TDDPYRVKNK77XKC3ZR",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA",
        "message": {"id": "444573844083572737", "type": "text", "quoteToken": "q3Plxr", "text": ""},
    }
    return {name: value for name, value in {**made, **changed}.items() if value is not None}


def said(text: str, **changed: object) -> dict[str, object]:
    message = {"id": "444573844083572737", "type": "text", "quoteToken": "q3Plxr", "text": text}
    return event(message=message, **changed)


def hook(*events: dict[str, object], secret: str = "channel secret") -> int:
    body = {"destination": "U" + "0" * 32, "events": list(events)}
    assert line_spec.faults("webhook", "CallbackRequest", body) == []
    data = json.dumps(body).encode()
    signature = base64.b64encode(hmac.new(secret.encode(), data, hashlib.sha256).digest()).decode()
    headers = {"X-Line-Signature": signature}
    return Client().post(HOOK, data, "application/json", headers=headers).status_code


def line_code(person: Person) -> str:
    page = Reader(person).send("/account/channels/line/")
    return words(page.one("code", class_="pk-secret"))


def test_line_is_linked_by_the_code_that_a_person_sends(owner: Person, line: Line) -> None:
    code = line_code(owner)
    assert hook(said(f" {code.lower()} ")) == 200
    assert address_of(Person.objects.get(pk=owner.pk), "line") == LINE_ID
    assert [r.split("\n")[0][:14] for r in line.replies] == ["เชื่อม LINE กั"]
    outbox.plan(JOBS, at=timezone.now())
    outbox.work_off(JOBS, at=timezone.now())
    notice = Notice.objects.get(template="contact.link")
    assert [d.channel for d in notice.deliveries.order_by("place")] == ["in_app", "line", "email"]


def test_a_repeated_event_does_nothing(owner: Person, line: Line) -> None:
    code = line_code(owner)
    again = said(code, deliveryContext={"isRedelivery": True})
    assert [hook(said(code)), hook(again)] == [200, 200]
    assert (len(line.replies), Contact.objects.count()) == (1, 1)


def test_an_event_whose_hearing_dies_is_heard_when_it_is_told_again(
    owner: Person, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = line_code(owner)
    with monkeypatch.context() as broken:
        broken.setattr("prakan.foundation.actions.contacts._link", lambda *args, **more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            hook(said(code))
    assert hook(said(code)) == 200
    assert address_of(Person.objects.get(pk=owner.pk), "line") == LINE_ID


def test_an_event_that_line_did_not_sign_is_not_heard(owner: Person, line: Line) -> None:
    code = line_code(owner)
    unsigned = Client().post(HOOK, b"{}", "application/json").status_code
    assert (hook(said(code), secret="another"), unsigned) == (401, 401)
    assert not Contact.objects.exists()


def test_without_a_secret_nobody_is_believed(settings: Settings) -> None:
    settings.LINE_SECRET = ""
    assert hook(said("ABCDEFGH"), secret="") == 401


def test_a_wrong_code_is_answered_and_other_words_are_left_to_people(line: Line) -> None:
    assert hook(said("ABCD-EFGH"), said("สวัสดี", webhookEventId="2")) == 200
    assert [r.partition(" ")[0] for r in line.replies] == ["รหัสนี้ใช้ไม่ได้หรือหมดอายุแล้ว"]


def test_who_blocks_the_account_is_unlinked(owner: Person, line: Line, link: Link) -> None:
    link(owner, "line")
    assert hook(event(type="unfollow", replyToken=None, message=None)) == 200
    assert not Contact.objects.exists()
    assert AuditRow.objects.get(step="contact.unlink").after["why"] == "blocked"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"events": 3}', b'{"events": [{"source": {"type": "user"}}]}']
)
def test_signed_nonsense_is_refused_without_an_error(body: bytes, line: Line) -> None:
    signature = base64.b64encode(hmac.new(b"channel secret", body, hashlib.sha256).digest()).decode()
    answer = Client().post(HOOK, body, "application/json", headers={"X-Line-Signature": signature})
    assert answer.status_code == 400


# The board and decisions


def test_every_number_of_the_board_opens_the_messages_behind_it(admin: Person, owner: Person) -> None:
    told(owner)
    dead(owner, "d")
    reader = Reader(admin)
    page = reader.open("/messages/")
    links = {a.get("href", ""): words(a) for a in page.one("tbody").iter("a")}
    assert {href: int(n) for href, n in links.items()} == {
        "/messages/all/?channel=in_app&fate=sent&span=week": 2,
        "/messages/all/?channel=in_app&span=week": 2,
        "/messages/all/?channel=email&fate=queued&span=week": 1,
        "/messages/all/?channel=email&fate=dead&span=week": 1,
        "/messages/all/?channel=email&span=week": 2,
    }
    for href, n in links.items():
        assert len(list(reader.open(href).one("tbody").iter("tr"))) == int(n)


def test_a_list_masks_the_address(admin: Person, owner: Person) -> None:
    told(owner)
    page = Reader(admin).open("/messages/all/?channel=email")
    assert ("owner@agency.example" in page.html, "o•••@agency.example" in page.text) == (False, True)


def test_dead_messages_are_sent_again_or_given_up_with_a_reason(admin: Person, owner: Person) -> None:
    first, second = dead(owner, "a"), dead(owner, "b")
    reader = Reader(admin)
    page = reader.send("/messages/stop/", status=422, delivery=str(first.pk))
    assert (problems(page), page.heading) == (["MESSAGE-005"], "ผลการดำเนินงานถูกส่งคืน")
    reader.send("/messages/stop/", delivery=str(first.pk), reason="ที่อยู่เลิกใช้")
    reader.send("/messages/again/", delivery=str(second.pk))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.stage, first.answer, second.stage) == (Fate.GIVEN_UP, "ที่อยู่เลิกใช้", Fate.QUEUED)
    shown = reader.open(f"/messages/{first.pk}/").text
    assert "delivery.give_up admin · ที่อยู่เลิกใช้" in shown
    assert "เลิกส่ง ที่อยู่เลิกใช้" in Reader(owner).open("/account/messages/").text


def test_all_dead_messages_of_a_channel_are_sent_again_at_once(admin: Person, owner: Person) -> None:
    for key in "abc":
        dead(owner, key)
    page = Reader(admin).send("/messages/again/", every="1", channel="email")
    assert (Delivery.objects.filter(stage=Fate.QUEUED).count(), "เข้าคิวส่งใหม่ 3 ข้อความ" in page.text) == (
        3,
        True,
    )


def test_an_auditor_looks_and_decides_nothing(auditor: Person, owner: Person) -> None:
    mail = dead(owner)
    reader = Reader(auditor)
    forms = [f.get("action") for f in reader.open(f"/messages/{mail.pk}/").all("form")]
    assert [f for f in forms if f and f.startswith("/messages/")] == []
    assert reader.open("/messages/all/?fate=dead").all("input", name="delivery") == []
    assert "MESSAGE-003" in reader.open("/messages/999/", status=404).text


def test_a_letter_to_a_school_is_shown_by_its_label(admin: Person, officer: Person, now: datetime) -> None:
    queue_letters(
        batch="sar-2567",
        channel="email",
        template="contact.code",
        recipients=[
            Recipient("s", "โรงเรียนสมมติ", "s@school.example", {"code": 1, "minutes": 2}, subject="sar:12")
        ],
        by=officer,
        at=now,
    )
    page = Reader(admin).open(f"/messages/{Delivery.objects.get().pk}/")
    assert (page.heading, "โรงเรียนสมมติ · อีเมล s•••@school.example" in page.text) == ("sar-2567", True)


# Words of notices


def test_staff_edit_words_and_later_messages_carry_them(officer: Person, owner: Person) -> None:
    told(owner, key="before")
    typed = {"subject_th": "ส่งคืนแล้ว", "subject_en": "", "body_th": "เหตุผล: {reason}", "body_en": ""}
    Reader(officer).send(EDIT, keep="1", **typed)
    told(owner, key="after")
    text = Reader(owner).open("/inbox/").text
    assert ("ส่งคืนแล้ว เหตุผล: ขาดหลักฐาน" in text, "หัวหน้า ส่งผลการดำเนินงานคืน" in text) == (True, True)
    row = AuditRow.objects.get(step="wording.edit")
    assert (row.subject, row.before["subject_en"], row.after) == (
        "wording:progress.return",
        "Your result is returned",
        typed,
    )


def test_a_preview_shows_every_channel_and_keeps_nothing(officer: Person) -> None:
    typed = {
        "subject_th": "เรื่อง",
        "subject_en": "About",
        "body_th": "เพราะ {reason}",
        "body_en": "For {reason}",
    }
    page = Reader(officer).send(EDIT, look="1", **typed)
    shown = [words(q) for q in page.all("blockquote", class_="pk-preview")]
    url = "http://127.0.0.1:8000/inbox/"
    assert shown[:3] == [
        f"เรื่อง เพราะ ขาดหลักฐานข้อ 2 {url}",
        f"เรื่อง {url}",
        f"เรื่อง เพราะ ขาดหลักฐานข้อ 2 {url}",
    ]
    assert (len(shown), Wording.objects.count(), page.text.count("· 1 SMS")) == (6, 0, 2)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"body_th": "{stranger}"}, ["WORDING-002"]),
        ({"body_en": "{reason.__class__}"}, ["WORDING-002"]),
        ({"subject_th": "{reason!r}", "body_th": "{reason:>9999999}"}, ["WORDING-002", "WORDING-002"]),
        ({"subject_en": "{reason"}, ["WORDING-003"]),
        ({"subject_th": " "}, ["WORDING-004"]),
        ({"subject_en": "x" * 161}, ["WORDING-005"]),
    ],
)
def test_words_are_refused_by_number_and_kept_as_typed(
    officer: Person, typed: dict[str, str], codes: list[str]
) -> None:
    good = {"subject_th": "ก", "subject_en": "a", "body_th": "ข", "body_en": "b"}
    page = Reader(officer).send(EDIT, status=422, keep="1", **{**good, **typed})
    assert (problems(page), Wording.objects.count()) == (codes, 0)
    looked = Reader(officer).send(EDIT, look="1", **{**good, **typed})
    assert problems(looked) == codes


def test_the_words_that_came_come_back_and_every_edit_is_listed(officer: Person, owner: Person) -> None:
    reader = Reader(officer)
    reader.send(EDIT, keep="1", subject_th="ใหม่", subject_en="", body_th="ใหม่", body_en="")
    assert "แก้ไขแล้ว" in reader.open("/wordings/").text
    page = reader.send(f"{EDIT}restore/")
    assert (page.heading, Wording.objects.count()) == ("ผลการดำเนินงานถูกส่งคืน", 2)
    told(owner)
    assert Notice.objects.get().wording is None


def test_words_that_are_nowhere_say_so_and_only_staff_edit(officer: Person, owner: Person) -> None:
    assert "WORDING-001" in Reader(officer).open("/wordings/no.such/", status=404).text
    assert Reader(owner).open("/wordings/", status=403).status == 403
