"""Pages of a team: a score is saved and acknowledged, nothing is lost, the verdict is drawn from marks."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from prakan.assessment.actions.case_scores import agree, propose
from prakan.assessment.queries.case_scores.opened import opened
from prakan.assessment.queries.case_scores.rooms import my_sheet
from prakan.foundation.models import Person
from tests.assessment.scores_world import World, visited
from tests.packs import install
from tests.web.reader import Reader

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(registrar: Person, now: datetime) -> World:
    """A case whose visit has been made."""
    install(now)
    return visited(registrar, now)


def test_a_score_is_filled_in_saved_and_acknowledged(world: World) -> None:
    chair, base = Reader(world.chair), f"/cases/{world.case.pk}"
    page = chair.open(f"{base}/scores/1.1/")
    assert ("รอคู่มือทางการ" in page.text, "คะแนนของอีก 1 คนซ่อนอยู่จนส่งครบ" in page.text) == (True, True)
    seen = world.saw(world.chair).pk
    given = {"mark": "good", "reason": "อ่านออกเขียนได้", "evidence": str(seen), "seen": "0"}
    saved = chair.send(f"{base}/scores/1.1/", go="1.1", **given)
    assert ("บันทึกและยืนยันแล้ว" in saved.text, "1 จาก 16" in saved.text) == (True, True)
    clash = chair.send(f"{base}/scores/1.1/", status=422, **{**given, "reason": "ฉบับใหม่", "mark": "fair"})
    assert ("SCORE-006" in clash.html, "ฉบับใหม่" in clash.html, "อ่านออกเขียนได้" in clash.text) == (True,) * 3
    wrong = chair.send(f"{base}/scores/1.2/", status=422, mark="splendid", reason="ยังอยู่", seen="0")
    assert ("FRAME-073" in wrong.html, "ยังอยู่" in wrong.html) == (True, True)
    sheet = my_sheet(world.chair, world.case.pk)
    assert sheet is not None
    assert (sheet.of("1.1").reason, sheet.done) == ("อ่านออกเขียนได้", 1)


def test_scores_are_hidden_until_all_are_in_then_agreed_and_the_verdict_is_drawn(
    world: World, registrar: Person
) -> None:
    base, reader = f"/cases/{world.case.pk}", Reader(registrar)
    world.write(world.chair)
    world.hand_in(world.chair)
    hidden = reader.open(f"{base}/consensus/")
    assert ("ส่งแล้ว 1 จาก 2 คน" in hidden.text, "pk-lv" in hidden.html) == (True, False)
    world.write(world.member, {"2.3": "improve", "3.1": "not_assessed"})
    world.hand_in(world.member)
    chair = Reader(world.chair)
    page = chair.open(f"{base}/consensus/", show="talk")
    assert ("ต่างกัน 2 ระดับขึ้นไป 1 ตัว" in page.text, "รับข้อที่ตรงกัน 14 ข้อ" in page.text) == (True, True)
    refused = chair.send(f"{base}/consensus/?code=2.3", status=422, mark="fair", reason="", seen="0")
    assert ("SCORE-020" in refused.html, "SCORE-021" in refused.html) == (True, True)
    world.equal()
    seen = world.saw(world.chair).pk
    for code, mark in (("2.3", "fair"), ("3.1", "not_assessed")):
        given = {"code": code, "mark": mark, "reason": "ตกลงร่วมกัน", "evidence": (seen,), "seen": 0}
        propose(case_id=world.case.pk, by=world.chair, at=world.at, **given)
    digest = opened(world.chair, world.case.pk).digest
    agree(case_id=world.case.pk, digest=digest, by=world.chair, at=world.at)
    member = Reader(world.member)
    assert "รอตกลง" in member.open(f"{base}/consensus/").text
    done = member.send(f"{base}/consensus/agree/", digest=digest)
    assert ("ผนึกฉันทามติแล้ว" in done.text, done.heading) == (True, "ผลการประเมิน")
    verdict = reader.open(f"{base}/verdict/")
    drawn = set(re.findall(r'href="(#d-[^"]+)"', verdict.html))
    assert {"#d-overall", "#d-2", "#d-2.3"} <= drawn
    assert ("93.33 %" in verdict.text, "ไม่ได้ประเมิน" in verdict.text, "รอยืนยัน" in verdict.text) == (True,) * 3


def test_the_team_prepares_together(world: World) -> None:
    chair, base = Reader(world.chair), f"/cases/{world.case.pk}"
    line = {"kind": "question", "target": "2.3", "text": "ประชุม PLC บ่อยเพียงใด"}
    page = chair.send(f"{base}/findings/add/", **line)
    assert line["text"] in page.text
    who = world.assessor(world.member)
    assert who.name_th in chair.send(f"{base}/prepare/share/", **{"share-2.3": str(who.pk)}).text
    piece = world.saw(world.member)
    assert piece.digest in Reader(world.member).open(f"{base}/evidence/{piece.pk}/").text
    assert "SCORE-011" in chair.send(f"{base}/evidence/{piece.pk}/hide/", status=422, reason="").html
