"""A transcript stands below its recording, runs along with it, and is mended on a page of its own."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import Settings

from prakan.assessment.actions.case_scores import attach
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.assessment.models import CaseTranscript, CaseTranscriptRun
from prakan.domain.roles import Role
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person
from tests import samples
from tests.assessment.scores_world import World, visited
from tests.conftest import member
from tests.packs import install
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nทำแปลงผัก <i>สวย</i>"


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose visit has been made."""
    install(now)
    return visited(registrar, now)


def video(world: World) -> str:
    """Return the page of a video among the evidence."""
    file = store(name="ก.mp4", content=io.BytesIO(samples.video()), by=world.chair, at=world.at)
    told = Found("video", "แปลงผัก", file=file.pk, target="1.1")
    piece = attach(case_id=world.case.pk, found=told, by=world.chair, at=world.at)
    return f"/cases/{world.case.pk}/evidence/{piece.pk}/"


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_timed_transcript_runs_along_with_its_video(world: World) -> None:
    place, client = video(world), client_of(world.chair)
    assert client.post(f"{place}transcript/", {"text": VTT, "base": "0"}).status_code == 302
    seen = Reader(world.chair).open(place)
    assert seen.one("track").get("src") == f"{place}captions/1/"
    (line,) = [e for e in seen.all("a") if e.get("data-second")]
    assert (line.text, line.get("href")) == ("0:01", f"{place}file/?show#t=1")
    answer = client.get(f"{place}captions/1/")
    assert (answer["Content-Type"], answer.content.decode().split("\n")[3]) == (
        "text/vtt; charset=utf-8",
        "ทำแปลงผัก สวย",
    )
    assert "SCORE-009" in client.get(f"{place}captions/2/").content.decode()


def test_nothing_typed_is_lost_when_another_version_came_meanwhile(world: World) -> None:
    place, client = video(world), client_of(world.chair)
    client_of(world.member).post(f"{place}transcript/", {"text": "หนึ่ง", "base": "0"})
    answer = client.post(f"{place}transcript/", {"text": "สอง", "base": "0"})
    page = answer.content.decode()
    assert (answer.status_code, "TRANS-005" in page, ">\nสอง</textarea>" in page) == (422, True, True)
    assert '<input type="hidden" name="base" value="1">' in page
    client.post(f"{place}transcript/", {"text": "สอง", "base": "1"})
    assert list(CaseTranscript.objects.order_by("version").values_list("version", "by")) == [
        (1, world.member.pk),
        (2, world.chair.pk),
    ]


@pytest.mark.parametrize(
    ("given", "code"), [("", "TRANS-002"), ("WEBVTT\n\nก", "TRANS-004"), ("ก" * 400_001, "TRANS-003")]
)
def test_bad_input_is_numbered(world: World, given: str, code: str) -> None:
    answer = client_of(world.chair).post(f"{video(world)}transcript/", {"text": given, "base": "x"})
    assert (answer.status_code, code in answer.content.decode()) == (422, True)


def test_the_page_asks_the_service_only_where_there_is_one(world: World, settings: Settings) -> None:
    place, client = video(world), client_of(world.chair)
    assert f"{place}transcribe/" not in client.get(place).content.decode()
    assert "TRANS-006" in client.post(f"{place}transcribe/").content.decode()
    settings.TRANSCRIBE = ["hear"]
    assert f"{place}transcribe/" in client.get(place).content.decode()
    assert client.post(f"{place}transcribe/").status_code == 302
    assert CaseTranscriptRun.objects.get().stage == "waiting"
    assert f"{place}transcribe/" not in client.get(place).content.decode()
    CaseTranscriptRun.objects.update(stage="failed", code="TRANS-013")
    told = client.get(place).content.decode()
    assert ("TRANS-013" in told, f"{place}transcribe/" in told) == (True, True)


def test_who_does_not_reach_the_evidence_sees_no_transcript(world: World) -> None:
    place, stranger = video(world), client_of(member("stranger", Role.ASSESSOR))
    client_of(world.chair).post(f"{place}transcript/", {"text": VTT, "base": "0"})
    for page in ("", "transcript/", "captions/1/"):
        assert "CASE-001" in stranger.get(f"{place}{page}").content.decode()
