"""Settling, closing, signing and restating: fails closed, freezes once, never edits."""

from __future__ import annotations

from datetime import datetime

import pytest

from prakan.domain.figures import Amount
from prakan.domain.problems import Refused
from prakan.foundation.models import AuditRow, Person, Seal
from prakan.planning.models import Collection, PlanRow, ProgressEntry
from prakan.reporting.actions import closings, findings, restatements, signing
from prakan.reporting.models import Closing, FrozenFigure
from prakan.reporting.queries.books import book, live_book, material
from prakan.reporting.queries.closings import closing
from prakan.reporting.queries.figures import figure_view
from prakan.reporting.queries.findings import findings as found_in
from tests.reporting.conftest import Year

KEY = "sum:PLACES"
REASON = "เป้าหมายแยกรายการเป็นค่าที่อนุมัติแล้ว"


def codes(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [f.code for f in refused.value.faults]


def settle(by: Person, at: datetime, **changes: str) -> int:
    given = {"key": KEY, "decision": "0", "reason": REASON, **changes}
    return findings.settle(year=2567, quarter=1, by=by, at=at, **given)


@pytest.mark.usefixtures("contradiction")
class TestSettling:
    """A person decides, with a reason; the system only flags."""

    def test_both_sides_of_a_contradiction_are_found(self, officer: Person) -> None:
        (high,) = (f for f in found_in(officer, 2567, 1) if f.severity == "high")
        assert high.key == KEY
        assert {s.code for s in high.sides} >= {"FY2567Q1.stated.places"}
        assert high.blocks

    def test_a_settled_finding_blocks_no_more_and_keeps_its_reason(
        self, officer: Person, now: datetime
    ) -> None:
        settle(officer, now)
        (high,) = (f for f in found_in(officer, 2567, 1) if f.severity == "high")
        assert high.settlement is not None
        assert (high.settlement.reason, high.blocks) == (REASON, False)

    def test_a_settlement_lapses_when_a_side_changes(self, officer: Person, now: datetime) -> None:
        settle(officer, now)
        PlanRow.objects.filter(item__ref="O1.A1.P1.1").update(target=31)
        high = next(f for f in found_in(officer, 2567, 1) if f.key == KEY)
        assert high.blocks
        assert high.earlier[0].stale
        assert settle(officer, now)

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"reason": "ok"}, "FINDING-002"),
            ({"decision": "9"}, "FINDING-003"),
            ({"key": "sum:NONE"}, "FINDING-001"),
        ],
    )
    def test_what_explains_nothing_is_refused(
        self, officer: Person, now: datetime, changes: dict[str, str], code: str
    ) -> None:
        with pytest.raises(Refused) as refused:
            settle(officer, now, **changes)
        assert codes(refused) == [code]

    def test_nobody_settles_twice_before_reopening(self, officer: Person, now: datetime) -> None:
        settle(officer, now)
        with pytest.raises(Refused) as refused:
            settle(officer, now)
        assert codes(refused) == ["FINDING-004"]
        findings.reopen(year=2567, quarter=1, key=KEY, by=officer, at=now)
        assert settle(officer, now, decision="unresolved")

    def test_a_project_owner_may_not_settle(self, owner: Person, now: datetime) -> None:
        with pytest.raises(Refused) as refused:
            settle(owner, now)
        assert codes(refused) == ["ACCESS-001"]


