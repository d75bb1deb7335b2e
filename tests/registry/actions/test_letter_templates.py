"""Staff send the template of a letter as Word; it is checked, put in use, and letters tell their version."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document

from prakan.domain.problems import Refused
from prakan.foundation.models import Agency, AuditRow, Person, StoredFile
from prakan.foundation.models.audit import NeverChanged
from prakan.registry.actions import letter_templates, roster_letters, roster_requests
from prakan.registry.models import LetterTemplate, LetterTemplateUse, ParentAgency, RosterRequest
from prakan.registry.queries.letter_templates import content_of, current, templates, uses, versions_of
from tests.letters import FOLDER, opened, replaced, saved, split, words_of
from tests.letters import template as word
from tests.registry.conftest import area

__all__ = ["area"]


@pytest.fixture(autouse=True)
def _agency(db: None) -> None:
    Agency.objects.create(
        code="a", name_th="สำนักงานสมมติ", name_en="An office", short_th="สมม.", short_en="AO"
    )


@pytest.fixture
def installed(now: datetime) -> None:
    """The templates of the agency's folder are in use."""
    assert letter_templates.install_templates(FOLDER, at=now) == 8


def offered(by: Person, at: datetime, content: bytes = b"", **given: str) -> LetterTemplate:
    values = {"language": "th", "name": "หนังสือ.docx", "remark": "เติมโทรศัพท์"} | given
    return letter_templates.offer(content=io.BytesIO(content or word("ฉบับใหม่")), by=by, at=at, **values)


def asked(by: Person, at: datetime) -> RosterRequest:
    (made,) = roster_requests.ask(
        agencies=["area1"], kinds=["basic"], fiscal_year=2567, deadline=date(2024, 1, 31), by=by, at=at
    )
    return made


def letter(request: RosterRequest, by: Person, tmp_path: Path, language: str = "th") -> list[str]:
    out = tmp_path / "letter.docx"
    roster_letters.write_one(request_id=request.pk, out=out, by=by, language=language)
    return words_of(out.read_bytes())


@pytest.mark.usefixtures("installed")
def test_the_agencys_folder_brings_the_first_versions_once(registrar: Person, now: datetime) -> None:
    assert letter_templates.install_templates(FOLDER, at=now) == 0
    (view,) = templates(registrar, "en")
    assert (view.version, view.in_use, view.by.en, view.name) == (
        1,
        True,
        "the agency's folder",
        "roster-en.docx",
    )
    assert StoredFile.objects.count() == 8


