"""Strategies and indicators are kept by the policy office; owners record what was reached."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from prakan.domain.figures import DASH, EMPTY, Amount
from prakan.domain.problems import Refused
from prakan.domain.text import Text
from prakan.foundation.models import AuditRow, Person, RoleGrant, Unit
from prakan.planning.actions import plan as plans
from prakan.planning.actions import progress, strategy
from prakan.planning.models import Collection, Kpi, PlanRow, PlanVersion, Strategy
from prakan.planning.queries.strategy import KpiView
from prakan.planning.queries.strategy import strategy as read
from tests.refusals import codes


@pytest.fixture
def kpi(draft: PlanVersion, officer: Person, unit: Unit, now: datetime) -> Kpi:
    """An indicator that the owner's unit shares with another."""
    fields = {
        "name_th": "โครงการ",
        "owner_label": f"อื่น/{unit.code}",
        "indicator_th": "จำนวนผู้ประเมิน",
        "target": "๒,๐๐๐",
        "unit_th": "คน",
        "ref": "O1.A1.P1",
    }
    return strategy.add_kpi(year=2567, strategy=1, fields=fields, by=officer, at=now)


@pytest.fixture
def quarter(draft: PlanVersion, now: datetime) -> Collection:
    """The first quarter of 2567, open."""
    return Collection.objects.create(
        year=2567, quarter=1, as_of=date(2023, 12, 31), opened_at=now, due=date(2024, 1, 15)
    )


def only(person: Person) -> KpiView:
    return read(person, 2567, 1).kpis[0]


def test_an_indicator_is_read_with_its_strategy_and_row(kpi: Kpi, officer: Person) -> None:
    book = read(officer, 2567, 1)
    assert [(s.number, s.year_from, s.year_to) for s in book.strategies] == [(1, 2566, 2570)]
    seen = only(officer)
    assert (seen.number, seen.strategy, seen.target, seen.unit, seen.ref) == (
        1,
        1,
        2000,
        Text("คน"),
        "O1.A1.P1",
    )
    assert (seen.progress, seen.result, seen.result_revision) == (EMPTY, Text(""), 0)
    assert read(officer, 2571, 1).strategies == ()


def test_an_indicators_faults_are_told_at_once(kpi: Kpi, officer: Person, now: datetime) -> None:
    fields = {"name_th": "", "indicator_th": "", "target": "มาก", "unit_th": "ก" * 81, "ref": "O9"}
    with pytest.raises(Refused) as refused:
        strategy.add_kpi(year=2567, strategy=1, number=1, fields=fields, by=officer, at=now)
    assert codes(refused) == [
        ("PLAN-029", "unit_th"),
        ("STRAT-005", "target"),
        ("STRAT-003", "name_th"),
        ("STRAT-003", "indicator_th"),
        ("BUDG-003", "ref"),
        ("STRAT-002", "number"),
    ]
    with pytest.raises(Refused) as refused:
        strategy.add_kpi(year=2571, strategy=1, fields=fields, by=officer, at=now)
    assert codes(refused) == [("STRAT-004", "strategy")]


def test_the_second_of_two_editors_of_an_indicator_is_told(kpi: Kpi, officer: Person, now: datetime) -> None:
    strategy.edit_kpi(kpi_id=kpi.pk, fields={"target": "2100"}, revision=0, by=officer, at=now)
    with pytest.raises(Refused) as refused:
        strategy.edit_kpi(kpi_id=kpi.pk, fields={"target": "1"}, revision=0, by=officer, at=now)
    assert refused.value.faults[0].what("en") == "Someone else saved this item before you at 09.00"
    assert (only(officer).target, only(officer).revision, only(officer).ref) == (2100, 1, "O1.A1.P1")


