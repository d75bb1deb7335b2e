"""The forms of a framework: downloaded by phase, edited elsewhere, shown and kept as the next draft."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from prakan.domain.frameworks.packing import zipped
from prakan.domain.frameworks.xlsform import read
from prakan.foundation.models import AuditRow, Person
from prakan.registry.actions import frameworks as actions
from prakan.registry.models import Framework
from tests import packs
from tests.domain.frameworks.sample import FILES
from tests.web.reader import Reader


@pytest.fixture
def draft(registrar: Person, now: datetime) -> Framework:
    """The sample as a draft."""
    return actions.upload(name="s.zip", content=zipped("s", FILES), reason="ฉบับแรก", by=registrar, at=now)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def edited(client: Client, draft: Framework, cells: dict[str, str]) -> SimpleUploadedFile:
    """Download the form and change cells of its survey."""
    book = load_workbook(io.BytesIO(client.get(f"/frameworks/{draft.pk}/form/").content))
    for address, text in cells.items():
        book["survey"][address] = text
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("form.xlsx", out.getvalue())


def sent(client: Client, draft: Framework, cells: dict[str, str]) -> str:
    """Send an edited form and return the address of its preview."""
    file = edited(client, draft, cells)
    return str(client.post(f"/frameworks/{draft.pk}/forms/take/", {"file": file})["location"])


def test_an_edited_form_is_shown_and_kept_as_the_next_draft(draft: Framework, registrar: Person) -> None:
    client = signed_in(registrar)
    at = sent(client, draft, {"C5": "หนึ่งจุดสอง แก้แล้ว"})
    page = client.get(at)
    assert [words in page.content.decode() for words in ("หนึ่งจุดสอง แก้แล้ว", "survey!C5")] == [True, True]
    assert Framework.objects.count() == 1  # a preview writes nothing
    given = {"expected": page.context["found"].digest, "reason": "แก้ถ้อยคำ"}
    kept = client.post(at, given)
    newer = Framework.objects.get(number=2)
    assert kept["location"] == f"/frameworks/{newer.pk}/"
    assert (newer.stage, newer.based_on, newer.reason, newer.name_th) == ("draft", draft, "แก้ถ้อยคำ", "ตัวอย่าง")
    assert "หนึ่งจุดสอง แก้แล้ว" in newer.files["standards.toml"]
    assert Framework.objects.get(number=1).stage == "superseded"
    assert AuditRow.objects.filter(step="framework.draft").count() == 2
    again = client.post(at, given)
    assert (again.status_code, "FRAME-091" in again.content.decode()) == (422, True)


def test_problems_are_told_by_cell_and_marked_in_the_file(draft: Framework, registrar: Person) -> None:
    client = signed_in(registrar)
    at = sent(client, draft, {"A5": "text", "C5": "แก้"})
    page = client.get(at).content.decode()
    assert ("FRAME-085" in page, "survey!A5" in page, 'name="expected"' in page) == (True, True, False)
    back = client.get(at.rstrip("/") + "/marked/")
    book = load_workbook(io.BytesIO(b"".join(back.streaming_content)))  # type: ignore[attr-defined]
    assert book["survey"]["A5"].fill.fgColor.rgb == "FFF4C7C3"
    assert str(book["survey"]["G5"].value).startswith("FRAME-085 ")
    assert Framework.objects.count() == 1


def test_a_form_needs_a_reason_and_a_preview_of_today(draft: Framework, registrar: Person) -> None:
    client = signed_in(registrar)
    at = sent(client, draft, {"C5": "แก้"})
    expected = client.get(at).context["found"].digest
    for given, code in (
        ({"expected": expected, "reason": " "}, "FRAME-075"),
        ({"expected": "0", "reason": "แก้"}, "FRAME-093"),
    ):
        answer = client.post(at, given)
        assert (answer.status_code, code in answer.content.decode()) == (422, True)
    same = sent(client, draft, {})
    answer = client.post(same, {"expected": "0", "reason": "แก้"})
    assert (answer.status_code, "FRAME-092" in answer.content.decode()) == (422, True)
    assert Framework.objects.count() == 1


def test_a_published_version_gives_its_forms_and_takes_none(
    registrar: Person, auditor: Person, now: datetime
) -> None:
    packs.install(now)
    known = {f.key: f.pk for f in Framework.objects.all()}
    two = Reader(auditor, "en").open(f"/frameworks/{known['basic-2564']}/forms/").text
    assert ("basic-2564-sar" in two, "basic-2564-visit" in two, "Edited form" in two) == (True, True, False)
    asked = {
        phase: len(read("f.xlsx", signed_in(auditor).get(at).content).survey)
        for phase in ("sar", "visit")
        if (at := f"/frameworks/{known['basic-2564']}/form/?phase={phase}")
    }
    assert asked == {"sar": 3 * 2 + 16, "visit": 3 * 2 + 16 + 6}
    wrong = signed_in(auditor).get(f"/frameworks/{known['basic-2564']}/form/?phase=nowhere")
    assert (wrong.status_code, "FRAME-074" in wrong.content.decode()) == (422, True)
    file = SimpleUploadedFile(
        "f.xlsx", signed_in(auditor).get(f"/frameworks/{known['basic-2567']}/form/").content
    )
    refused = signed_in(registrar).post(f"/frameworks/{known['basic-2567']}/forms/take/", {"file": file})
    assert (refused.status_code, "FRAME-091" in refused.content.decode()) == (422, True)
    assert signed_in(auditor).post(f"/frameworks/{known['basic-2567']}/forms/take/").status_code == 403


@pytest.mark.parametrize("language", ["th", "en"])
def test_its_pages_stand_in_both_languages(draft: Framework, registrar: Person, language: str) -> None:
    at = sent(signed_in(registrar), draft, {"C5": "แก้", "A6": "note"})
    reader = Reader(registrar, language)
    assert [reader.open(page).status for page in (f"/frameworks/{draft.pk}/forms/", at)] == [200, 200]