@pytest.mark.usefixtures("installed")
def test_a_version_is_used_from_when_it_is_put_in_use(
    area: ParentAgency, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    request = asked(registrar, now)
    made = offered(registrar, now)
    assert (made.version, current("th").version) == (2, 1)  # type: ignore[union-attr]
    assert "ฉบับใหม่" not in letter(request, registrar, tmp_path)
    letter_templates.put_in_use(template_id=made.pk, by=registrar, at=now)
    assert letter(request, registrar, tmp_path) == [
        "ที่ ...... เรียน สำนักงานเขตพื้นที่สมมติ 1 ภายใน 31 มกราคม 2567",
        "ฉบับใหม่",
    ]
    assert letter(request, registrar, tmp_path, "en")[1] == "An office"  # the other language is as it was
    trail = AuditRow.objects.filter(step="roster.template", by=registrar).values_list("before", "after")
    assert [(before, after.get("version"), after.get("in_use")) for before, after in trail] == [
        ({}, 2, None),
        ({"in_use": 1}, None, 2),
    ]


@pytest.mark.usefixtures("installed")
def test_a_numbered_letter_stays_of_the_version_it_was_numbered_with(
    area: ParentAgency, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    request = asked(registrar, now)
    roster_requests.send(request_ids=[request.pk], by=registrar, at=now)
    made = offered(registrar, now)
    letter_templates.put_in_use(template_id=made.pk, by=registrar, at=now)
    assert letter(request, registrar, tmp_path)[0] == "ที่ 1/2567 (รูปแบบเลขที่หนังสือรอยืนยัน)"
    assert {k: v.version for k, v in versions_of(registrar, request.pk).items()} == {"th": 1, "en": 1}
    sent = AuditRow.objects.get(step="roster.send").after
    assert (sent["template_th"], sent["template_en"]) == (1, 1)
    properties = opened((tmp_path / "letter.docx").read_bytes()).core_properties
    assert properties.keywords == "roster letter th version 1"
    assert [view.letters for view in templates(registrar, "th")] == [0, 1]


@pytest.mark.usefixtures("installed")
def test_an_earlier_version_is_taken_again(registrar: Person, now: datetime) -> None:
    first = current("th")
    assert first is not None
    made = offered(registrar, now)
    letter_templates.put_in_use(template_id=made.pk, by=registrar, at=now)
    with pytest.raises(Refused, match="LETTER-009"):
        letter_templates.put_in_use(template_id=made.pk, by=registrar, at=now)
    letter_templates.put_in_use(template_id=first.pk, by=registrar, at=now + timedelta(days=1))
    assert [(use.version, use.by.th) for use in uses(registrar, "th")] == [
        (1, registrar.name_th),
        (2, registrar.name_th),
        (1, "โฟลเดอร์ของหน่วยงาน"),
    ]
    with pytest.raises(Refused, match="LETTER-010 This file is the same as version 2"):
        offered(registrar, now, letter_bytes(made))
    with pytest.raises(NeverChanged):
        made.delete()


def letter_bytes(row: LetterTemplate) -> bytes:
    """Return what lies in the store for a version."""
    assert row.by is not None
    return content_of(row.by, row)


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (word("{{ nobody }}"), "a.docx", "LETTER-002"),
        (word("{% if 1 %}"), "a.docx", "LETTER-003"),
        (b"words", "a.docx", "FILE-002"),
        (b"", "a.docx", "FILE-004"),
        (b"MZ program", "a.docx", "FILE-005"),
        (bytes(6 * 1024 * 1024), "a.docx", "FILE-001"),
        (word(), "a.docm", "FILE-003"),
        (replaced(word(), "word/_rels/document.xml.rels", "/styles", "/subDocument"), "a.docx", "LETTER-005"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    content: bytes, name: str, code: str, registrar: Person, now: datetime
) -> None:
    with pytest.raises(Refused, match=code):
        letter_templates.offer(language="th", name=name, content=io.BytesIO(content), by=registrar, at=now)
    assert (LetterTemplate.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_without_a_template_no_letter_is_made(
    area: ParentAgency, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    request = asked(registrar, now)
    with pytest.raises(Refused, match="LETTER-007 No English template"):
        letter(request, registrar, tmp_path, "en")
    (sent,) = roster_requests.send(request_ids=[request.pk], by=registrar, at=now)
    assert (sent.letter_number, sent.template_th) == (1, None)


def test_only_a_registrar_changes_templates(officer: Person, now: datetime, tmp_path: Path) -> None:
    letter_templates.install_templates(FOLDER, at=now)
    with pytest.raises(Refused, match="ACCESS-001"):
        offered(officer, now)
    row = LetterTemplate.objects.first()
    assert row is not None
    with pytest.raises(Refused, match="ACCESS-001"):
        letter_templates.put_in_use(template_id=row.pk, by=officer, at=now)
    with pytest.raises(Refused, match="ACCESS-001"):
        roster_letters.write_sample(template_id=row.pk, out=tmp_path / "x.docx", by=officer)
    assert LetterTemplateUse.objects.count() == 8


@pytest.mark.usefixtures("installed")
def test_a_sample_is_filled_with_a_real_request_or_made_up_values(
    area: ParentAgency, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    request, made = asked(registrar, now), offered(registrar, now, split("ปี {{ year|thai_digits }}"))
    out = tmp_path / "sample.docx"
    name = roster_letters.write_sample(template_id=made.pk, request_id=request.pk, out=out, by=registrar)
    assert (name, words_of(out.read_bytes())[1]) == ("sample-roster-th-2.docx", "ปี ๒๕๖๗")
    said = roster_letters.read_sample(template_id=made.pk, by=registrar, folder=tmp_path)
    assert said[0] == "ที่ 12 เรียน กรมตัวอย่าง (ข้อมูลสมมติ) ภายใน 31 มกราคม 2567"
    with pytest.raises(Refused, match="ROSTER-007"):
        roster_letters.read_sample(template_id=made.pk, request_id=0 - 1, by=registrar, folder=tmp_path)
    with pytest.raises(Refused, match="LETTER-008"):
        roster_letters.read_sample(template_id=999, by=registrar, folder=tmp_path)


@pytest.mark.usefixtures("installed")
def test_many_letters_come_as_one_package(
    area: ParentAgency, registrar: Person, now: datetime, tmp_path: Path
) -> None:
    made = roster_requests.ask(
        agencies=["department", "area1"],
        kinds=["basic", "vocational"],
        fiscal_year=2567,
        deadline=date(2024, 1, 31),
        by=registrar,
        at=now,
    )
    ids = [request.pk for request in made]
    roster_requests.send(request_ids=ids, by=registrar, at=now)
    out = tmp_path / "letters.zip"
    assert roster_letters.write_many(request_ids=ids, out=out, by=registrar) == 4
    with zipfile.ZipFile(out) as package:
        first = {name: words_of(package.read(name))[0] for name in package.namelist()}
    assert sorted(first.values()) == [f"ที่ {n}/2567 (รูปแบบเลขที่หนังสือรอยืนยัน)" for n in range(1, 5)]


@pytest.mark.usefixtures("installed")
def test_each_kind_of_letter_has_versions_of_its_own(
    registrar: Person, now: datetime, tmp_path: Path
) -> None:
    words = "ที่ {{ number }} เรียน {{ to }} เป็น{{ seat }} วันที่ {{ dates }} ที่ {{ institutions }}"
    document = Document()
    document.add_paragraph(words)
    made = offered(registrar, now, saved(document), kind="team_appointment")
    assert (made.kind, made.version, current("th").version) == ("team_appointment", 2, 1)  # type: ignore[union-attr]
    letter_templates.put_in_use(template_id=made.pk, by=registrar, at=now)
    assert [
        current("th", kind).version  # type: ignore[union-attr]
        for kind in ("team_appointment", "roster_request", "visit_notice")
    ] == [2, 1, 1]
    name = roster_letters.write_sample(template_id=made.pk, out=tmp_path / "x.docx", by=registrar)
    assert name == "sample-appointment-th-2.docx"
    trail = AuditRow.objects.filter(step="letter.template", by=registrar).values_list("after", flat=True)
    assert [after["kind"] for after in trail] == ["team_appointment", "team_appointment"]


@pytest.mark.usefixtures("installed")
def test_a_template_of_another_kind_is_told_apart_from_one_with_a_faulty_field(
    registrar: Person, now: datetime
) -> None:
    codes = []
    for kind, language in (("visit_notice", "th"), ("team_appointment", "en"), ("circular", "th")):
        with pytest.raises(Refused) as refused:
            offered(registrar, now, word(), kind=kind, language=language)
        codes.append([fault.code for fault in refused.value.faults])
    missing = "LETTER-004"
    assert codes == [
        ["LETTER-012", "LETTER-002", missing, missing],
        ["LETTER-012", "LETTER-002", missing, missing, missing],
        ["LETTER-011"],
    ]
    with pytest.raises(Refused) as refused:
        offered(registrar, now, word("{{ object_untli }}"), kind="visit_notice")
    faults = refused.value.faults
    assert [fault.code for fault in faults] == ["LETTER-002", "LETTER-002", missing, missing]
    assert faults[1].values["nearest"] == "{{ object_until }}"