def test_an_owner_in_a_unit_that_the_indicator_names_records_its_result(
    kpi: Kpi, quarter: Collection, owner: Person, other_unit: Unit, now: datetime
) -> None:
    given = {"kpi_id": kpi.pk, "quarter": 1, "by": owner, "at": now}
    strategy.record_result(progress="10", result_th="เริ่มแล้ว", revision=0, **given)
    seen = only(owner)
    assert (seen.progress, seen.result.th, seen.result_revision, seen.recorded_by) == (
        Amount.of(10),
        "เริ่มแล้ว",
        1,
        owner.name,
    )
    strategy.record_result(progress="-", result_th="ยังไม่เริ่ม", revision=1, **given)
    assert only(owner).progress == DASH
    with pytest.raises(Refused) as refused:
        strategy.record_result(progress="11", result_th="", revision=1, **given)
    assert codes(refused) == [("EDIT-001", "")]
    with pytest.raises(Refused) as refused:
        strategy.record_result(progress="101", result_th="", revision=2, **given)
    assert codes(refused) == [("PROG-011", "progress")]
    RoleGrant.objects.filter(person=owner).update(unit=Unit.objects.create(code="ไกล", name_th="ไกล"))
    with pytest.raises(Refused) as refused:
        strategy.record_result(progress="11", result_th="", revision=2, **given)
    assert codes(refused) == [("ACCESS-001", "")]


def test_a_result_waits_for_the_quarter_and_stops_with_its_close(
    kpi: Kpi, officer: Person, now: datetime
) -> None:
    given = {"kpi_id": kpi.pk, "quarter": 1, "progress": 5, "result_th": "", "by": officer, "at": now}
    with pytest.raises(Refused) as refused:
        strategy.record_result(revision=0, **given)
    assert codes(refused) == [("STRAT-006", "")]
    Collection.objects.create(
        year=2567, quarter=1, as_of=date(2023, 12, 31), opened_at=now, due=date(2024, 1, 15), closed_at=now
    )
    with pytest.raises(Refused) as refused:
        strategy.record_result(revision=0, **given)
    assert codes(refused) == [("PROG-002", "")]


def test_a_strategy_has_a_number_years_and_a_name(
    first_strategy: Strategy, officer: Person, owner: Person, now: datetime
) -> None:
    given = {"by": officer, "at": now}
    made = strategy.add_strategy(number=2, year_from=2566, year_to=2570, name_th="สอง", **given)
    named = {"number": "๓", "year_from": 2566, "year_to": 2569, "name_th": "สองใหม่", "name_en": "Two"}
    strategy.edit_strategy(strategy_id=made.pk, revision=0, **named, **given)
    assert [(s.number, s.year_to, s.name) for s in read(officer, 2567, 1).strategies] == [
        (1, 2570, Text("วิจัย", "Research")),
        (3, 2569, Text("สองใหม่", "Two")),
    ]
    with pytest.raises(Refused) as refused:
        strategy.edit_strategy(strategy_id=made.pk, revision=0, **named, **given)
    assert codes(refused) == [("EDIT-001", "")]
    with pytest.raises(Refused) as refused:
        strategy.add_strategy(number=1, year_from=2570, year_to=2566, name_th=" ", **given)
    assert codes(refused) == [("STRAT-003", "name_th"), ("STRAT-001", "year_from"), ("STRAT-002", "number")]
    with pytest.raises(Refused) as refused:
        strategy.add_strategy(number=1, year_from=2570, year_to=2574, name_th="ซ้ำ", **given)
    assert codes(refused) == [("STRAT-002", "number")]
    with pytest.raises(Refused) as refused:
        strategy.add_strategy(number="หนึ่ง", year_from=2571, year_to=2574, name_th="ก", **given)
    assert codes(refused) == [("STRAT-007", "number")]
    with pytest.raises(Refused) as refused:
        strategy.edit_strategy(strategy_id=made.pk, revision=1, **named, by=owner, at=now)
    assert codes(refused) == [("ACCESS-001", "")]


