"""Self-assessment reports of the demonstration's school in every state that has a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from prakan.assessment.actions.sars import Given, attach, forward, keep_own_file, save, start, submit
from prakan.assessment.queries.mine import my_institutions
from prakan.assessment.queries.offline import workbook
from prakan.foundation.actions.files import store
from prakan.foundation.models import Person

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"


def sars(at: datetime) -> Iterator[str]:
    """Of one school's reports one is being written by two people, one is submitted, one is forwarded."""
    head = Person.objects.get(username="school_head")
    area = Person.objects.get(username="area_officer")
    of = my_institutions(head, at)[0]
    begun = [
        start(institution_id=of.id, year=wish.year, level=wish.level, by=head, at=at).pk
        for wish in of.to_begin[:3]
    ]
    file = store(name="SAR.pdf", content=BytesIO(PDF), by=head, at=at)
    for sar_id in begun:
        given = {"sar_id": sar_id, "by": head, "at": at}
        save(answers={"1.1": Given("ผู้เรียนอ่านออก (ตัวอย่าง)")}, tab="a", **given)
        attach(question="1.1", file_id=file.pk, **given)
        keep_own_file(file_id=file.pk, **given)
    draft, *sent = begun
    save(sar_id=draft, answers={"1.1": Given("อีกข้อความหนึ่ง (ตัวอย่าง)")}, tab="b", by=head, at=at)
    for sar_id in sent:
        submit(sar_id=sar_id, by=head, at=at)
    forward(sar_ids=sent[1:], by=area, at=at)
    yield from (f"/sars/{sar_id}/" for sar_id in begun)
    yield f"/sars/{draft}/offline/{_filled(draft, head, at)}/"
    yield from (f"/sars/{draft}/choose/1.1/", f"/sars/{draft}/evidence/add/1.1/")


def _filled(sar_id: int, head: Person, at: datetime) -> int:
    """Return the id of a form that the head has filled in: one answer is new, one is refused."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "form.xlsx"
        workbook(head, sar_id, path=place, at=at)
        book = load_workbook(place)
        sheet = book.worksheets[2]
        for row in (row for row in range(4, sheet.max_row + 1) if sheet.cell(row, 1).value != "1.1"):
            sheet.cell(row, 3).value = "กรอกแบบออฟไลน์ (ตัวอย่าง)"
        book.save(place)
        return store(name="SAR.xlsx", content=BytesIO(place.read_bytes()), by=head, at=at).pk
