"""Money in a play: made-up accounts of assessors, lists that the budget bears, approval, payment, returns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from prakan.assessment.actions.payments import accounts, asking, lists, paying
from prakan.assessment.models import (
    Case,
    PaymentAccount,
    PaymentDue,
    PaymentList,
    PaymentPayee,
    PaymentQuestion,
    TeamSeat,
)
from prakan.assessment.queries.payments.payable import doubts
from prakan.assessment.queries.payments.ready import DueFilter, ready
from prakan.assessment.queries.payments.tables import newest
from prakan.commands.simulating import words
from prakan.commands.simulating.backstage import Backstage
from prakan.commands.simulating.ledger import ask_the_budget, funded, tell_of_payment, tell_of_return
from prakan.commands.simulating.preparing import morning
from prakan.domain.calendar import fiscal_year_of
from prakan.domain.fees import PART_NAMES, Part
from prakan.domain.payments import AccountStage, ListStage
from prakan.foundation.models import Person
from prakan.registry.models import Assessor

BANKS = ("006", "030", "034")
HOLDER = "(บัญชีสมมติ)"
WAITS = timedelta(days=2)


def number_of(pk: int, turn: int) -> str:
    """Return a number that no bank gives, ten digits that begin with zeros: the next turn is another one."""
    return f"000{turn}{pk:06d}"


@dataclass(frozen=True, slots=True)
class Payments:
    """The payments of a play; ``cases`` are those that play, ``year`` is theirs."""

    stage: Backstage
    cases: QuerySet[Case]
    year: int

    def week(self, monday: date, ends: date) -> Counter[str]:
        """Let a week pass, by weekday: accounts, approval, confirmation, payment, lists."""
        acts = (
            (0, 9, "account", self._enter),
            (0, 15, "payment", self._bounce),
            (1, 10, "payment", self._approve),
            (2, 10, "account", self._confirm),
            (2, 14, "payment", self._questions),
            (3, 10, "payment", self._pay),
            (4, 10, "payment", self._make),
        )
        done: Counter[str] = Counter()
        for after, hour, what, act in acts:
            day = monday + timedelta(days=after)
            if day <= ends:
                done[what] += act(morning(day, hour))
        return done

    def leave(self, at: datetime) -> None:
        """Leave a list to approve, an account to confirm, a changed one for a second person, a request."""
        self._make_one("second", at)
        missing = self._people().exclude(pk__in=PaymentAccount.objects.values("assessor")).order_by("pk")
        if (row := missing.first()) is not None:
            self._enter_one(row, 0, at)
        held = PaymentAccount.objects.filter(assessor__in=self._people(), stage=AccountStage.CONFIRMED)
        away = held.exclude(assessor__in=self._on_lists()).select_related("assessor").order_by("-pk")
        if (account := away.first()) is not None:
            changed = self._enter_one(account.assessor, 9, at - timedelta(hours=3))
            accounts.confirm(account_id=changed.pk, by=self.stage.finance, at=at)
        paid = PaymentDue.objects.filter(list__stage=ListStage.PAID, questions=None, year=self.year)
        if (due := paid.select_related("assessor").order_by("pk").first()) is not None:
            self._ask(due, self.stage.assessor(due.assessor_id, at), at)

    def _people(self) -> QuerySet[Assessor]:
        """Return who visits, by the entry of the register."""
        seats = TeamSeat.objects.filter(visit__cases__in=self.cases)
        return Assessor.objects.filter(pk__in=seats.values("assessor"))

    def _on_lists(self) -> QuerySet[PaymentPayee]:
        """Return who is on a list that is not paid yet: a changed account would stop it."""
        waiting = (ListStage.MADE, ListStage.FUNDED, ListStage.APPROVED)
        return PaymentPayee.objects.filter(list__stage__in=waiting).values("assessor")  # type: ignore[return-value]

    def _enter(self, at: datetime) -> int:
        """Let those enter an account who have none, or whose account was refused; some enter a new one."""
        shares, chance, done = self.stage.shares, self.stage.chance, 0
        known = Counter(PaymentAccount.objects.values_list("assessor_id", flat=True))
        standing = PaymentAccount.objects.filter(stage__in=accounts.STANDING)
        stands = dict(standing.values_list("assessor_id", "stage"))
        busy = set(self._on_lists().values_list("assessor_id", flat=True))
        for row in self._people().order_by("pk"):
            times = known[row.pk]
            confirmed = stands.get(row.pk) == AccountStage.CONFIRMED
            new = times == 0 and chance.happens(shares.enters, "enters", row.number)
            again = times > 0 and row.pk not in stands
            changed = confirmed and times == 1 and row.pk not in busy
            if new or again or (changed and chance.happens(shares.changes, "changes", row.number)):
                self._enter_one(row, times, at)
                done += 1
        return done

    def _enter_one(self, row: Assessor, turn: int, at: datetime) -> PaymentAccount:
        return accounts.enter(
            assessor_id=row.pk,
            bank=BANKS[row.pk % len(BANKS)],
            number=number_of(row.pk, turn),
            holder=f"{row.name_th} {HOLDER}",
            by=self.stage.assessor(row.pk, at),
            at=at,
        )

    def _confirm(self, at: datetime) -> int:
        """Let finance look at what was entered, some not accepted once; a deputy sees what was changed."""
        rows = PaymentAccount.objects.filter(assessor__in=self._people(), stage=AccountStage.ENTERED)
        done = list(rows.filter(entered_at__lte=at - WAITS).select_related("assessor").order_by("pk"))
        first = PaymentAccount.objects.filter(stage=AccountStage.REFUSED).values_list(
            "assessor_id", flat=True
        )
        refused, by = set(first), self.stage.finance
        for row in done:
            wrong = self.stage.chance.happens(self.stage.shares.refused, "refused", row.assessor.number)
            if wrong and row.assessor_id not in refused and not row.is_change:
                said = words.made_up(words.WRONG_ACCOUNT)
                accounts.refuse_account(account_id=row.pk, reason=said, by=by, at=at)
                continue
            accounts.confirm(account_id=row.pk, by=by, at=at)
            if row.is_change:
                accounts.release(account_id=row.pk, by=self.stage.deputy, at=at + timedelta(hours=2))
        return len(done)

    def _make(self, at: datetime) -> int:
        """Make a list of each part that is ready, on every other Friday, and ask the budget for it."""
        if at.isocalendar().week % self.stage.shares.weeks_of_a_list:
            return 0
        return sum(self._make_one(part, at) for part in self.stage.shares.parts)

    def _make_one(self, part: str, at: datetime) -> int:
        under = newest()
        if under is None:
            return 0
        wanted, year = DueFilter(self.year, part=part), fiscal_year_of(timezone.localdate(at))
        found = ready(self.stage.finance, wanted, timezone.localdate(at))
        if not found.ready:
            return 0
        category = under.fees.category
        funded(year, category, by=self.stage.finance, at=at)
        row = lists.make_list(
            wanted=wanted,
            digest=found.digest,
            year=year,
            category=category,
            name=f"{PART_NAMES[Part(part)].th} (สมมติ)",
            by=self.stage.finance,
            at=at,
        )
        ask_the_budget(row, by=self.stage.finance, at=at + timedelta(minutes=1))
        return 1

    def _lists(self, stage: str) -> list[PaymentList]:
        rows = PaymentList.objects.filter(stage=stage, dues__case__in=self.cases)
        trips = PaymentList.objects.filter(stage=stage, dues__record__visit__cases__in=self.cases)
        return list((rows | trips).distinct().order_by("pk"))

    def _approve(self, at: datetime) -> int:
        """Let the deputy approve what the budget bears; what became doubtful meanwhile is sent back."""
        done = self._lists(ListStage.FUNDED)
        for row in done:
            if doubts(row, at):
                self._let_go(row, at)
            else:
                lists.approve(list_id=row.pk, by=self.stage.deputy, at=at)
        return len(done)

    def _let_go(self, row: PaymentList, at: datetime) -> None:
        """Cancel a list on which somebody must not be paid any more; its dues go onto another."""
        lists.cancel(list_id=row.pk, reason=words.made_up(words.WRONG_ACCOUNT), by=self.stage.finance, at=at)
        tell_of_return(row, by=self.stage.finance, at=at)

    def _pay(self, at: datetime) -> int:
        """Take the list for the bank, then record that it was paid under a reference; the budget is told."""
        done, by = self._lists(ListStage.APPROVED), self.stage.finance
        for row in done:
            if doubts(row, at):
                self._let_go(row, at)
                continue
            paying.export(list_id=row.pk, by=by, at=at)
            later, on = at + timedelta(hours=4), timezone.localdate(at)
            paying.pay(list_id=row.pk, on=on, reference=f"DEMO-{row.number}", by=by, at=later)
            tell_of_payment(row, on, by=by, at=later)
        return len(done)

    def _bounce(self, at: datetime) -> int:
        """Reverse what the bank returned of lists that were paid within a week."""
        shares, chance, done = self.stage.shares, self.stage.chance, 0
        paid = PaymentPayee.objects.filter(list__stage=ListStage.PAID, reverses=None, returned_by=None)
        lacking = shares.least_bounces - PaymentPayee.objects.exclude(reverses=None).count()
        since = timezone.localdate(at) - timedelta(days=7)
        for row in paid.filter(list__paid_on__gte=since).select_related("list", "assessor").order_by("pk"):
            own = not self.stage.is_extra(row.assessor_id)
            if own or not (lacking > 0 or chance.happens(shares.bounces, "bounces", row.list.number, row.pk)):
                continue
            said, by = words.made_up(words.BOUNCED), self.stage.finance
            paying.bounce(list_id=row.list_id, payee_id=row.pk, reason=said, by=by, at=at)
            tell_of_return(row.list, by=by, at=at)
            turn = PaymentAccount.objects.filter(assessor=row.assessor_id).count()  # some come back twice
            self._enter_one(row.assessor, turn, at + timedelta(hours=1))
            done, lacking = done + 1, lacking - 1
        return done

    def _questions(self, at: datetime) -> int:
        """Let finance answer what was asked a week ago, then some who were paid ask for a correction."""
        open_ = PaymentQuestion.objects.filter(stage="open", at__lte=at - timedelta(days=6))
        for row in open_.order_by("pk"):
            said = words.made_up(words.ANSWERED)
            asking.answer(question_id=row.pk, text=said, by=self.stage.finance, at=at)
        asked = set(PaymentQuestion.objects.values_list("due_id", flat=True))
        since = timezone.localdate(at) - timedelta(days=7)
        dues = PaymentDue.objects.filter(list__paid_on__gt=since, part="travel", year=self.year)
        for due in dues.select_related("assessor").order_by("pk"):
            share = self.stage.shares.asks
            if due.pk not in asked and self.stage.chance.happens(share, "asks", due.key):
                self._ask(due, self.stage.assessor(due.assessor_id, at), at)
        return 0

    def _ask(self, due: PaymentDue, by: Person, at: datetime) -> None:
        asking.ask(text=words.made_up(words.ASKED), due_id=due.pk, by=by, at=at)