def test_a_strategy_keeps_the_years_of_its_indicators_and_goes_when_nothing_hangs_on_it(
    kpi: Kpi, first_strategy: Strategy, officer: Person, now: datetime
) -> None:
    given = {"strategy_id": first_strategy.pk, "by": officer, "at": now}
    with pytest.raises(Refused) as refused:
        strategy.edit_strategy(
            number=1, year_from=2568, year_to=2570, name_th="วิจัย", name_en="", revision=0, **given
        )
    assert codes(refused) == [("STRAT-010", "year_from")]
    PlanRow.objects.update(strategy=None)
    with pytest.raises(Refused) as refused:
        strategy.remove_strategy(**given)
    assert refused.value.faults[0].what("en") == (
        "Strategy 1 cannot be removed: 1 indicators and 0 rows of plans hang on it"
    )
    assert strategy.remove_kpi(kpi_id=kpi.pk, by=officer, at=now) == 1
    assert strategy.remove_strategy(**given) == 1
    assert (Kpi.objects.count(), Strategy.objects.count()) == (0, 0)


def test_an_indicator_that_was_reported_stays(
    kpi: Kpi, quarter: Collection, officer: Person, now: datetime
) -> None:
    strategy.record_result(
        kpi_id=kpi.pk, quarter=1, progress="-", result_th="", revision=0, by=officer, at=now
    )
    with pytest.raises(Refused) as refused:
        strategy.remove_kpi(kpi_id=kpi.pk, by=officer, at=now)
    assert codes(refused) == [("STRAT-009", "")]
    kpi.results.all().delete()
    Collection.objects.update(closed_at=now)
    with pytest.raises(Refused) as refused:
        strategy.remove_kpi(kpi_id=kpi.pk, by=officer, at=now)
    assert codes(refused) == [("STRAT-009", "")]


def test_indicators_are_carried_into_another_year_without_results(
    kpi: Kpi, quarter: Collection, approved: PlanVersion, officer: Person, now: datetime
) -> None:
    strategy.record_result(
        kpi_id=kpi.pk, quarter=1, progress="10", result_th="ผล", revision=0, by=officer, at=now
    )
    plans.copy_from(from_year=2567, year=2568, by=officer, at=now)
    copied = strategy.copy_year(from_year=2567, year=2568, until=2572, by=officer, at=now)
    assert (copied.kpis, copied.strategies) == (1, 0)
    (seen,) = read(officer, 2568, 1).kpis
    assert (seen.number, seen.target, seen.unit, seen.ref, seen.progress, seen.result) == (
        1, 2000, Text("คน"), "O1.A1.P1", EMPTY, Text(""),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        strategy.copy_year(from_year=2567, year=2568, until=2572, by=officer, at=now)
    assert codes(refused) == [("STRAT-011", "year")]
    with pytest.raises(Refused) as refused:
        strategy.copy_year(from_year=2560, year=2569, until=2572, by=officer, at=now)
    assert codes(refused) == [("STRAT-012", "from_year")]


def test_a_strategy_that_has_ended_is_started_again(kpi: Kpi, officer: Person, now: datetime) -> None:
    with pytest.raises(Refused) as refused:
        strategy.copy_year(from_year=2567, year=2571, until=2570, by=officer, at=now)
    assert codes(refused) == [("STRAT-001", "until")]
    copied = strategy.copy_year(from_year=2567, year=2571, until=2575, by=officer, at=now)
    assert (copied.kpis, copied.strategies) == (1, 1)
    book = read(officer, 2571, 1)
    assert [(s.number, s.year_from, s.year_to, s.name.th) for s in book.strategies] == [
        (1, 2571, 2575, "วิจัย")
    ]
    assert [(k.strategy, k.ref) for k in book.kpis] == [(1, "")]
    row = AuditRow.objects.get(subject="strategy:2571")
    assert row.after == {"from_year": 2567, "kpis": [1], "strategies": [1], "until": 2575}


def test_progress_and_strategy_share_the_quarter(
    approved: PlanVersion, officer: Person, now: datetime
) -> None:
    progress.open_collection(year=2567, quarter=1, due=date(2024, 1, 15), by=officer, at=now)
    fields = {"name_th": "ก", "indicator_th": "ข"}
    made = strategy.add_kpi(year=2567, strategy=1, fields=fields, by=officer, at=now)
    strategy.record_result(
        kpi_id=made.pk, quarter=1, progress="", result_th="ผล", revision=0, by=officer, at=now
    )
    assert only(officer).result.th == "ผล"
