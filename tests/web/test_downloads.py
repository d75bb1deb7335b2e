"""Stored files are sent whole or in parts, under their Thai name, never opened when that is unsafe."""

from __future__ import annotations

import io
from datetime import datetime
from urllib.parse import unquote

import pytest
from django.http import HttpResponseBase
from django.test import RequestFactory

from prakan.foundation.actions.files import store
from prakan.foundation.models import Person
from prakan.web.shell.downloads import send
from tests import samples

pytestmark = pytest.mark.django_db
VIDEO = samples.video(data=1000)


def ask(
    owner: Person, file_id: int, method: str = "get", show: bool = False, **headers: str
) -> HttpResponseBase:
    """Return the answer to a request for a file."""
    request = getattr(RequestFactory(headers=headers), method)("/")
    return send(request, owner, file_id, show=show)


@pytest.fixture
def video(owner: Person, now: datetime) -> int:
    """A stored video with a Thai name."""
    return store(name="ห้องเรียน ม.2.mp4", content=io.BytesIO(VIDEO), by=owner, at=now).pk


@pytest.mark.parametrize(
    ("wished", "status", "start", "end"),
    [
        ("", 200, 0, len(VIDEO)),
        ("bytes=0-0", 206, 0, 1),
        ("bytes=10-19", 206, 10, 20),
        ("bytes=900-", 206, 900, len(VIDEO)),
        ("bytes=-7", 206, len(VIDEO) - 7, len(VIDEO)),
        ("bytes=5-999999", 206, 5, len(VIDEO)),
        ("bytes=0-1,5-6", 200, 0, len(VIDEO)),
        ("items=1-2", 200, 0, len(VIDEO)),
    ],
)
def test_the_part_that_is_asked_for_is_sent(
    owner: Person, video: int, wished: str, status: int, start: int, end: int
) -> None:
    answer = ask(owner, video, **({"Range": wished} if wished else {}))
    assert (answer.status_code, b"".join(answer)) == (status, VIDEO[start:end])  # type: ignore[call-overload]
    assert answer["Content-Length"] == str(end - start)
    if status == 206:
        assert answer["Content-Range"] == f"bytes {start}-{end - 1}/{len(VIDEO)}"


def test_a_part_after_the_end_is_refused(owner: Person, video: int) -> None:
    answer = ask(owner, video, Range=f"bytes={len(VIDEO)}-")
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{len(VIDEO)}")


def test_a_part_of_another_version_is_the_whole(owner: Person, video: int) -> None:
    assert ask(owner, video, Range="bytes=1-2", If_Range='"old"').status_code == 200


def test_a_known_copy_is_not_sent_again(owner: Person, video: int) -> None:
    tag = ask(owner, video)["ETag"]
    assert ask(owner, video, If_None_Match=tag).status_code == 304


def test_head_sends_no_byte(owner: Person, video: int) -> None:
    answer = ask(owner, video, "head")
    assert (answer["Content-Length"], b"".join(answer)) == (str(len(VIDEO)), b"")  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("a.pdf", samples.pdf(), "inline"),
        ("a.mp4", VIDEO, "inline"),
        ("a.txt", b"<b>text</b>", "attachment"),
        ("a.docx", samples.DOCX, "attachment"),
        ("a.csv", b"a,b", "attachment"),
    ],
)
def test_only_safe_kinds_open_in_the_browser(
    owner: Person, now: datetime, name: str, content: bytes, shown: str
) -> None:
    kept = store(name=name, content=io.BytesIO(content), by=owner, at=now)
    answers = [ask(owner, kept.pk, show=show) for show in (True, False)]
    assert [a["Content-Disposition"].partition(";")[0] for a in answers] == [shown, "attachment"]
    assert {a["X-Content-Type-Options"] for a in answers} == {"nosniff"}


def test_a_thai_name_survives(owner: Person, video: int) -> None:
    said = ask(owner, video)["Content-Disposition"]
    assert said.startswith("attachment; filename*=utf-8''")
    assert unquote(said.partition("''")[2]) == "ห้องเรียน ม.2.mp4"
