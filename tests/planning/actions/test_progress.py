"""A quarter's progress is opened, filled in, endorsed, approved; each by who may, nothing lost."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from prakan.domain.figures import DASH, EMPTY, UNKNOWN, Amount, State
from prakan.domain.problems import Refused
from prakan.domain.roles import Role
from prakan.domain.text import Text
from prakan.foundation.models import AuditRow, Person, RoleGrant, Unit
from prakan.planning.actions import plan as plans
from prakan.planning.actions import progress
from prakan.planning.actions.progress import FigureInput
from prakan.planning.models import Collection, PlanVersion
from prakan.planning.queries.progress import EntryView, entries
from tests.refusals import codes

SERVER, SERVICE, PROJECT = "O1.A1.P1.1", "O1.A1.P1.2", "O1.A1.P1"


@pytest.fixture
def quarter(approved: PlanVersion, officer: Person, now: datetime) -> Collection:
    """The first quarter of 2567, open."""
    return progress.open_collection(year=2567, quarter=1, due=date(2024, 1, 15), by=officer, at=now)


@pytest.fixture
def see(quarter: Collection, officer: Person) -> Callable[[str], EntryView]:
    """Reads one entry by its reference."""
    return lambda ref: entries(officer, 2567, 1)[ref]


See = Callable[[str], EntryView]


def fill(see: See, ref: str, by: Person, at: datetime, **fields: object) -> None:
    seen = see(ref)
    progress.save(entry_id=seen.id, fields=fields, revision=seen.revision, by=by, at=at)


def test_opening_a_quarter_makes_a_draft_for_each_row_that_is_no_heading(
    quarter: Collection, see: See
) -> None:
    assert (quarter.as_of, quarter.due) == (date(2023, 12, 31), date(2024, 1, 15))
    assert {e.item.ref: e.stage for e in quarter.entries.all()} == {
        PROJECT: "draft",
        SERVER: "draft",
        SERVICE: "draft",
    }


def test_a_quarter_needs_an_approved_plan_and_dates_in_order(
    draft: PlanVersion, officer: Person, now: datetime
) -> None:
    def problem(year: int, quarter: int, due: date) -> tuple[str, str]:
        with pytest.raises(Refused) as refused:
            progress.open_collection(year=year, quarter=quarter, due=due, by=officer, at=now)
        return codes(refused)[0]

    assert problem(2567, 1, date(2024, 1, 15)) == ("PROG-003", "")
    assert problem(2567, 5, date(2024, 1, 15)) == ("PROG-004", "quarter")
    assert problem(2567, 1, date(2023, 12, 30)) == ("PROG-005", "due")


def test_opening_it_again_adds_only_the_rows_of_a_revision(
    quarter: Collection, officer: Person, director: Person, now: datetime
) -> None:
    revision = plans.revise(year=2567, reason="เพิ่มรายการ", by=officer, at=now)
    fields = {"kind": "item", "name_th": "เพิ่ม"}
    plans.add_row(version_id=revision.pk, parent_ref=PROJECT, fields=fields, by=officer, at=now)
    plans.submit(version_id=revision.pk, by=officer, at=now)
    plans.approve(version_id=revision.pk, by=director, at=now)
    again = {"year": 2567, "quarter": 1, "due": date(2024, 1, 15), "by": officer, "at": now}
    assert progress.open_collection(**again).pk == quarter.pk
    assert quarter.entries.count() == 4
    count = AuditRow.objects.count()
    progress.open_collection(**again)
    assert AuditRow.objects.count() == count


def test_what_the_owner_saves_is_read_back(see: See, owner: Person, now: datetime) -> None:
    fill(
        see, SERVER, owner, now,
        result_th="ลงนามสัญญาแล้ว", result_en="Contract signed", next_state="dash", problem_state="dash",
        progress="๕๐", spend="13.36%", step="contract", step_next="delivery",
        egp_number="66129000000", contract_value="1,250,000.50",
    )  # fmt: skip
    seen = see(SERVER)
    assert (seen.result, seen.result_state) == (Text("ลงนามสัญญาแล้ว", "Contract signed"), State.VALUE)
    assert (seen.next_state, seen.problem_state, seen.problem) == (State.DASH, State.DASH, Text(""))
    assert (seen.progress, seen.spend) == (Amount.of(50), Amount.of("13.36"))
    assert (seen.step, seen.step_name.en, seen.step_weight, seen.derived) == (
        "contract",
        "contract",
        50,
        Amount.of(50),
    )
    assert (seen.step_next, seen.contract_value, seen.egp_number) == (
        "delivery",
        Decimal("1250000.50"),
        "66129000000",
    )
    assert (seen.revision, seen.saved_by, seen.saved_at) == (1, owner.name, now)


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("", EMPTY),
        ("-", DASH),
        ("–", DASH),
        ("ไม่ทราบ", UNKNOWN),
        ("0", Amount.of(0)),
        ("ร้อยละ 25", Amount.of(25)),
    ],
)
def test_zero_and_the_three_nothings_stay_apart(
    see: See, owner: Person, now: datetime, typed: str, cell: Amount
) -> None:
    fill(see, SERVER, owner, now, progress=typed)
    assert see(SERVER).progress == cell


def test_every_fault_of_an_entry_is_told_at_once_and_nothing_is_saved(
    see: See, owner: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        fill(
            see, SERVER, owner, now,
            result_th="ผล", progress="120", spend="มาก", step="launch", done="สาม", contract_value="-5",
            problem_state="none", egp_number="9" * 41,
        )  # fmt: skip
    assert codes(refused) == [
        ("PROG-011", "progress"),
        ("PROG-010", "spend"),
        ("PROG-016", "done"),
        ("PROG-018", "contract_value"),
        ("PROG-022", "problem_state"),
        ("PROG-023", "egp_number"),
        ("PROG-014", "step"),
    ]
    assert (see(SERVER).revision, see(SERVER).result) == (0, Text(""))


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("progress", "-1", "PROG-012"),
        ("progress", "16.666", "PROG-013"),
        ("spend", "100.01", "PROG-011"),
        ("contract_value", "1.005", "PROG-013"),
        ("contract_value", "หนึ่งล้าน", "PROG-018"),
        ("of", "0", "PROG-016"),
    ],
)
def test_a_wrong_number_has_its_own_problem(
    see: See, owner: Person, now: datetime, field: str, typed: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        fill(see, SERVER, owner, now, **{field: typed})
    assert codes(refused) == [(code, field)]


def test_a_step_comes_from_the_rows_ladder_and_the_next_lies_after_it(
    see: See, owner: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        fill(see, PROJECT, owner, now, step="contract")
    assert codes(refused) == [("PROG-014", "step")]
    with pytest.raises(Refused) as refused:
        fill(see, SERVER, owner, now, step="delivery", step_next="contract")
    assert codes(refused) == [("PROG-015", "step_next")]


def test_months_done_give_the_percent_of_the_monthly_ladder(see: See, officer: Person, now: datetime) -> None:
    fill(see, SERVICE, officer, now, done="3")
    assert (see(SERVICE).done, see(SERVICE).of, see(SERVICE).derived) == (3, 12, Amount.of(25))
    with pytest.raises(Refused) as refused:
        fill(see, SERVICE, officer, now, done="13")
    assert codes(refused) == [("PROG-017", "done")]


def test_figures_of_a_narrative_are_kept_with_cell_and_date(see: See, owner: Person, now: datetime) -> None:
    figures = [
        FigureInput("invited", "เชิญ", "Invited", value="๑,๘๙๕", unit_th="แห่ง"),
        FigureInput("deadline", "กำหนดส่ง", cell="next", date="30 เม.ย. 2567"),
        FigureInput("plan", "วางแผน", cell="next", month="2024-04", fiscal_label=2567),
        FigureInput("board", "คณะกรรมการ", text_th="กพพ.", approx=True),
    ]
    progress.save(entry_id=see(SERVER).id, fields={}, revision=0, by=owner, at=now, figures=figures)
    read = [(f.key, f.cell, f.value, f.date, f.month_only, f.approx, f.text.th) for f in see(SERVER).figures]
    assert read == [
        ("invited", "result", 1895, None, False, False, ""),
        ("deadline", "next", None, date(2024, 4, 30), False, False, ""),
        ("plan", "next", None, date(2024, 4, 30), True, False, ""),
        ("board", "result", None, None, False, True, "กพพ."),
    ]
    wrong = [
        FigureInput("a", "ก", value="มาก"),
        FigureInput("a", "ข", date="31/9/2567"),
        FigureInput("b", "ค", month="เดือนหน้า"),
    ]
    with pytest.raises(Refused) as refused:
        progress.save(entry_id=see(SERVER).id, fields={}, revision=1, by=owner, at=now, figures=wrong)
    assert codes(refused) == [
        ("PROG-020", "figure.a.value"),
        ("PROG-021", "figure.a"),
        ("PROG-019", "figure.a.date"),
        ("PROG-019", "figure.b.month"),
    ]
    assert len(see(SERVER).figures) == 4


def test_the_second_of_two_writers_is_told_and_the_first_text_stays(
    see: See, owner: Person, officer: Person, now: datetime
) -> None:
    fill(see, SERVER, owner, now, result_th="คนแรก")
    with pytest.raises(Refused) as refused:
        progress.save(entry_id=see(SERVER).id, fields={"result_th": "คนที่สอง"}, revision=0, by=officer, at=now)
    assert codes(refused) == [("EDIT-001", "")]
    assert see(SERVER).result.th == "คนแรก"


def test_an_entry_goes_from_owner_to_head_to_policy_office(
    see: See, owner: Person, head: Person, officer: Person, now: datetime
) -> None:
    fill(see, SERVER, owner, now, result_th="ผล")
    entry_id = see(SERVER).id
    progress.submit(entry_id=entry_id, revision=1, by=owner, at=now)
    progress.endorse(entry_id=entry_id, by=head, at=now + timedelta(days=1))
    progress.approve(entry_id=entry_id, by=officer, at=now + timedelta(days=2))
    seen = see(SERVER)
    assert (seen.stage, seen.submitted_by, seen.endorsed_by, seen.approved_by) == (
        "approved",
        owner.name,
        head.name,
        officer.name,
    )
    assert (seen.submitted_at, seen.endorsed_at, seen.approved_at) == (
        now,
        now + timedelta(days=1),
        now + timedelta(days=2),
    )
    steps = AuditRow.objects.filter(subject=f"progress:{entry_id}").order_by("id")
    assert list(steps.values_list("step", flat=True)) == [
        "progress.save",
        "progress.submit",
        "progress.endorse",
        "progress.approve",
    ]
    with pytest.raises(Refused) as refused:
        fill(see, SERVER, owner, now, result_th="เปลี่ยน")
    assert codes(refused) == [("STAGE-001", "")]


def test_a_submit_of_what_changed_meanwhile_is_refused(see: See, owner: Person, now: datetime) -> None:
    fill(see, SERVER, owner, now, result_th="ผล")
    with pytest.raises(Refused) as refused:
        progress.submit(entry_id=see(SERVER).id, revision=0, by=owner, at=now)
    assert codes(refused) == [("EDIT-001", "")]


def test_an_entry_is_sent_back_with_a_reason_and_submitted_again(
    see: See, owner: Person, head: Person, officer: Person, now: datetime
) -> None:
    entry_id = see(SERVER).id
    progress.submit(entry_id=entry_id, by=owner, at=now)
    progress.endorse(entry_id=entry_id, by=head, at=now)
    progress.return_(entry_id=entry_id, reason="ขาดหลักฐาน", by=officer, at=now)
    assert (see(SERVER).stage, see(SERVER).returned_reason, see(SERVER).endorsed_at) == (
        "returned",
        "ขาดหลักฐาน",
        None,
    )
    fill(see, SERVER, owner, now, result_th="แนบแล้ว")
    assert progress.submit(entry_id=entry_id, by=owner, at=now).returned_reason == ""
    with pytest.raises(Refused) as refused:
        progress.return_(entry_id=entry_id, reason="", by=head, at=now)
    assert codes(refused) == [("PLAN-007", "reason")]


def test_an_approved_entry_is_opened_again_by_the_policy_office(
    see: See, owner: Person, head: Person, officer: Person, now: datetime
) -> None:
    entry_id = see(SERVER).id
    progress.submit(entry_id=entry_id, by=owner, at=now)
    progress.endorse(entry_id=entry_id, by=head, at=now)
    progress.approve(entry_id=entry_id, by=officer, at=now)
    progress.reopen(entry_id=entry_id, reason="ตัวเลขผิด", by=officer, at=now)
    assert (see(SERVER).stage, see(SERVER).approved_at) == ("draft", None)


def test_owners_and_heads_reach_rows_of_their_own_unit_only(
    see: See, owner: Person, head: Person, officer: Person, auditor: Person, other_unit: Unit, now: datetime
) -> None:
    def refuses(act: Callable[..., object], ref: str, by: Person, **given: object) -> bool:
        with pytest.raises(Refused) as refused:
            act(entry_id=see(ref).id, by=by, at=now, **given)
        return codes(refused) == [("ACCESS-001", "")]

    RoleGrant.objects.filter(person=owner).update(unit=other_unit)
    RoleGrant.objects.filter(person=head).update(unit=other_unit)
    assert refuses(progress.save, SERVER, owner, fields={}, revision=0)
    assert refuses(progress.submit, SERVER, owner)
    assert refuses(progress.attach, SERVER, owner, name="a.txt", content=io.BytesIO(b"a"))
    assert refuses(progress.save, SERVER, auditor, fields={}, revision=0)
    progress.submit(entry_id=see(SERVER).id, by=officer, at=now)
    assert refuses(progress.endorse, SERVER, head)
    assert refuses(progress.return_, SERVER, head, reason="ไม่ใช่ของเรา")


def test_a_row_of_nobody_is_the_policy_offices_to_fill_in_and_a_heads_to_endorse(
    see: See, owner: Person, head: Person, officer: Person, now: datetime
) -> None:
    with pytest.raises(Refused) as refused:
        fill(see, SERVICE, owner, now, result_th="ของใคร")
    assert codes(refused) == [("ACCESS-001", "")]
    progress.submit(entry_id=see(SERVICE).id, by=officer, at=now)
    assert progress.endorse(entry_id=see(SERVICE).id, by=head, at=now).stage == "endorsed"


def test_a_head_of_the_unit_above_may_endorse(
    see: See, owner: Person, head: Person, unit: Unit, other_unit: Unit, now: datetime
) -> None:
    unit.parent = other_unit
    unit.save()
    RoleGrant.objects.filter(person=head).update(unit=other_unit)
    progress.submit(entry_id=see(SERVER).id, by=owner, at=now)
    assert progress.endorse(entry_id=see(SERVER).id, by=head, at=now).stage == "endorsed"


def test_nobody_endorses_what_they_submitted(see: See, owner: Person, unit: Unit, now: datetime) -> None:
    RoleGrant.objects.create(person=owner, role=Role.UNIT_HEAD, unit=unit)
    progress.submit(entry_id=see(SERVER).id, by=owner, at=now)
    with pytest.raises(Refused) as refused:
        progress.endorse(entry_id=see(SERVER).id, by=owner, at=now)
    assert codes(refused) == [("PROG-025", "")]


def test_nothing_changes_once_the_quarter_is_closed(
    quarter: Collection, see: See, owner: Person, head: Person, officer: Person, now: datetime
) -> None:
    progress.attach(entry_id=see(SERVER).id, name="a.txt", content=io.BytesIO(b"proof"), by=owner, at=now)
    quarter.closed_at = now
    quarter.save()
    entry_id, count = see(SERVER).id, AuditRow.objects.count()
    given = {"entry_id": entry_id, "at": now}
    steps: list[Callable[[], object]] = [
        lambda: progress.save(fields={}, revision=0, by=owner, **given),
        lambda: progress.submit(by=owner, **given),
        lambda: progress.endorse(by=head, **given),
        lambda: progress.approve(by=officer, **given),
        lambda: progress.return_(reason="x", by=officer, **given),
        lambda: progress.reopen(reason="x", by=officer, **given),
        lambda: progress.attach(name="b.txt", content=io.BytesIO(b"b"), by=owner, **given),
        lambda: progress.detach(evidence_id=see(SERVER).evidence[0].id, by=owner, at=now),
        lambda: progress.open_collection(year=2567, quarter=1, due=date(2024, 1, 15), by=officer, at=now),
    ]
    for step in steps:
        with pytest.raises(Refused) as refused:
            step()
        assert codes(refused) == [("PROG-002", "")]
    assert AuditRow.objects.count() == count


def test_evidence_is_attached_with_its_digest_and_hidden_when_taken_off(
    see: See, owner: Person, now: datetime
) -> None:
    entry_id = see(SERVER).id
    given = {"entry_id": entry_id, "by": owner, "at": now}
    kept = progress.attach(name="สัญญา.txt", content=io.BytesIO(b"contract"), title="สัญญาซื้อขาย", **given)
    seen = see(SERVER).evidence
    assert [(e.title, e.name, e.size, len(e.digest)) for e in seen] == [("สัญญาซื้อขาย", "สัญญา.txt", 8, 64)]
    progress.detach(evidence_id=kept.pk, by=owner, at=now)
    assert see(SERVER).evidence == ()
    kept.refresh_from_db()
    assert kept.removed_at == now
    with pytest.raises(Refused) as refused:
        progress.detach(evidence_id=kept.pk, by=owner, at=now)
    assert codes(refused) == [("PROG-024", "")]
