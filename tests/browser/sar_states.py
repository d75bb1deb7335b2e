"""Self-assessment reports of the demonstration's school in every state that has a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from prakan.assessment.actions.sars import Given, attach, forward, keep_own_file, save, start, submit
from prakan.assessment.queries.mine import my_institutions
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
    yield from (f"/sars/{draft}/choose/1.1/", f"/sars/{draft}/evidence/add/1.1/")
