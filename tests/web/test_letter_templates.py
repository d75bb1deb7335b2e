"""Pages of letter templates: taken out, sent back, looked at with a real request, put in use."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from prakan.foundation.models import Agency, Person
from prakan.registry.actions import letter_templates, roster_requests
from prakan.registry.models import LetterTemplate, ParentAgency, RosterRequest
from prakan.registry.queries.letter_templates import current
from tests.letters import FOLDER, template, words_of
from tests.registry.conftest import area

__all__ = ["area"]


@pytest.fixture
def desk(client: Client, registrar: Person, area: ParentAgency) -> Client:
    """The registrar's browser; the templates of the agency's folder are in use."""
    Agency.objects.create(
        code="a", name_th="สำนักงานสมมติ", name_en="An office", short_th="สมม.", short_en="AO"
    )
    letter_templates.install_templates(FOLDER, at=timezone.now())
    client.force_login(registrar)
    return client


def asked(by: Person) -> RosterRequest:
    (made,) = roster_requests.ask(
        agencies=["area1"],
        kinds=["basic"],
        fiscal_year=2599,
        deadline=date(2056, 1, 31),
        by=by,
        at=timezone.now(),
    )
    return made


def send(desk: Client, content: bytes, **given: str) -> HttpResponse:
    form = {"language": "th", "remark": "เติมโทรศัพท์", **given}
    file = SimpleUploadedFile("หนังสือ.docx", content)
    return desk.post("/rosters/letter/send/", {**form, "file": file})  # type: ignore[return-value]


def said(answer: object) -> str:
    return answer.content.decode().replace("\u2060", "")  # type: ignore[attr-defined]


def test_the_page_tells_every_field_in_both_languages(desk: Client) -> None:
    page = said(desk.get("/rosters/letter/"))
    assert ("<code>{{ deadline }}</code>" in page, "{{ number|thai_digits }}" in page) == (True, True)
    assert ("วันสุดท้ายที่ขอให้ส่ง" in page, "day by which it is to be sent" in page) == (True, True)


def test_a_template_goes_out_to_word_and_comes_back_into_use(desk: Client, registrar: Person) -> None:
    request, first = asked(registrar), current("th")
    assert first is not None
    out = b"".join(desk.get(f"/rosters/letter/{first.pk}/file/"))  # type: ignore[arg-type]
    assert out == (FOLDER / "roster-th.docx").read_bytes()
    answer = send(desk, template("โทร. {{ agency_short }}"))
    made = LetterTemplate.objects.get(version=2)
    assert answer["Location"] == f"/rosters/letter/{made.pk}/"
    assert "โทร. สมม." in said(desk.get(f"/rosters/letter/{made.pk}/?request={request.pk}"))
    sample = desk.get(f"/rosters/letter/{made.pk}/sample/?request={request.pk}")
    assert words_of(b"".join(sample))[1] == "โทร. สมม."  # type: ignore[arg-type]
    assert 'method="post"' in said(desk.get(f"/rosters/letter/{made.pk}/use/"))
    assert current("th") == first
    desk.post(f"/rosters/letter/{made.pk}/use/")
    assert current("th") == made
    letter = desk.get(f"/rosters/{request.pk}/letter/")
    assert words_of(b"".join(letter))[1] == "โทร. สมม."  # type: ignore[arg-type]


def test_an_unknown_field_is_told_on_the_page_and_what_was_typed_stays(desk: Client) -> None:
    answer = send(desk, template("{{ dedline }}"))
    page = said(answer)
    assert answer.status_code == 422
    assert ("LETTER-002" in page, "{{ dedline }}" in page, "{{ deadline }}" in page) == (True, True, True)
    assert ("เติมโทรศัพท์" in page, LetterTemplate.objects.count()) == (True, 8)


def test_no_file_is_told(desk: Client) -> None:
    answer = desk.post("/rosters/letter/send/", {"language": "th", "remark": ""})
    assert (answer.status_code, "TYPED-004" in said(answer)) == (422, True)


def test_made_up_values_are_shown_where_nobody_was_asked(desk: Client) -> None:
    row = current("en")
    assert row is not None
    assert "A sample department (made up)" in said(desk.get(f"/rosters/letter/{row.pk}/"))


def test_the_request_tells_of_which_version_its_letter_is(desk: Client, registrar: Person) -> None:
    request, row = asked(registrar), current("th")
    assert row is not None
    link = f"/rosters/letter/{row.pk}/?request={request.pk}"
    assert link not in said(desk.get(f"/rosters/{request.pk}/"))
    roster_requests.send(request_ids=[request.pk], by=registrar, at=timezone.now())
    assert link in said(desk.get(f"/rosters/{request.pk}/"))


def test_an_auditor_reads_and_does_nothing(client: Client, auditor: Person, desk: Client) -> None:
    row = current("th")
    assert row is not None
    client.force_login(auditor)
    page = said(client.get("/rosters/letter/"))
    assert ("/rosters/letter/send/" in page, f"/rosters/letter/{row.pk}/file/" in page) == (False, True)
    assert client.get(f"/rosters/letter/{row.pk}/").status_code == 200
    assert client.get(f"/rosters/letter/{row.pk}/file/").status_code == 200
    assert client.get(f"/rosters/letter/{row.pk}/sample/").status_code == 403
    assert client.post(f"/rosters/letter/{row.pk}/use/").status_code == 403
    assert send(client, template()).status_code == 403


@pytest.mark.parametrize("path", ["", "file/", "sample/", "use/"])
def test_a_version_that_is_not_there_is_told(desk: Client, path: str) -> None:
    answer = desk.get(f"/rosters/letter/999/{path}")
    assert (answer.status_code, "LETTER-008" in said(answer)) == (404, True)
