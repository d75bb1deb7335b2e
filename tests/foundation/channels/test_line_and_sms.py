"""SMS and LINE by real servers that fail in chosen ways: what each answer makes of a message."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import requests
from django.test import Client
from pytest_django import Settings

from prakan.domain.deliveries import LAST_WITH_ANOTHER_CHANNEL, REST, Fate, Reason, next_attempt
from prakan.foundation.actions.deliveries import LEASE, send_due
from prakan.foundation.actions.notices import tell
from prakan.foundation.channels import line as line_channel
from prakan.foundation.channels import sms as sms_channel
from prakan.foundation.channels.parcel import Parcel, Trouble
from prakan.foundation.models import Delivery, MessageChoice, Person
from tests.foundation.channels import line_spec
from tests.foundation.channels.conftest import LINE_ID, PHONE
from tests.foundation.channels.servers import TOKEN, Answer, Gateway, Line

pytestmark = pytest.mark.django_db

Link = Callable[[Person, str], None]
WORDS = {"actor_th": "หัวหน้า", "actor_en": "The head", "reason": "ขาดหลักฐาน"}


def told(person: Person, at: datetime, *channels: str, everywhere: bool = False) -> None:
    """Tell a person who has chosen these channels for results."""
    MessageChoice.objects.update_or_create(
        person=person,
        defaults={"kinds": {"progress": channels}, "order": channels, "everywhere": everywhere},
    )
    tell(people=[person.pk], template="progress.return", key="k", values=WORDS, url="/progress/1", at=at)


def fates() -> dict[str, tuple[str, str]]:
    return {d.channel: (d.stage, d.reason) for d in Delivery.objects.exclude(channel="in_app")}


def of(channel: str) -> Delivery:
    return Delivery.objects.get(channel=channel)


def parcel(**changed: str) -> Parcel:
    given = {"key": str(uuid.uuid4()), "name": "notice-1", "address": LINE_ID, "language": "th"}
    return Parcel(**{**given, "subject": "เรื่อง", "body": "ความ", "url": "", **changed})


def test_a_line_message_is_pushed_as_the_description_says(
    line: Line, owner: Person, link: Link, now: datetime
) -> None:
    link(owner, "line")
    told(owner, now, "line")
    assert send_due(at=now) == 1
    words = "หัวหน้า ส่งผลการดำเนินงานคืนให้แก้ไข เหตุผล: ขาดหลักฐาน"
    link_to = "http://127.0.0.1:8000/progress/1"
    assert line.delivered == [(LINE_ID, f"ผลการดำเนินงานถูกส่งคืน\n\n{words}\n\n{link_to}")]
    assert of("line").answer == "message 461230966842064897"


def test_a_sender_killed_after_lines_yes_delivers_no_second_message(
    line: Line, owner: Person, link: Link, now: datetime
) -> None:
    link(owner, "line")
    told(owner, now, "line")
    send_due(at=now)
    lost = {"stage": Fate.SENDING, "due_at": now + LEASE, "sent_at": None}
    Delivery.objects.filter(channel="line").update(**lost)  # the mark was never written
    assert send_due(at=now + LEASE - timedelta(seconds=1)) == 0
    assert send_due(at=now + LEASE) == 1
    assert (len(line.delivered), of("line").answer) == (1, "accepted before: request-1")


@pytest.mark.parametrize(
    ("answer", "fate", "reason", "says"),
    [
        (Answer(500, {"message": "inside"}), Fate.RETRYING, "", "HTTP 500"),
        (Answer(429, {"message": "limit"}), Fate.RETRYING, "", "HTTP 429"),
        (Answer(401, {"message": "who"}), Fate.RETRYING, "", "HTTP 401"),
        (Answer(400, {"message": "bad"}), Fate.DEAD, Reason.REFUSED, "HTTP 400"),
        (Answer(200, {"unheard": "of"}), Fate.RETRYING, "", "an answer that LINE does not give"),
        (Answer(302, {}, {"Location": "http://127.0.0.1:9"}), Fate.RETRYING, "", "HTTP 302"),
    ],
)
def test_each_answer_of_line_has_its_meaning(
    line: Line,
    owner: Person,
    link: Link,
    now: datetime,
    answer: Answer,
    fate: Fate,
    reason: str,
    says: str,
) -> None:
    link(owner, "line")
    told(owner, now, "line")
    line.first = [answer]
    assert send_due(at=now) == 0
    assert fates() == {"line": (fate, reason)}
    assert (of("line").error.startswith(says), of("line").attempts, line.delivered) == (True, 1, [])


def test_retry_after_is_kept_for_the_message_and_for_the_whole_channel(
    line: Line, owner: Person, head: Person, link: Link, now: datetime, settings: Settings
) -> None:
    link(owner, "line")
    told(owner, now, "line")
    tell(people=[owner.pk], template="progress.return", key="second", values=WORDS, at=now)
    line.first = [Answer(429, {"message": "slow"}, {"Retry-After": "900"})]
    assert send_due(at=now) == 0
    first, second = Delivery.objects.filter(channel="line").order_by("pk")
    assert (first.stage, first.due_at) == (Fate.RETRYING, now + timedelta(seconds=900))
    assert (second.stage, second.reason, second.attempts) == (Fate.QUEUED, Reason.RESTING, 0)
    assert second.due_at == now + timedelta(seconds=900)
    assert send_due(at=now + timedelta(seconds=899)) == 0
    assert send_due(at=now + timedelta(seconds=900)) == 2


def test_a_server_that_is_silent_is_left_after_the_time_out(
    line: Line, owner: Person, link: Link, now: datetime, settings: Settings
) -> None:
    settings.CHANNEL_TIMEOUT = 0.2
    link(owner, "line")
    told(owner, now, "line")
    line.first = [Answer(200, {}, after=0.6)]
    send_due(at=now)
    assert (of("line").stage, of("line").error) == (Fate.RETRYING, "ReadTimeout")
    assert of("line").due_at == next_attempt(now, 1, key=str(of("line").key))


def test_a_refused_line_message_goes_by_sms_and_its_failure_by_mail(
    line: Line, gateway: Gateway, owner: Person, link: Link, now: datetime
) -> None:
    link(owner, "line")
    link(owner, "sms")
    told(owner, now, "line", "sms", "email")
    line.first = [Answer(400, {"message": "no such user"})]
    gateway.first = [Answer(400, {"error": "number not in service"})]
    handed_on = (Fate.SKIPPED, Reason.HANDED_ON)
    send_due(at=now)
    assert fates() == {
        "line": handed_on,
        "sms": (Fate.QUEUED, ""),
        "email": (Fate.QUEUED, Reason.STANDBY),
    }
    send_due(at=now)
    send_due(at=now)
    assert fates() == {"line": handed_on, "sms": handed_on, "email": (Fate.SENT, "")}


def test_a_channel_that_keeps_failing_hands_on_after_a_quarter_of_an_hour(
    gateway: Gateway, owner: Person, link: Link, now: datetime
) -> None:
    link(owner, "sms")
    told(owner, now, "sms", "email")
    gateway.first = [Answer(500)] * LAST_WITH_ANOTHER_CHANNEL
    at = now
    for _ in range(LAST_WITH_ANOTHER_CHANNEL):
        send_due(at=at)
        at = of("sms").due_at or at
    assert fates() == {"sms": (Fate.SKIPPED, Reason.HANDED_ON), "email": (Fate.QUEUED, "")}
    assert timedelta(minutes=7) <= at - now <= timedelta(minutes=15)


def test_what_arrived_first_makes_the_others_needless(
    line: Line, owner: Person, link: Link, now: datetime
) -> None:
    link(owner, "line")
    told(owner, now, "line", "email")
    send_due(at=now)
    assert fates() == {"line": (Fate.SENT, ""), "email": (Fate.SKIPPED, Reason.NOT_NEEDED)}


def test_who_wants_it_everywhere_gets_it_everywhere(
    line: Line, gateway: Gateway, owner: Person, link: Link, now: datetime
) -> None:
    link(owner, "line")
    link(owner, "sms")
    told(owner, now, "line", "sms", "email", everywhere=True)
    assert send_due(at=now) == 3
    assert fates() == dict.fromkeys(("line", "sms", "email"), (Fate.SENT, ""))


def test_the_gateway_is_asked_in_its_own_form(
    gateway: Gateway, owner: Person, link: Link, now: datetime, settings: Settings
) -> None:
    settings.SMS_BODY = {
        "msisdn": "{to_digits}",
        "message": {"body": "สมศ. {text}"},
        "ref": "{reference}",
        "n": 1,
    }
    link(owner, "sms")
    told(owner, now, "sms")
    send_due(at=now)
    (asked,) = gateway.taken
    assert asked.json == {
        "msisdn": PHONE.removeprefix("+"),
        "message": {"body": "สมศ. ผลการดำเนินงานถูกส่งคืน\nhttp://127.0.0.1:8000/progress/1"},
        "ref": str(of("sms").key),
        "n": 1,
    }
    assert (asked.headers["authorization"], asked.headers["idempotency-key"]) == (
        "Bearer secret",
        str(of("sms").key),
    )


def test_a_gateway_that_wants_a_form_gets_a_form(gateway: Gateway, settings: Settings) -> None:
    settings.SMS_FORM = True
    answer = sms_channel.send(parcel(address=PHONE, subject="a&b={to}"))
    (asked,) = gateway.taken
    assert asked.body == b"to=%2B66888888888&text=a%26b%3D%7Bto%7D&sender=PRAKAN"
    assert (asked.headers["content-type"], answer) == (
        "application/x-www-form-urlencoded",
        '{"id": "sms-1"}',
    )


def test_three_failures_in_a_row_let_the_channel_rest(
    gateway: Gateway, owner: Person, link: Link, now: datetime
) -> None:
    link(owner, "sms")
    told(owner, now, "sms")
    for number in range(5):
        tell(people=[owner.pk], template="progress.return", key=f"n{number}", values=WORDS, at=now)
    gateway.first = [Answer(500)] * 6
    assert send_due(at=now) == 0
    assert len(gateway.asked) == 3
    resting = Delivery.objects.filter(reason=Reason.RESTING)
    assert {(d.stage, d.due_at, d.attempts) for d in resting} == {(Fate.QUEUED, now + REST, 0)}
    assert resting.count() == 3


def test_without_settings_nothing_leaves(owner: Person, link: Link, now: datetime) -> None:
    link(owner, "line")
    told(owner, now, "line", "sms")
    send_due(at=now)
    assert fates() == {}  # neither is offered, so neither is queued


def test_a_channel_that_is_taken_down_makes_its_messages_wait(
    gateway: Gateway, owner: Person, link: Link, now: datetime, settings: Settings
) -> None:
    link(owner, "sms")
    told(owner, now, "sms")
    settings.SMS_URL = ""
    send_due(at=now)
    assert fates() == {"sms": (Fate.QUEUED, Reason.NOT_SET_UP)}


def test_what_a_server_repeats_is_kept_without_the_address(
    gateway: Gateway, owner: Person, link: Link, now: datetime
) -> None:
    link(owner, "sms")
    told(owner, now, "sms")
    gateway.first = [Answer(500, {"number": PHONE}), Answer(200, {"to": PHONE.removeprefix("+")})]
    send_due(at=now)
    assert of("sms").error == 'HTTP 500: {"number": "•••"}'
    send_due(at=of("sms").due_at or now)
    assert of("sms").answer == '{"to": "•••"}'


def test_an_error_never_keeps_the_address_or_the_credentials(settings: Settings) -> None:
    settings.SMS_URL, settings.SMS_HEADERS = "http://127.0.0.1:9/?key=secret", {"Authorization": "secret"}
    with pytest.raises(Trouble) as trouble:
        sms_channel.send(parcel(address=PHONE))
    assert (trouble.value.said, trouble.value.whole) == ("ConnectionError", True)


def test_a_long_text_is_cut_to_what_line_takes(line: Line) -> None:
    line_channel.send(parcel(body="😀" * 4000))
    (_, text) = line.delivered[0]
    assert len(text.encode("utf-16-le")) // 2 == 5000


def test_a_reply_is_as_the_description_says(line: Line) -> None:
    line_channel.reply("nHuyWiB7yP5Zw52FIkcQobQuGDXCTA", "เชื่อมแล้ว")
    assert line.replies == ["เชื่อมแล้ว"]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"to": 7}, "$.to"),
        ({"messages": []}, "$.messages"),
        ({"messages": [{"type": "words", "text": "a"}]}, "$.messages[0].type"),
        ({"messages": [{"type": "text"}]}, "$.messages[0]"),
        ({"messages": [{"type": "text", "text": "a", "txt": "b"}]}, "$.messages[0]"),
    ],
)
def test_the_judge_sees_what_line_would_refuse(changed: dict[str, object], fault: str) -> None:
    good = {"to": LINE_ID, "messages": [{"type": "text", "text": "a"}]}
    assert line_spec.faults("messaging-api", "PushMessageRequest", good) == []
    found = line_spec.faults("messaging-api", "PushMessageRequest", good | changed)
    assert [f.partition(":")[0] for f in found] == [fault]


def test_the_server_of_the_tests_refuses_a_stranger(line: Line) -> None:
    body = {"to": LINE_ID, "messages": [{"type": "text", "text": "a"}]}
    url = f"{line_channel.settings.LINE_URL}/v2/bot/message/push"
    answers = [
        requests.post(url, json=body, headers=h, timeout=5).status_code
        for h in ({}, {"Authorization": f"Bearer {TOKEN}", "X-Line-Retry-Key": str(uuid.uuid4())})
    ]
    assert (answers, line.objections) == ([400, 200], ["no bearer token"])
    line.objections.clear()


def reported(client: Client, reference: object, state: str, *, token: str = "secret") -> int:
    """Report a state as a gateway does; returns the HTTP status."""
    told_ = {"ref": str(reference), "state": state}
    return client.post(f"/hooks/sms/{token}/", told_, content_type="application/json").status_code


def test_a_gateway_says_later_what_arrived_and_what_did_not(
    owner: Person,
    head: Person,
    gateway: Gateway,
    link: Link,
    now: datetime,
    settings: Settings,
    client: Client,
) -> None:
    settings.SMS_HOOK_TOKEN = "secret"
    settings.SMS_RECEIPT = {"reference": "ref", "status": "state", "arrived": ["OK"], "failed": ["LOST"]}
    link(owner, "sms")
    told(owner, now, "sms")
    send_due(at=now)
    sent = of("sms")
    assert [reported(client, sent.key, "OK", token="guess"), reported(client, "no-uuid", "OK")] == [404, 200]
    assert [reported(client, sent.key, "BUFFERED"), of("sms").arrived_at] == [200, None]
    reported(client, sent.key, "OK")
    first = of("sms").arrived_at
    reported(client, sent.key, "LOST")
    reported(client, sent.key, "OK")
    assert (of("sms").stage, of("sms").arrived_at, first is None) == (Fate.SENT, first, False)
    Delivery.objects.filter(channel="sms").update(arrived_at=None)
    reported(client, sent.key, "LOST")
    lost = of("sms")
    assert (lost.stage, lost.reason, lost.error) == (Fate.DEAD, Reason.NOT_ARRIVED, "delivery report: LOST")
    assert lost.key != sent.key


def test_no_report_is_heard_without_a_token(client: Client, db: None, settings: Settings) -> None:
    settings.SMS_HOOK_TOKEN = ""
    assert client.post("/hooks/sms/any/").status_code == 404
