"""Progress of a quarter: opened, filled in, endorsed, approved, returned; nothing typed is lost."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from prakan.domain.figures import State
from prakan.foundation.actions.uploads import begin, receive
from prakan.foundation.models import Person, Scan
from prakan.foundation.queries.memory import forget_all
from prakan.planning.models import Collection, ProgressEntry
from tests import samples
from tests.reporting.conftest import Year
from tests.web.reader import Page, Reader, words

QUERIES = 56


def entry(year: Year, ref: str, stage: str | None = None) -> ProgressEntry:
    """Return the entry of a row, put at a stage when one is given."""
    found = ProgressEntry.objects.get(item__ref=ref)
    if stage:
        ProgressEntry.objects.filter(pk=found.pk).update(stage=stage)
    return found


def form(found: ProgressEntry, **typed: str) -> dict[str, str]:
    """Return the entry form as it stands, with some fields typed over."""
    return {
        "revision": str(found.revision), "result_th": found.result_th, "result_state": "value",
        "next_state": found.next_state, "problem_state": found.problem_state, "progress": "-", "spend": "-",
        "figure_keys": "", **typed,
    }  # fmt: skip


def problems(page: Page) -> list[str]:
    return [words(code) for code in page.one("ul", class_="pk-problems").iter("code")]


def stages(page: Page) -> list[str]:
    return [words(a) for a in page.one("nav", class_="pk-tabs").iter("a")]


def test_the_list_counts_rows_by_stage(officer: Person, year: Year) -> None:
    entry(year, "O1.A1.P1", "draft")
    page = Reader(officer).open("/progress/")
    assert stages(page) == ["ทั้งหมด 5", "ร่าง 1", "ส่งกลับแก้ไข 0", "ส่งแล้ว 0", "รับรองแล้ว 0", "อนุมัติแล้ว 4"]
    one = Reader(officer).open("/progress/", stage="draft")
    assert [words(a) for a in one.all("a", class_="pk-rowname")] == ["ชื่อ O1.A1.P1"]


def test_a_quarter_not_collected_is_opened_with_a_date_of_either_era(officer: Person, year: Year) -> None:
    reader = Reader(officer)
    reader.open("/progress/", period="2567-2")
    page = reader.send("/progress/open/", status=422, due="", as_of="")
    assert problems(page) == ["TYPED-001"]
    assert problems(reader.send("/progress/open/", status=422, due="เร็ว ๆ นี้", as_of="")) == ["PROG-019"]
    refused = reader.send("/progress/open/", status=422, due="1/1/2567", as_of="")
    assert problems(refused) == ["PROG-005"]
    assert "วันครบกำหนดส่ง 1 มกราคม 2567 อยู่ก่อน" in refused.text
    reader.send("/progress/open/", due="๑๒ เม.ย. ๒๕๖๗", as_of="")
    assert Collection.objects.get(quarter=2).due.isoformat() == "2024-04-12"


def test_only_the_policy_office_opens_a_quarter(owner: Person, year: Year) -> None:
    page = Reader(owner).open("/progress/", period="2567-2")
    assert page.all("form", action="/progress/open/") == []


def test_a_draft_is_saved_as_typed_with_the_time(owner: Person, year: Year) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    reader = Reader(owner)
    reader.open(f"/progress/{found.pk}/edit/")
    typed = form(
        found, result_th="ดำเนินการแล้ว ๔๐ คน", progress="๔๐", spend="ไม่ทราบ", figure_keys="n1",
        **{"figure.n1.label_th": "ผู้เข้าร่วม", "figure.n1.value": "๑,๒๐๐", "figure.n1.unit_th": "คน"},
    )  # fmt: skip
    page = reader.send(f"/progress/{found.pk}/edit/", **typed)
    assert words(page.one("p", class_="pk-said")).startswith("บันทึกร่างแล้วเมื่อ ")
    found.refresh_from_db()
    assert (found.progress, found.spend_state, found.result_th) == (
        Decimal(40),
        State.UNKNOWN,
        "ดำเนินการแล้ว ๔๐ คน",
    )
    assert found.figures.get().value == Decimal(1200)


@pytest.mark.parametrize(("chosen", "kept"), [("dash", State.DASH), ("empty", State.EMPTY)])
def test_a_cell_without_words_is_the_nothing_that_was_chosen(
    owner: Person, year: Year, chosen: str, kept: State
) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    Reader(owner).send(f"/progress/{found.pk}/edit/", **form(found, problem_state=chosen))
    found.refresh_from_db()
    assert found.problem_state == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"progress": "120"}, "PROG-011"),
        ({"progress": "-3"}, "PROG-012"),
        ({"progress": "มาก"}, "PROG-010"),
        ({"progress": "33.333"}, "PROG-013"),
        ({"spend": "สิบ"}, "PROG-010"),
        ({"done": "5", "of": "3"}, "PROG-017"),
        ({"figure_keys": "n1", "figure.n1.label_th": "คน", "figure.n1.value": "หลายคน"}, "PROG-020"),
        ({"figure_keys": "n1", "figure.n1.label_th": "วัน", "figure.n1.date": "31/2/2567"}, "PROG-019"),
    ],
)
def test_a_refusal_is_numbered_and_nothing_typed_is_lost(
    owner: Person, year: Year, typed: dict[str, str], code: str
) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    sent = form(found, next_th="ข้อความที่พิมพ์ไว้", **typed)
    page = Reader(owner).send(f"/progress/{found.pk}/edit/", status=422, **sent)
    assert problems(page) == [code]
    assert page.one("textarea", name="next_th").text.strip() == "ข้อความที่พิมพ์ไว้"


def test_steps_of_the_ladder_are_offered_and_a_later_one_must_be_later(owner: Person, year: Year) -> None:
    found = entry(year, "O1.A1.P3", "draft")
    reader = Reader(owner)
    page = reader.open(f"/progress/{found.pk}/edit/")
    assert [o.get("value") for o in page.one("select", name="step").iter("option")] == ["", "contract"]
    wrong = form(found, step="contract", step_next="contract")
    assert problems(reader.send(f"/progress/{found.pk}/edit/", status=422, **wrong)) == ["PROG-015"]
    money = form(found, step="contract", egp_number="66129", contract_value="-1")
    assert problems(reader.send(f"/progress/{found.pk}/edit/", status=422, **money)) == ["PROG-018"]


def test_the_second_editor_loses_nothing(owner: Person, officer: Person, year: Year) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    Reader(officer).send(f"/progress/{found.pk}/edit/", **form(found, result_th="ของสำนักนโยบาย"))
    reader = Reader(owner)
    page = reader.send(f"/progress/{found.pk}/edit/", status=409, **form(found, result_th="ของเจ้าของ"))
    assert [words(x) for x in page.all("span", class_="pk-text")] == ["ของสำนักนโยบาย", "ของเจ้าของ"]
    hidden = {e.get("name", ""): e.get("value", "") for e in page.all("input", type="hidden")}
    reader.send(f"/progress/{found.pk}/edit/", **{**hidden, "keep.result_th": "yours"})
    found.refresh_from_db()
    assert found.result_th == "ของเจ้าของ"


def test_an_entry_goes_from_owner_to_head_to_office(
    owner: Person, head: Person, officer: Person, year: Year
) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    seen = []
    for who, do in ((owner, "submit"), (head, "endorse"), (officer, "approve")):
        page = Reader(who).send(f"/progress/{found.pk}/{do}/", revision="0")
        seen.append(words(page.one("p", class_="pk-said")))
    assert seen == [
        "ส่งแล้ว ขั้นต่อไปหัวหน้าหน่วยงานพิจารณา",
        "รับรองแล้ว ขั้นต่อไปสำนักนโยบายพิจารณา",
        "อนุมัติแล้ว ตัวเลขในแถวนี้พิมพ์ในรายงานได้",
    ]
    history = Reader(owner).open(f"/progress/{found.pk}/").one("ol", class_="pk-thread")
    assert [words(li.find("b")) for li in history] == [  # type: ignore[arg-type]
        "ส่งให้หัวหน้าหน่วยงาน",
        "หัวหน้าหน่วยงานรับรอง",
        "สำนักนโยบายอนุมัติ",
    ]
    assert [words(li.find("div")).split(" · ")[0] for li in history] == [  # type: ignore[arg-type]
        "project_owner (ทดสอบ)",
        "unit_head (ทดสอบ)",
        "policy_officer (ทดสอบ)",
    ]


def test_what_changed_since_it_was_read_is_not_submitted(owner: Person, year: Year) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    page = Reader(owner).send(f"/progress/{found.pk}/submit/", status=422, revision="7")
    assert "EDIT-001" in page.text


@pytest.mark.parametrize(("do", "stage"), [("return", "submitted"), ("reopen", "approved")])
def test_going_back_needs_a_reason_that_the_owner_reads(
    officer: Person, owner: Person, year: Year, do: str, stage: str
) -> None:
    found = entry(year, "O1.A1.P2", stage)
    reader = Reader(officer)
    assert problems(reader.send(f"/progress/{found.pk}/{do}/", status=422, reason=" ")) == ["PLAN-007"]
    reader.send(f"/progress/{found.pk}/{do}/", reason="ขาดหลักฐาน")
    assert "ขาดหลักฐาน" in Reader(owner).open(f"/progress/{found.pk}/").text


def test_a_step_out_of_turn_says_so(head: Person, year: Year) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    page = Reader(head).send(f"/progress/{found.pk}/endorse/", status=422)
    assert "STAGE-001" in page.text


def test_buttons_are_those_of_the_reader(owner: Person, auditor: Person, year: Year) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    address = f"/progress/{found.pk}/edit/"
    assert address in Reader(owner).open(f"/progress/{found.pk}/").links().values()
    assert address not in Reader(auditor).open(f"/progress/{found.pk}/").links().values()


def test_many_are_approved_after_the_list_of_them_was_shown(officer: Person, year: Year) -> None:
    ready = [entry(year, "O1.A1.P1", "endorsed"), entry(year, "O1.A1.P2", "endorsed")]
    other = entry(year, "O1.A1.P3", "draft")
    reader = Reader(officer)
    asked = "&".join(f"entry={e.pk}" for e in (*ready, other))
    page = reader.open(f"/progress/approve/?{asked}")
    assert page.heading == "อนุมัติ 2 แถวนี้หรือไม่"
    assert "ไม่รวม 1 แถวที่เลือกไว้" in page.text
    answer = reader.client.post("/progress/approve/", {"entry": [str(e.pk) for e in ready]}, follow=True)
    assert words(Page(answer).one("p", class_="pk-said")) == "อนุมัติแล้ว 2 แถว"
    assert {entry(year, ref).stage for ref in ("O1.A1.P1", "O1.A1.P2")} == {"approved"}


def test_nothing_chosen_is_said_so(officer: Person, year: Year) -> None:
    assert "TYPED-002" in Reader(officer).open("/progress/approve/", status=422).text


def test_evidence_is_stored_shown_with_its_digest_and_taken_off(owner: Person, year: Year) -> None:
    found, reader = entry(year, "O1.A1.P2", "draft"), Reader(owner)
    at = f"/progress/{found.pk}/evidence/"
    assert "TYPED-004" in reader.send(at, status=422, title="x").text
    file = SimpleUploadedFile("มติ.pdf", samples.pdf(), "application/pdf")
    page = Reader._read(reader.client.post(at, {"file": file, "title": "มติคณะกรรมการ"}, follow=True), 200)
    kept = found.evidence.get()
    shown = words(page.one("ul", class_="pk-list"))
    assert "มติคณะกรรมการ" in shown
    assert kept.file.digest[:8] in shown
    assert b"".join(reader.client.get(f"{at}{kept.pk}/")) == samples.pdf()
    gone = reader.send(f"{at}{kept.pk}/remove/")
    assert "ยังไม่มีหลักฐาน" in gone.text


def sent_in_parts(owner: Person, content: bytes) -> str:
    """Return the key of a confirmed upload."""
    at = timezone.now()
    key = begin(name="มติ.pdf", size=len(content), by=owner, at=at).key
    receive(key=key, offset=0, length=len(content), pieces=[content], by=owner, at=at)
    return key


def test_an_upload_in_parts_becomes_evidence_once_however_often_it_is_sent(owner: Person, year: Year) -> None:
    found, reader = entry(year, "O1.A1.P2", "draft"), Reader(owner)
    key = sent_in_parts(owner, samples.pdf())
    for _ in range(2):
        reader.send(f"/progress/{found.pk}/evidence/", **{"file.upload": key, "title": "มติ"})
    assert [(e.title, e.file.name) for e in found.evidence.all()] == [("มติ", "มติ.pdf")]


def test_an_upload_of_somebody_else_is_no_evidence(owner: Person, officer: Person, year: Year) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    key = sent_in_parts(owner, samples.pdf())
    at = f"/progress/{found.pk}/evidence/"
    page = Reader(officer).send(at, status=422, **{"file.upload": key})
    assert (problems(page), found.evidence.count()) == (["UPLOAD-001"], 0)
    assert page.one("input", name="file.upload").get("value") == key


def test_the_field_tells_the_script_what_it_needs(owner: Person, year: Year) -> None:
    found = entry(year, "O1.A1.P2", "draft")
    field = Reader(owner).open(f"/progress/{found.pk}/evidence/").one("input", id="id_file")
    assert (field.get("data-resumable"), field.get("data-limit")) == ("/uploads/", str(2 * 1024**3))
    kinds = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv,.txt,.mp4,.m4v,.mov,.heic,.heif,.m4a,.webm,.weba"
    assert field.get("accept") == kinds
    assert json.loads(field.get("data-words", ""))["confirmed"] == "ยืนยันแล้ว"


@pytest.mark.parametrize(
    ("stage", "said"), [("waiting", "รอตรวจไวรัส"), ("harmful", "เป็นอันตราย"), ("clean", "ตรวจไวรัสแล้ว")]
)
def test_the_state_of_the_virus_scan_is_shown(owner: Person, year: Year, stage: str, said: str) -> None:
    found, reader = entry(year, "O1.A1.P2", "draft"), Reader(owner)
    key = sent_in_parts(owner, samples.pdf())
    reader.send(f"/progress/{found.pk}/evidence/", **{"file.upload": key})
    digest = found.evidence.get().file.digest
    Scan.objects.create(digest=digest, size=1, stage=stage, due_at=timezone.now())
    forget_all()
    assert said in words(reader.open(f"/progress/{found.pk}/").one("ul", class_="pk-list"))
    answer = reader.client.get(f"/progress/{found.pk}/evidence/{found.evidence.get().pk}/")
    assert answer.status_code == (200 if stage == "clean" else 422)


def test_a_renamed_file_is_refused(owner: Person, year: Year) -> None:
    found, reader = entry(year, "O1.A1.P2", "draft"), Reader(owner)
    file = SimpleUploadedFile("มติ.pdf", b"PK\x03\x04 not a pdf at all", "application/pdf")
    answer = reader.client.post(f"/progress/{found.pk}/evidence/", {"file": file})
    assert problems(Reader._read(answer, 422))[0].startswith("FILE-")


def test_what_was_understood_is_said_back(owner: Person, year: Year) -> None:
    reader = Reader(owner)
    assert reader.fragment("/understood/percent/?progress=๒๕.๕") == "อ่านเป็น ร้อยละ 25.5"
    assert reader.fragment("/understood/month/?due=9/2567") == "อ่านเป็น กันยายน 2567"
    assert reader.fragment("/understood/money/?amount=๑๒๐๐") == "อ่านเป็น 1,200.00 บาท"
    assert reader.fragment("/understood/other/?x=1") == ""


@pytest.mark.parametrize("rows", [3, 30])
def test_the_number_of_queries_does_not_grow_with_the_list(
    officer: Person, year: Year, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for n in range(4, rows + 4):
        year.row(f"O1.A1.P{n}", "O1.A1", "project", n)
        year.entry(f"O1.A1.P{n}", "10")
    reader = Reader(officer)
    reader.open("/progress/")
    with django_assert_num_queries(QUERIES):
        reader.open("/progress/")
