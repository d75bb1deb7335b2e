"""Pages of appraisal, complaints and recognition: what each may see and do, nothing typed is lost."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.assessors.actions.appraisal_evidence import add_scores
from prakan.assessors.actions.appraisal_severity import work_off
from prakan.assessors.models import Appraisal, AppraisalAnswer, Complaint
from prakan.domain.appraisal import GivenScore
from prakan.foundation.models import Person
from prakan.registry.models import Institution, VisitMade
from tests.assessors.appraised import Cast
from tests.assessors.conftest import cast
from tests.registry.conftest import area, school
from tests.web.reader import Reader

__all__ = ["area", "cast", "school"]
pytestmark = pytest.mark.django_db


def test_a_form_is_filled_in_sent_answered_and_concluded(
    cast: Cast, registrar: Person, secretary: Person
) -> None:
    one = f"/appraisal/of/{cast.appraisal.pk}/"
    head = Reader(cast.school_signs_in)
    assert "มาลัย สมมติกุล" in head.open("/my-appraisal/").text
    wrong = head.send(f"{one}form/institution/", status=422, comment="ดีมาก")
    assert ("EAPA-006" in wrong.html, "ดีมาก" in wrong.html) == (True, True)
    head.send(f"{one}form/institution/", conduct="4", evidence="5", comment="ดีมาก")
    answer = AppraisalAnswer.objects.get()
    assert answer.marks == {"conduct": 4, "listening": None, "evidence": 5, "advice": None}
    officer = Reader(registrar)
    page = officer.open(one)
    assert ("โรงเรียนบ้านสมมติ" in page.text, "รอยืนยัน" in page.text) == (True, True)
    officer.send("/appraisal/2567/send/")
    own = Reader(cast.malai_signs_in)
    page = own.open(one)
    shown = [words in page.text for words in ("ดีมาก", "โรงเรียนบ้านสมมติ", "ไม่แสดงชื่อ")]
    assert shown == [True, False, True]
    own.send(f"{one}reply/form/{answer.pk}/", words="ขอบคุณ")
    own.send(f"{one}submit/")
    board = Reader(secretary)
    wrong = board.send(f"{one}decide/", status=422, conclusion="ผ่าน", resolution="")
    assert ("LICENCE-004" in wrong.html, "ผ่าน" in wrong.html) == (True, True)
    page = board.send(f"{one}decide/", conclusion="ผ่าน", resolution="ครั้งที่ 1/2567")
    assert ("ขอบคุณ" in page.text, "สรุปแล้ว" in page.text) == (True, True)
    page = own.send(f"{one}appeal/", words="ขอให้ดูใหม่")
    assert ("อุทธรณ์" in page.text, "รอคำตอบ" in page.text) == (True, True)
    again = {"conclusion": "ผ่านดี", "resolution": "ครั้งที่ 2/2567"}
    assert "EAPA-012" in board.send(f"{one}decide/", status=422, answer=" ", **again).html
    page = board.send(f"{one}decide/", answer="พบหลักฐานเพิ่ม", **again)
    both = [words in page.text for words in ("ครั้งที่ 1/2567", "ครั้งที่ 2/2567", "พบหลักฐานเพิ่ม")]
    assert both == [True, True, True]
    listed = officer.open("/appraisal/?year=2567&q=มาลัย&stage=final")
    assert listed.text.count("A-0000") == 1
    assert "ไม่ใช่ของคุณ" in Reader(cast.anan_signs_in).open(one, status=404).text


def test_the_page_of_severity_shows_the_run_and_then_who_differs(
    cast: Cast, registrar: Person, school: Institution, now: datetime
) -> None:
    anan = Appraisal.objects.exclude(pk=cast.appraisal.pk).get().assessor_id
    rows = [
        GivenScore(who, school.pk, "basic", f"1.{n}", score)
        for who, low in ((cast.malai.pk, 1), (anan, 2))
        for n, score in enumerate([low, low, low + 1] * 10)
    ]
    add_scores(2567, rows, at=now)
    officer, here = Reader(registrar), "/appraisal/2567/severity/"
    assert "ยังไม่เคยประมาณ" in officer.open(here).text
    page = officer.send("/appraisal/2567/estimate/")
    assert ("รอระบบเริ่มคำนวณ" in page.text, "hx-trigger" in page.html) == (True, True)
    work_off(now)
    page = officer.open(here)
    said = ["2 คนเทียบกันได้ทั้งหมด", "ไม่มีคะแนนใหม่หลังจากนั้น", "ผู้ที่ต่างเกินความคลาดเคลื่อน"]
    assert [words in page.text for words in said] == [True, True, True]
    assert (page.html.count("pk-sev-strict"), page.html.count("pk-sev-mild")) == (1, 1)
    assert "hx-trigger" not in officer.client.get(f"{here}state/").content.decode()


def test_a_complaint_opens_to_those_named_only(
    cast: Cast, registrar: Person, director: Person, secretary: Person, officer: Person
) -> None:
    said = {"source": "public", "about": "มาสายทุกวัน", "received_on": "4/1/2567"}
    wrong = Reader(registrar).send("/complaints/receive/", status=422, number="A-99999", **said)
    assert ("ASSESSOR-001" in wrong.html, "มาสายทุกวัน" in wrong.html) == (True, True)
    Reader(registrar).send("/complaints/receive/", number=cast.malai.number, **said)
    row = Complaint.objects.get()
    one = f"/complaints/{row.pk}/"
    head = Reader(director)
    assert "มาสายทุกวัน" not in head.open(one).text
    wrong = head.send(f"{one}assign/", status=422, members=[str(officer.pk)], chair=str(officer.pk))
    assert "COMPLAINT-002" in wrong.html
    three = [str(p.pk) for p in (officer, secretary, director)]
    head.send(f"{one}assign/", members=three, chair=str(officer.pk))
    assert "มาสายทุกวัน" in Reader(cast.malai_signs_in).open(one).text
    Reader(secretary).send(f"{one}hear/")
    told = {"finding": "มีพยาน", "resolution": ""}
    wrong = Reader(officer).send(f"{one}decide/", status=422, upheld="no", proposes="revoke", **told)
    assert ("COMPLAINT-005" in wrong.html, "มีพยาน" in wrong.html) == (True, True)
    page = Reader(officer).send(f"{one}decide/", upheld="yes", proposes="suspend", **told)
    assert "เสนอให้พักใช้ใบอนุญาต" in page.text


def test_recognition_shows_rule_and_margin_and_takes_a_resolution(cast: Cast, secretary: Person) -> None:
    board = Reader(secretary)
    assert "ยังไม่มีใครถึงระดับนี้" in board.open("/recognition/?year=2567").text
    assert "ผู้ประเมินดีเด่นระดับอาวุโส" in board.open("/recognition/?year=2567&level=senior").text
    Appraisal.objects.update(stage="final", mean="4.80")
    place = VisitMade.objects.all()[0].institution_id
    VisitMade.objects.bulk_create(
        VisitMade(
            assessor=cast.malai, institution_id=place, level="basic", seat="member",
            starts=date(2020, month, 1), ends=date(2020, month, 2),
        )
        for month in range(1, 11)
    )  # fmt: skip
    here, malai = "/recognition/2567/associate/", str(cast.malai.pk)
    assert "LICENCE-004" in board.send(here, status=422, assessors=malai, resolution="").html
    page = board.send(here, assessors=[malai, "999999"], resolution="ครั้งที่ 1/2567")
    assert ("มาลัย สมมติกุล" in page.text, "RECOG-004" in page.text) == (True, True)
    assert "มีมติแล้ว" in board.open("/recognition/?year=2567").text
