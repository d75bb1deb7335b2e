"""Whatever the order of corrections, lists, cancellations, payments and returns: nobody is paid twice."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from prakan.domain.payments import Line, ListStage, is_taken_back_now, may_be_listed, owing, seal_of

PEOPLE = st.integers(0, 1)
LISTS = st.integers(0, 5)
AMOUNT = 100
S = ListStage


@dataclass
class Row:
    """A due or what takes it back, and which list holds it."""

    who: int
    satang: int
    extra: bool = False  # of another visit, which nobody corrects
    on: int | None = None
    pair: int | None = None


class Payments(RuleBasedStateMachine):
    """Two people of one visit; their seats are taken and given again, lists are made and go their ways."""

    def __init__(self) -> None:
        super().__init__()
        self.there = {0: True, 1: True}
        self.rows: list[Row] = []
        self.lists: list[ListStage] = []
        self.bank = {0: 0, 1: 0}
        self.paid: dict[int, dict[int, int]] = {}
        self.follow()

    def stage(self, row: Row | None) -> ListStage | None:
        return None if row is None or row.on is None else self.lists[row.on]

    def follow(self) -> None:
        """Raise what is owed, take back what is not, as the follow-up of each step does."""
        for who, there in self.there.items():
            alive = [i for i, r in enumerate(self.rows) if r.who == who and not r.extra and r.pair is None]
            if there and not alive:
                self.rows.append(Row(who, AMOUNT))
            for at in alive if not there else []:
                if is_taken_back_now(self.stage(self.rows[at])):
                    self.rows[at].pair = len(self.rows)
                    self.rows.append(Row(who, -self.rows[at].satang, pair=at))

    def ready(self) -> list[int]:
        found = []
        for at, row in enumerate(self.rows):
            other = None if row.pair is None else self.rows[row.pair]
            corrected = self.is_corrected(row)
            if not corrected and may_be_listed(
                self.stage(row), paired=other is not None, other=self.stage(other)
            ):
                found.append(at)
        short = owing(Line(at, self.rows[at].who, self.rows[at].satang) for at in found)
        return [at for at in found if self.rows[at].who not in short]

    def is_corrected(self, row: Row) -> bool:
        return row.pair is None and not row.extra and not self.there[row.who]

    @rule(who=PEOPLE)
    def visit_another(self, who: int) -> None:
        self.rows.append(Row(who, AMOUNT, extra=True))

    @rule(who=PEOPLE)
    def correct(self, who: int) -> None:
        self.there[who] = not self.there[who]
        self.follow()

    @rule()
    def make(self) -> None:
        if sum(stage in (S.FUNDED, S.APPROVED) for stage in self.lists) < 2 and (chosen := self.ready()):
            self.lists.append(S.FUNDED)
            for at in chosen:
                self.rows[at].on = len(self.lists) - 1

    def one_of(self, at: int | None, *stages: ListStage) -> int | None:
        """Return a list in one of some stages, which one as drawn; None where none is."""
        found = [one for one, stage in enumerate(self.lists) if stage in stages]
        return found[(at or 0) % len(found)] if found else None

    def held(self, at: int) -> list[Row]:
        return [row for row in self.rows if row.on == at]

    @rule(at=LISTS)
    def approve(self, at: int | None) -> None:
        if (at := self.one_of(at, S.FUNDED)) is not None:
            for row in self.held(at):
                other = None if row.pair is None else self.rows[row.pair]
                if self.is_corrected(row):
                    return  # PAY-032
                if not may_be_listed(None, paired=other is not None, other=self.stage(other)):
                    return  # PAY-037
            for row in self.held(at):  # nothing is deducted that was not paid, or paid though taken back
                assert row.pair is None or self.stage(self.rows[row.pair]) == S.PAID
            self.lists[at] = S.APPROVED
            self.follow()

    @rule(at=LISTS)
    def cancel(self, at: int | None) -> None:
        if (at := self.one_of(at, S.FUNDED, S.APPROVED)) is not None:
            self.lists[at] = S.CANCELLED
            for row in self.held(at):
                row.on = None
            self.follow()

    @rule(at=LISTS)
    def pay(self, at: int | None) -> None:
        if (at := self.one_of(at, S.APPROVED)) is not None:
            self.lists[at] = S.PAID
            self.paid[at] = {0: 0, 1: 0}
            for row in self.held(at):
                self.paid[at][row.who] += row.satang
                self.bank[row.who] += row.satang
            self.follow()

    @rule(at=LISTS, who=PEOPLE)
    def bounce(self, at: int | None, who: int) -> None:
        if (at := self.one_of(at, S.PAID)) is not None:
            self.bank[who] -= self.paid[at][who]
            self.paid[at][who] = 0
            for row in self.held(at):
                if row.who == who:
                    row.on = None
            self.follow()

    @invariant()
    def the_bank_paid_what_the_rows_on_paid_lists_say(self) -> None:
        for who, satang in self.bank.items():
            on_paid = sum(r.satang for r in self.rows if r.who == who and self.stage(r) == S.PAID)
            assert satang == on_paid

    @invariant()
    def nobody_on_a_list_is_sent_nothing_or_less(self) -> None:
        for at, stage in enumerate(self.lists):
            if stage in (S.FUNDED, S.APPROVED):
                for who in {row.who for row in self.held(at)}:
                    assert sum(r.satang for r in self.held(at) if r.who == who) > 0

    @invariant()
    def whoever_has_more_than_is_owed_has_it_deducted_next(self) -> None:
        under_way = any(stage in (S.FUNDED, S.APPROVED) for stage in self.lists)
        for who, satang in self.bank.items():
            if under_way:
                continue
            open_rows = [
                row
                for row in self.rows
                if row.who == who
                and may_be_listed(
                    self.stage(row),
                    paired=row.pair is not None,
                    other=self.stage(None if row.pair is None else self.rows[row.pair]),
                )
            ]
            extra = sum(row.satang for row in self.rows if row.who == who and row.extra)
            owed = extra + (AMOUNT if self.there[who] else 0)
            assert satang + sum(row.satang for row in open_rows) == owed


TestPayments = Payments.TestCase
TestPayments.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


def test_another_account_or_sum_gives_another_seal() -> None:
    one = (7, 3, "m", 100, 5)
    assert seal_of([one, (8, 4, "n", 1, 0)]) == seal_of([(8, 4, "n", 1, 0), one])
    assert len({seal_of([one]), seal_of([(7, 4, "m", 100, 5)]), seal_of([(7, 3, "m", 101, 5)])}) == 3
