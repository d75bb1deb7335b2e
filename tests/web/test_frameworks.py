"""Pages of frameworks: the list, a pack, side by side, upload with problems, hearing, pilot, publication."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prakan.domain.frameworks.packing import zipped
from prakan.domain.frameworks.xlsform import read
from prakan.foundation.models import Person
from prakan.registry.actions import frameworks as actions
from prakan.registry.models import Framework, FrameworkComment, Institution, PilotCase
from tests import packs
from tests.domain.frameworks.sample import FILES, HEAD, RULES, put
from tests.registry.conftest import area, school
from tests.web.reader import Reader, words

__all__ = ["area", "school"]

FINAL = put(put(HEAD, '"draft"', '"in_force"'), 'level = "basic"\n', 'level = "basic"\nkinds = ["basic"]\n')


def package(**changed: str) -> bytes:
    return zipped("sample-2567", FILES | {"pack.toml": FINAL} | {f"{k}.toml": v for k, v in changed.items()})


@pytest.fixture
def house(db: None, now: datetime) -> dict[str, int]:
    """The packs of the house by key."""
    packs.install(now)
    return {f.key: f.pk for f in Framework.objects.all()}


@pytest.fixture
def draft(registrar: Person, now: datetime) -> Framework:
    """The sample as a draft."""
    return actions.upload(name="s.zip", content=package(), reason="ฉบับแรก", by=registrar, at=now)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_list_tells_what_is_published_and_what_is_unknown(
    house: dict[str, int], auditor: Person, language: str
) -> None:
    page = Reader(auditor, language).open("/frameworks/")
    heads = [words(h) for h in page.all("h2") if h.get("id", "").startswith("group-")]
    assert (
        heads
        == {
            "th": ["ประกาศใช้", "กำลังจัดทำ", "โครงและตัวอย่าง"],
            "en": ["Published", "In the workshop", "Skeletons and examples"],
        }[language]
    )
    said = {"th": "รอยืนยัน", "en": "To be confirmed"}[language]
    assert page.text.count(said) == 15
    unknown = [row for row in page.all("tr") if {"th": "ไม่ทราบ", "en": "unknown"}[language] in words(row)]
    assert len(unknown) == 9  # five drafts and four skeletons


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_pack_of_the_house_opens_without_fault(
    house: dict[str, int], auditor: Person, language: str
) -> None:
    reader = Reader(auditor, language)
    for pk in house.values():
        page = reader.open(f"/frameworks/{pk}/")
        assert {"th": "รอยืนยัน: ยังไม่ทราบอย่างเป็นทางการ", "en": "To be confirmed: not officially known"}[
            language
        ] in page.text


def test_round_five_says_so_beside_scale_and_rules(house: dict[str, int], auditor: Person) -> None:
    page = Reader(auditor, "en").open(f"/frameworks/{house['basic-2567']}/")
    assert page.text.count("To be confirmed") == 1 + 1 + 1 + 3  # heading, note, scale, three rules
    assert "mean 3.6667, rounded to 3.67, from 3.5 to below 4.5" in page.text
    assert page.text.count("as expected") == 5


def test_two_rounds_side_by_side_and_scored_again(house: dict[str, int], auditor: Person) -> None:
    older, newer = house["basic-2559"], house["basic-2564"]
    reader = Reader(auditor, "en")
    page = reader.open(f"/frameworks/{older}/to/{newer}/")
    assert "removed" in page.text
    every = reader.open(f"/frameworks/{older}/to/{newer}/", all="1")
    assert "Learner-centred teaching" in every.text
    again = reader.open(f"/frameworks/{older}/to/{newer}/cases/")
    assert "2 of 2 would change" in again.text
    none = reader.open(f"/frameworks/{older}/to/{house['welfare-2567']}/cases/")
    assert "nothing can be compared" in none.text


def test_a_pack_comes_out_as_it_went_in(house: dict[str, int], registrar: Person) -> None:
    reader = Reader(registrar)
    answer = reader.client.get(f"/frameworks/{house['basic-2567']}/files/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package_:
        names = sorted(package_.namelist())
    assert answer["Content-Disposition"] == 'attachment; filename="basic-2567-v1.zip"'
    assert names == [f"basic-2567/{n}.toml" for n in ("examples", "indicators", "pack", "rules", "scale")]


def test_the_form_of_a_version_is_an_xlsform_and_a_skeleton_has_none(
    house: dict[str, int], auditor: Person
) -> None:
    reader = Reader(auditor, "en")
    answer = reader.client.get(f"/frameworks/{house['basic-2567']}/form/")
    assert (
        len(read("form.xlsx", answer.content).survey) == 3 + 16 + 3 * 2
    )  # what is to be confirmed stands first
    assert "FRAME-074" in reader.open(f"/frameworks/{house['welfare-2567']}/form/", status=422).text


def test_an_indicator_is_found_by_its_words(house: dict[str, int], auditor: Person) -> None:
    links = Reader(auditor).open("/search/", q="วัดและประเมินผลการเรียนรู้").links()
    name = "3.3 ครูวัดและประเมินผลการเรียนรู้อย่างเป็นระบบและต่อเนื่อง"
    assert links[name] == f"/frameworks/{house['basic-2567']}/#code-3.3"
    none = Reader(auditor).open("/search/", q="ไม่มีคำนี้ในกรอบใดเลย")
    assert [h for h in none.all("h2") if h.get("id") == "h-frameworks"] == []


def send_pack(reader: Reader, content: bytes, name: str, status: int, reason: str = "ฉบับใหม่") -> str:
    file = SimpleUploadedFile(name, content)
    answer = reader.client.post("/frameworks/upload/", {"file": file, "reason": reason}, follow=True)
    return reader._read(answer, status).text


def test_an_upload_with_faults_shows_each_with_its_line_and_keeps_nothing(registrar: Person) -> None:
    wrong = package(rules=put(put(RULES, '"minimum"', '"maximum"'), "of = ", "off = "))
    text = send_pack(Reader(registrar, "en"), wrong, "s.zip", 422)
    assert ("rules.toml:6: the word “off” is unknown" in text, "rules.toml:36" in text) == (True, True)
    assert Framework.objects.count() == 0


def test_an_upload_becomes_a_draft(registrar: Person) -> None:
    text = send_pack(Reader(registrar, "en"), package(), "s.zip", 200)
    assert "Kept as draft version 1" in text
    assert send_pack(Reader(registrar, "en"), package(), "s.zip", 422).count("FRAME-063") == 1
    assert send_pack(Reader(registrar, "en"), b"word", "s.docx", 422).count("FRAME-061") == 1


def test_without_a_file_the_form_says_so(registrar: Person) -> None:
    page = Reader(registrar, "en").send("/frameworks/upload/", status=422, reason="x")
    assert len(page.all("form")) > 0
    assert Framework.objects.count() == 0


def test_from_draft_to_published_by_hand(
    draft: Framework,
    school: Institution,
    registrar: Person,
    owner: Person,
    secretary: Person,
) -> None:
    base = f"/frameworks/{draft.pk}/"
    office, unit, head = Reader(registrar, "en"), Reader(owner, "en"), Reader(secretary, "en")
    assert "Open for comments" in office.send(f"{base}hear/").text
    form = unit.open(f"{base}comment/", about="1.2")
    assert [o.get("value") for o in form.all("option") if o.get("selected") is not None] == ["1.2"]
    assert "FRAME-067" in unit.send(f"{base}comment/", status=422, target="1.2", text=" ").text
    unit.send(f"{base}comment/", target="1.2", text="ควรชัดกว่านี้", speaker="ตัวแทนโรงเรียน")
    assert "not answered yet" in unit.open(base).text
    office.send(f"{base}pilot/")
    assert "FRAME-066" in office.send(f"{base}submit/", status=422).text
    said = FrameworkComment.objects.get()
    office.open(f"{base}comments/{said.pk}/")
    office.send(f"{base}comments/{said.pk}/", answer="ปรับแล้ว")
    wrong = office.send(f"{base}try/", status=422, institution="1050010001", **{"mark-2.1": "101"})
    assert "FRAME-073" in wrong.text
    marks = {"mark-1.1.a": "true", "mark-1.1.b": "false", "mark-1.2": "high", "mark-2.1": "85"}
    page = office.send(f"{base}try/", institution="1050010001", remark="ทดลอง", **marks)
    assert "The marks are kept" in page.text
    again = office.open(f"{base}try/", pilot=str(PilotCase.objects.get().pk))
    assert [i.get("value") for i in again.all("input") if i.get("name") == "mark-2.1"] == ["85"]
    office.send(f"{base}submit/")
    assert "FRAME-076" in head.send(f"{base}publish/", status=422, decision=" ").text
    assert "Published" in head.send(f"{base}publish/", decision="ครั้งที่ 1/2567").text
    assert Framework.objects.get().stage == "published"


def test_a_version_is_sent_back_or_withdrawn_with_a_reason(draft: Framework, registrar: Person) -> None:
    base, office = f"/frameworks/{draft.pk}/", Reader(registrar, "en")
    office.send(f"{base}hear/")
    assert "FRAME-075" in office.send(f"{base}return/", status=422, reason="").text
    assert "ปรับตามความเห็น" in office.send(f"{base}return/", reason="ปรับตามความเห็น").text
    office.send(f"{base}withdraw/", reason="เลิกทำ")
    assert "/frameworks/" in office.open("/frameworks/", gone="1").html
    assert "Sample" not in office.open("/frameworks/").text
    assert "Sample" in office.open("/frameworks/", gone="1").text


def test_only_those_with_the_right_see_the_buttons(
    draft: Framework, registrar: Person, owner: Person
) -> None:
    base = f"/frameworks/{draft.pk}/"
    assert ("Open the hearing" in Reader(registrar, "en").open(base).text) is True
    assert ("Open the hearing" in Reader(owner, "en").open(base).text) is False


def test_what_is_not_there_says_so(registrar: Person) -> None:
    reader = Reader(registrar, "en")
    assert "FRAME-060" in reader.open("/frameworks/999/", status=404).text
    assert "FRAME-060" in reader.open("/frameworks/999/try/", status=404).text
