"""The demonstration's year with something in every state that has a page of its own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.test import Client
from django.utils import timezone

from prakan.commands.demo import YEAR, load
from prakan.commands.loading.cast import cast, holder
from prakan.domain.calendar import fiscal_year_of
from prakan.domain.deliveries import Fate, Reason
from prakan.domain.roles import Role
from prakan.foundation.actions.notices import tell
from prakan.foundation.models import Delivery, Person
from prakan.planning.actions.budget.categories import add_category
from prakan.planning.actions.budget.proposals import propose_transfer
from prakan.planning.actions.budget.recording import record
from prakan.planning.actions.plan.approval import submit as submit_plan
from prakan.planning.actions.plan.drafts import copy_from, revise
from prakan.planning.actions.progress.collecting import open_collection
from prakan.planning.actions.progress.evidence import attach
from prakan.planning.actions.progress.saving import save
from prakan.planning.actions.progress.stages import endorse, submit
from prakan.planning.actions.strategy.strategies import add_strategy
from prakan.planning.models import BudgetCategory, ProgressEntry
from prakan.registry.actions import letter_templates, roster_intake, roster_requests
from prakan.registry.queries.agencies import agency_choices
from tests.browser.appraisal_states import appraisals
from tests.browser.case_states import cases
from tests.browser.framework_states import duplicates, frameworks
from tests.browser.improvement_states import improvements
from tests.browser.meeting_states import meetings
from tests.browser.payment_states import payments
from tests.browser.recruitment_states import recruitment
from tests.browser.registry_states import registry
from tests.browser.result_states import results
from tests.browser.sar_states import sars
from tests.browser.score_states import scores
from tests.browser.season_states import prepared, reminders, requests
from tests.browser.team_states import team_plans
from tests.browser.visit_states import visits
from tests.dirty_rosters import Roster, as_csv, roster
from tests.letters import FOLDER, opened, saved, template

ACTOR = {"actor_th": "ผู้อำนวยการ (ตัวอย่าง)", "actor_en": "Director (example)"}
WHY = "ปรับตามมติคณะกรรมการ (ตัวอย่าง)"
ROWS = "O2.A7.P1."  # of the information unit, which has an owner and a head


def set_up() -> list[str]:
    """Load the year, start what is not finished yet, and return where to begin looking."""
    at = timezone.now()
    load(settings.AGENCY_FOLDER, at)
    people = cast()
    draft = revise(year=YEAR, reason=WHY, by=people.officer, at=at)
    submit_plan(
        version_id=copy_from(from_year=YEAR, year=YEAR + 1, by=people.officer, at=at).pk,
        by=people.officer,
        at=at,
    )
    spend(at)
    undelivered(people.officer, at)
    add_category(code="spare", name_th="สำรอง (ตัวอย่าง)", name_en="Spare", by=people.officer, at=at)
    add_strategy(number=9, year_from=YEAR, year_to=YEAR, name_th="เรื่องใหม่ (ตัวอย่าง)", by=people.officer, at=at)
    return [
        *report(at),
        *rosters(at),
        *registry(at),
        *appraisals(at),
        *recruitment(at),
        *frameworks(at),
        *duplicates(at),
        *sars(at),
        *reminders(YEAR - 1, at),
        *requests(YEAR - 1),
        *prepared(YEAR, at),
        *team_plans(at),
        *visits(at),
        *cases(at),
        *meetings(at),
        *results(at),
        *improvements(at),
        *payments(at),
        *scores(at),
        f"/season/{YEAR - 1}/list/?standing=missing",
        f"/season/{YEAR - 1}/missing/?standing=missing&province=50",
        "/season/prepare/",
        f"/season/{YEAR - 1}/requests/",
        f"/season/{YEAR - 1}/dates/",
        f"/season/{YEAR - 1}/applicants/higher/",
        f"/plan/?period={YEAR}-1&version={draft.pk}&q=AQA&open=O2.A7.P1",
        f"/plan/?period={YEAR}-1&q=AQA&open=O2.A7.P1",
        f"/plan/start/?period={YEAR}-1",
        f"/plan/revise/?period={YEAR}-1",
        f"/plan/versions/?period={YEAR}-1",
        f"/plan/versions/?period={YEAR + 1}-1",
        imported(people.officer, draft.pk),
        f"/budget/?period={YEAR}-1",
        f"/progress/?period={YEAR}-2&unit=สพส.",
        "/trail/?step=plan.revise",
        f"/strategy/?period={YEAR}-1",
        f"/strategy/?period={YEAR}-2",
        f"/strategy/copy/?period={YEAR}-1",
        f"/findings/?period={YEAR}-1&severity=high",
        f"/closing/?period={YEAR}-1",
        f"/closing/{YEAR}-1/restate/",
        f"/report/?period={YEAR}-1&chapter=3",
        "/texts/",
        "/messages/all/?fate=dead",
        f"/search/?q=AQA&period={YEAR}-1",
        f"/figures/FY{YEAR}.O2.A1.target",
    ]


def undelivered(person: Person, at: datetime) -> None:
    """Tell somebody twice; one of the mails could not be sent and waits for a decision."""
    for key in ("arrived", "dead"):
        tell(people=[person.pk], template="plan.approve", key=key, values=ACTOR, at=at)
    mails = Delivery.objects.filter(channel="email", notice__key="dead")
    mails.update(stage=Fate.DEAD, reason=Reason.TIRED, due_at=None, error="TimeoutError: timed out")


def rosters(at: datetime) -> Iterator[str]:
    """Ask two agencies; of three files one is written, one to be confirmed, one waits for its columns."""
    by = holder(Role.ASSESSMENT_OFFICER)
    assert by is not None
    codes = [code for code, _ in agency_choices(by)[:2]]
    year = fiscal_year_of(timezone.localdate(at)) + 1
    asked = roster_requests.ask(
        agencies=codes, kinds=[], fiscal_year=year, deadline=timezone.localdate(at) + timedelta(days=30),
        by=by, at=at,
    )  # fmt: skip
    roster_requests.send(request_ids=[asked[0].pk], by=by, at=at)
    for content, done in ((roster(30, faults=1), True), (roster(40, faults=1, seed=2), False)):
        yield f"/rosters/files/{_taken(codes[0], content, by, at, asked[0].pk, done=done)}/"
    other = roster_intake.paste(agency=codes[1], text="ชื่อ\tจังหวัด\nบ้านนา\tเลย", by=by, at=at)
    roster_intake.work_off(at)
    made = letter_templates.offer(
        language="th", name="letter.docx", content=io.BytesIO(template("โทร. 02 (ข้อมูลสมมติ)")), by=by, at=at,
        remark="เติมโทรศัพท์ (ข้อมูลสมมติ)",
    )  # fmt: skip
    yield f"/rosters/letter/{made.pk}/"
    yield from _report_templates(by, at)
    yield from ("/rosters/", f"/rosters/files/{other.pk}/", *(f"/rosters/{r.pk}/" for r in asked))


def _report_templates(by: Person, at: datetime) -> Iterator[str]:
    """Leave two templates of reports, the first in use."""
    document = opened((FOLDER / "report-th.docx").read_bytes())
    document.add_paragraph("โทร. 02 (ข้อมูลสมมติ)")  # another file than the agency's own
    content = saved(document)
    first, second = (
        letter_templates.offer(
            kind=kind, language="th", name="report.docx", content=io.BytesIO(content), by=by, at=at
        )
        for kind in ("report", "report_basic")
    )
    letter_templates.put_in_use(template_id=first.pk, by=by, at=at)
    yield from ("/cases/report-templates/", "/cases/report-templates/?kind=report_basic")
    yield from (f"/cases/report-templates/{first.pk}/", f"/cases/report-templates/{first.pk}/end/")
    yield f"/cases/report-templates/{second.pk}/use/"


def _taken(agency: str, made: Roster, by: Person, at: datetime, request: int, *, done: bool) -> int:
    """Take a made-up roster in and check it; ``done`` writes it as well."""
    content = io.BytesIO(as_csv(made))
    intake = roster_intake.upload(
        agency=agency, name="รายชื่อ.csv", content=content, by=by, at=at, request_id=request
    )
    roster_intake.work_off(at)
    intake.refresh_from_db()
    if intake.stage == "recognised":
        fields = {int(column): field for column, field in intake.fields.items()}
        roster_intake.map_columns(intake_id=intake.pk, fields=fields, kind="basic", by=by, at=at)
    roster_intake.work_off(at)
    intake.refresh_from_db()
    if done:
        roster_intake.confirm(intake_id=intake.pk, expected=intake.digest, by=by, at=at)
        roster_intake.work_off(at)
    return intake.pk


def spend(at: datetime) -> None:
    """Let finance commit money and propose a transfer."""
    by = cast().finance
    first, second = (c.code for c in BudgetCategory.objects.order_by("pk")[:2])
    paper = "บันทึกข้อความ 1 (ตัวอย่าง)"
    propose_transfer(
        year=YEAR, from_category=first, to_category=second, amount="1000", date="9/1/2567", document_th=paper,
        by=by, at=at,
    )  # fmt: skip
    record(
        year=YEAR, category=first, kind="commitment", amount="1000", date="9/1/2567", document_th=paper,
        by=by, at=at,
    )  # fmt: skip


def report(at: datetime) -> Iterator[str]:
    """Open the second quarter; of one unit's rows one is handed in, one endorsed, one a draft."""
    open_collection(year=YEAR, quarter=2, due=date(2024, 4, 12), by=cast().officer, at=at)
    entries = ProgressEntry.objects.filter(collection__quarter=2, item__ref__startswith=ROWS).order_by("pk")
    sent, endorsed, draft = entries[:3]
    for entry in (sent, endorsed, draft):
        owner = cast().owner("ภทส.")
        given = {"result_th": "เริ่มแล้ว"}
        save(entry_id=entry.pk, fields=given, revision=entry.revision, by=owner, at=at)
        attach(entry_id=entry.pk, name="a.csv", content=io.BytesIO(b"a,b\n1,2\n"), by=owner, at=at)
    submit(entry_id=sent.pk, by=owner, at=at)
    submit(entry_id=endorsed.pk, by=owner, at=at)
    endorse(entry_id=endorsed.pk, by=cast().head("ภทส."), at=at)
    yield f"/progress/endorse/?period={YEAR}-2&entry={sent.pk}"
    yield f"/progress/approve/?period={YEAR}-2&entry={endorsed.pk}"
    yield from (f"/progress/{entry.pk}/" for entry in (sent, draft))
    approved = ProgressEntry.objects.get(collection__quarter=1, item=sent.item)
    yield from (f"/progress/{approved.pk}/", f"/progress/?period={YEAR}-3")


def imported(officer: Person, version: int) -> str:
    """Upload the draft's own export with a total row under it, and return the address of the preview."""
    client = Client()
    client.force_login(officer)
    file = io.BytesIO("รหัสอ้างอิง,ชื่อ,เป้าหมาย\nO2.A1,ก,สี่พัน\nรวม,,4220\n".encode("cp874"))
    file.name = "แผน.csv"
    answer = client.post(f"/plan/versions/{version}/import/", {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["location"])


def one_of_each(people: Iterable[Person]) -> list[Person]:
    """Return the first person of each role."""
    seen: dict[tuple[str, ...], Person] = {}
    for person in people:
        seen.setdefault(tuple(sorted(person.grants.values_list("role", flat=True))), person)
    return list(seen.values())
