"""A plan that is agreed to, one that is being written, and a programme with its centre and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from prakan.assessment.actions.improvement import deciding, opening, writing
from prakan.assessment.actions.results_use import choosing, doing
from prakan.assessment.models import Case
from prakan.domain.improvement.items import ItemText
from prakan.domain.roles import Role
from prakan.foundation.models import Person, RoleGrant
from prakan.registry.models import InstitutionCode
from tests.browser.result_states import YEAR


def improvements(at: datetime) -> Iterator[str]:
    """Open plans of results that ``result_states`` has published, and return where to begin looking."""
    by = Person.objects.get(grants__role=Role.ASSESSMENT_OFFICER, is_demo=True)
    told = {"by": by, "at": at}
    first, second = Case.objects.filter(year=YEAR).order_by("number")[1:3]
    agreed, written = (opening.open_one(case_id=case.pk, **told) for case in (first, second))
    for plan in (agreed, written):
        item = ItemText(
            0,
            what="อบรมครูเรื่องการวัดผล (สมมติ)",
            who="รองผู้อำนวยการฝ่ายวิชาการ",
            due=localdate(at) + timedelta(days=90),
            measure="ครูร้อยละ 80 ใช้ผลวัดปรับการสอน",
        )
        writing.add_item(plan_id=plan.pk, item=item, **told)
    writing.send(plan_id=agreed.pk, **told)
    deciding.agree(plan_id=agreed.pk, **told)
    here = f"/improvement/{agreed.pk}"
    yield from (f"/improvement/?year={YEAR}", f"{here}/", f"{here}/paper/", f"/improvement/{written.pk}/")
    yield from (f"{here}/items/1/progress/", f"{here}/items/1/drop/", f"{here}/step/close/")
    yield f"/improvement/{written.pk}/add/"
    yield from _programme(first, by, at)


def _programme(case: Case, by: Person, at: datetime) -> Iterator[str]:
    told = {"by": by, "at": at}
    doing.keep_centre(code="demo-centre", name_th="ศูนย์ประสานงานสมมติ", is_demo=True, **told)
    held = RoleGrant.objects.filter(role=Role.COORDINATION_CENTRE.value, person__is_demo=True)
    held.update(scope="centre:demo-centre")
    code = InstitutionCode.objects.filter(institution=case.institution_id, ends=None)[0].value
    row = choosing.add(year=YEAR, institution=code, reason="สมัครใจเข้าร่วม (สมมติ)", **told)
    choosing.give(members=[row.pk], centre="demo-centre", **told)
    doing.record(year=YEAR, members=[row.pk], done=doing.Done("visit", localdate(at), "ลงพื้นที่ (สมมติ)"), **told)
    here = f"/improvement/members/{row.pk}"
    yield from (f"/improvement/programme/?year={YEAR}", f"/improvement/programme/{YEAR}/select/")
    yield from (f"/improvement/programme/{YEAR}/add/", f"/improvement/programme/{YEAR}/activity/")
    yield from (f"{here}/", f"{here}/centre/", f"{here}/remove/")
    yield from ("/improvement/centres/", "/improvement/centres/add/", "/improvement/centres/demo-centre/")
