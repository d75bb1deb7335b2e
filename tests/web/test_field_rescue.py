"""The page on which rescue files are brought."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prakan.assessment.intake.rescues import work_off
from prakan.assessment.models import FieldRescue
from prakan.foundation.models import Person
from tests import samples

pytestmark = pytest.mark.django_db


def test_a_file_is_brought_taken_in_and_answered(client: Client, registrar: Person) -> None:
    client.force_login(registrar)
    assert "pk-void" in client.get("/field-board/rescue/").content.decode()
    made = io.BytesIO(samples.package("x.txt", packed=zipfile.ZIP_STORED))
    sent = client.post("/field-board/rescue/", {"file": SimpleUploadedFile("a.rescue.zip", made.getvalue())})
    run = FieldRescue.objects.get()
    assert sent["Location"] == f"/field-board/rescue/{run.pk}/"
    assert "FIELD-060" not in client.get(sent["Location"]).content.decode()
    work_off(run.due_at)
    assert "FIELD-060" in client.get(sent["Location"]).content.decode()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("a.rescue.zip", b"PK\x03\x04cut", "FILE-00"), ("a.pdf", samples.pdf(), "FILE-002")],
)
def test_what_is_no_whole_archive_is_refused_at_once(
    client: Client, registrar: Person, name: str, content: bytes, code: str, now: datetime
) -> None:
    client.force_login(registrar)
    answer = client.post("/field-board/rescue/", {"file": SimpleUploadedFile(name, content)})
    assert (answer.status_code, code in answer.content.decode()) == (422, True)
    assert client.post("/field-board/rescue/", {}).status_code == 422