class TestClosing:
    """Closing refuses with every reason at once, or freezes everything."""

    @pytest.mark.usefixtures("contradiction")
    def test_a_high_finding_and_a_waiting_row_are_both_named(self, officer: Person, now: datetime) -> None:
        ProgressEntry.objects.filter(item__ref="O1.A1.P2").update(stage="submitted")
        with pytest.raises(Refused) as refused:
            closings.close(year=2567, quarter=1, by=officer, at=now)
        assert codes(refused) == ["CLOSE-004", "CLOSE-003"]
        assert not Closing.objects.exists()

    def test_a_closed_quarter_keeps_its_figures_when_the_rows_change(
        self, year: Year, officer: Person, now: datetime
    ) -> None:
        before = live_book(material(officer, 2567, 1))
        closings.close(year=2567, quarter=1, by=officer, at=now)
        PlanRow.objects.filter(item__ref="O1.A1.P1.1").update(target=999)
        after = book(officer, 2567, 1)
        assert after.digest() == before.digest() == Closing.objects.get().digest
        assert FrozenFigure.objects.count() == len(before)
        assert figure_view(officer, "FY2567.O1.A1.P1.target").seal == before.digest()

    def test_closing_seals_the_trail_and_shuts_the_collection(
        self, year: Year, officer: Person, now: datetime
    ) -> None:
        closings.close(year=2567, quarter=1, by=officer, at=now)
        assert Collection.objects.get().closed_at == now
        assert Closing.objects.get().seal == Seal.objects.get()
        assert AuditRow.objects.get(step="quarter.close").after["figures"] == FrozenFigure.objects.count()

    def test_a_quarter_is_closed_once(self, year: Year, officer: Person, now: datetime) -> None:
        closings.close(year=2567, quarter=1, by=officer, at=now)
        with pytest.raises(Refused) as refused:
            closings.close(year=2567, quarter=1, by=officer, at=now)
        assert codes(refused) == ["CLOSE-002"]

    def test_a_quarter_never_collected_cannot_be_closed(
        self, year: Year, officer: Person, now: datetime
    ) -> None:
        with pytest.raises(Refused) as refused:
            closings.close(year=2567, quarter=2, by=officer, at=now)
        assert codes(refused) == ["CLOSE-005"]

    def test_a_figure_that_nobody_entered_keeps_the_quarter_open(
        self, year: Year, officer: Person, now: datetime
    ) -> None:
        ProgressEntry.objects.filter(item__ref="O1.A1.P2").update(saved_by=None, submitted_by=None)
        with pytest.raises(Refused) as refused:
            closings.close(year=2567, quarter=1, by=officer, at=now)
        assert codes(refused) == ["CLOSE-006"]

    def test_only_the_policy_office_closes(self, year: Year, director: Person, now: datetime) -> None:
        with pytest.raises(Refused) as refused:
            closings.close(year=2567, quarter=1, by=director, at=now)
        assert codes(refused) == ["ACCESS-001"]


class TestSigning:
    """Four sign in order, each another person."""

    def test_an_open_quarter_is_not_signed(self, year: Year, officer: Person, now: datetime) -> None:
        with pytest.raises(Refused) as refused:
            signing.sign(year=2567, quarter=1, by=officer, at=now)
        assert codes(refused) == ["CLOSE-001"]

    def test_all_sign_in_order_and_then_nobody(
        self, year: Year, officer: Person, head: Person, deputy: Person, director: Person, now: datetime
    ) -> None:
        closings.close(year=2567, quarter=1, by=officer, at=now)
        with pytest.raises(Refused) as refused:
            signing.sign(year=2567, quarter=1, by=director, at=now)
        assert codes(refused) == ["SIGN-001"]
        for person in (officer, head, deputy, director):
            signing.sign(year=2567, quarter=1, by=person, at=now)
        view = closing(officer, 2567, 1)
        assert view is not None
        assert [s.by for s in view.steps] == [p.name for p in (officer, head, deputy, director)]
        assert view.next_step is None
        with pytest.raises(Refused) as refused:
            signing.sign(year=2567, quarter=1, by=director, at=now)
        assert codes(refused) == ["SIGN-002"]


class TestRestating:
    """A closed figure is corrected beside itself."""

    CODE = "FY2567Q1.O1.A1.P2.progress"

    def test_the_closed_value_stays_and_the_new_one_stands_beside_it(
        self, year: Year, officer: Person, now: datetime
    ) -> None:
        closings.close(year=2567, quarter=1, by=officer, at=now)
        restatements.restate(
            year=2567,
            quarter=1,
            code=self.CODE,
            amount=Amount.of(5),
            reason="นับผู้ผ่านอบรมเพิ่มห้าราย",
            by=officer,
            at=now,
        )
        view = figure_view(officer, self.CODE)
        assert view.figure.amount == Amount.of(0)
        assert [r.amount for r in view.restatements] == [Amount.of(5)]

    def test_the_same_value_again_is_refused(self, year: Year, officer: Person, now: datetime) -> None:
        closings.close(year=2567, quarter=1, by=officer, at=now)
        with pytest.raises(Refused) as refused:
            restatements.restate(
                year=2567, quarter=1, code=self.CODE, amount=Amount.of(0), reason=REASON, by=officer, at=now
            )
        assert codes(refused) == ["RESTATE-001"]
