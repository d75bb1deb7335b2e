"""A piece of evidence is seen and heard on its page; its small picture is for whoever may open its file."""

from __future__ import annotations

import io
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from prakan.assessment.actions.case_scores import attach
from prakan.assessment.actions.case_scores.evidence import Found
from prakan.assessment.models import CaseEvidence, FieldDevice, FieldEntry, FieldFile
from prakan.domain.roles import Role
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person
from tests import samples
from tests.assessment.scores_world import World, visited
from tests.conftest import member
from tests.packs import install
from tests.photos import photo
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose visit has been made."""
    install(now)
    return visited(registrar, now)


def found(world: World, kind: str, name: str, content: bytes, **more: object) -> CaseEvidence:
    file = store(name=name, content=io.BytesIO(content), by=world.chair, at=world.at)
    told = Found(kind, "ห้องวิทยาศาสตร์", file=file.pk, target="1.1", **more)  # type: ignore[arg-type]
    return attach(case_id=world.case.pk, found=told, by=world.chair, at=world.at)


def page_of(world: World, piece: CaseEvidence) -> str:
    return f"/cases/{world.case.pk}/evidence/{piece.pk}/"


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_photo_stands_small_on_its_page_and_in_the_list(world: World) -> None:
    piece = found(world, "photo", "ก.jpg", photo())
    place, chair = page_of(world, piece), Reader(world.chair)
    assert [e.get("src") for e in chair.open(place).all("img") if e.get("alt")] == [f"{place}small/"]
    listed = chair.open(f"/cases/{world.case.pk}/scores/1.1/").one("img", class_="pk-thumb")
    assert listed.get("src") == f"{place}small/?small"
    client = client_of(world.chair)
    small, large = client.get(f"{place}small/?small"), client.get(f"{place}small/")
    assert (small["Content-Type"], small.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert len(large.content) > len(small.content)
    assert client.get(f"{place}small/", headers={"If-None-Match": large["ETag"]}).status_code == 304


def test_what_cannot_be_drawn_falls_back_to_an_icon(world: World) -> None:
    piece = found(world, "photo", "ก.jpg", samples.jpeg())
    answer = client_of(world.chair).get(f"{page_of(world, piece)}small/")
    assert (answer.status_code, answer["Location"]) == (302, "/static/no-picture.svg")


def test_a_video_plays_from_its_second_with_the_still_of_the_device(world: World, now: datetime) -> None:
    key = uuid4()
    piece = found(world, "video", "ก.mp4", samples.video(), second=75, key=str(key))
    place, chair = page_of(world, piece), Reader(world.chair)
    bare = chair.open(place).one("video")
    assert (bare.get("src"), bare.get("preload"), bare.get("poster")) == (
        f"{place}file/?show#t=75",
        "metadata",
        None,
    )
    still(world, key, photo(400, 300))
    shown = chair.open(place)
    assert shown.one("video").get("poster") == f"{place}small/"
    assert "media-src 'self'" in shown.response["Content-Security-Policy"]
    client = client_of(world.chair)
    assert client.get(f"{place}small/").content[:2] == b"\xff\xd8"
    part = client.get(f"{place}file/?show", headers={"Range": "bytes=4-7"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, b"ftyp")  # type: ignore[attr-defined]


def still(world: World, key: object, content: bytes) -> None:
    """Note that a device sent this picture with the entry of a key."""
    device = FieldDevice.objects.create(
        key=uuid4(), person=world.chair, name="ก", secret="x", registered_at=world.at, seen_at=world.at
    )
    told = {"case": world.case, "step": "score.attach", "recorded_at": world.at, "received_at": world.at}
    entry = FieldEntry.objects.create(
        key=key, device=device, seq=1, digest="0" * 64, body="x", by=world.chair, way="line", **told
    )
    file = store(name="still.jpg", content=io.BytesIO(content), by=world.chair, at=world.at)
    said = {"name": file.name, "media_type": file.media_type, "size": file.size, "digest": file.digest}
    FieldFile.objects.create(key=uuid4(), entry=entry, role="poster", file=file, held_at=world.at, **said)


def test_sound_plays_and_papers_do_not(world: World) -> None:
    sound = Reader(world.chair).open(page_of(world, found(world, "sound", "ก.mp4", samples.video())))
    assert sound.one("audio").get("aria-label") == "ห้องวิทยาศาสตร์"
    for name, content in (("ข.m4a", samples.video(b"M4A ")), ("ค.webm", samples.webm(2))):
        told = Reader(world.chair).open(page_of(world, found(world, "sound", name, content)))
        assert (len(told.all("audio")), len(told.all("video"))) == (1, 0)
    paper = found(world, "document", "ก.pdf", samples.pdf())
    seen = Reader(world.chair).open(page_of(world, paper))
    assert (seen.all("audio"), seen.all("video"), seen.all("figure")) == ([], [], [])
    assert "SCORE-009" in client_of(world.chair).get(f"{page_of(world, paper)}small/").content.decode()


def test_who_may_not_open_the_file_sees_no_small_picture(world: World) -> None:
    place = page_of(world, found(world, "photo", "ก.jpg", photo(64, 48)))
    client = client_of(member("stranger", Role.ASSESSOR))
    refused = [client.get(f"{place}{what}") for what in ("file/", "small/")]
    assert ["CASE-001" in answer.content.decode() for answer in refused] == [True, True]
