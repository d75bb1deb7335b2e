"""Improvement plans in a play: written by institutions, spoken to, agreed, worked on, closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from prakan.assessment.actions.improvement import deciding, opening, working, writing
from prakan.assessment.models import Case, ImprovementItem, ImprovementPlan
from prakan.commands.simulating import words
from prakan.commands.simulating.backstage import Backstage
from prakan.commands.simulating.preparing import morning
from prakan.domain.cases.stages import CaseStage
from prakan.domain.improvement.items import ItemText
from prakan.domain.improvement.stages import ENDED_ITEMS, ItemStage, PlanStage, Said
from prakan.foundation.models import Person

READ = timedelta(days=2)  # before an answer, at the least
WEEKS = (6, 26)  # within which an item is to be done, from the day it is written
Act = Callable[[ImprovementPlan, datetime], object]


@dataclass(frozen=True, slots=True)
class Improvements:
    """The plans of a play; ``cases`` are those that play."""

    stage: Backstage
    cases: QuerySet[Case]

    def week(self, monday: date, ends: date) -> Counter[str]:
        """Let a week pass: opened, written, answered, worked on, closed."""
        acts: tuple[tuple[int, str, Act], ...] = (
            (1, PlanStage.DRAFT, self._write),
            (1, PlanStage.RETURNED, self._send_again),
            (3, PlanStage.SENT, self._answer),
            (4, PlanStage.AGREED, self._work),
        )
        done: Counter[str] = Counter()
        done["plan"] += self._open(morning(monday, 7))
        for after, stage, act in acts:
            if monday + timedelta(days=after) <= ends:
                at = morning(monday + timedelta(days=after), 11)
                done["plan"] += sum(1 for row in self._in(stage, at) if act(row, at))
        return done

    def _open(self, at: datetime) -> int:
        """Open what results ask for, mark what an appeal has changed, and open what institutions wish."""
        ids = list(self.cases.filter(stage=CaseStage.PUBLISHED).values_list("pk", flat=True))
        if not ids:
            return 0
        opening.open_due(at=at, cases=ids)
        opening.mark_changed(at=at, cases=ids)
        lacking = self.stage.shares.least_plans - self._plans().count()
        wished = self.cases.filter(stage=CaseStage.PUBLISHED, improvement=None).order_by(
            "entered_at", "number"
        )
        opened = 0
        for pk, number in wished.values_list("pk", "number"):
            if lacking > 0 or self.stage.chance.happens(self.stage.shares.by_request, "wishes", number):
                opening.open_one(case_id=pk, by=self.stage.company.registrar, at=at)
                opened, lacking = opened + 1, lacking - 1
        return opened

    def _plans(self) -> QuerySet[ImprovementPlan]:
        return ImprovementPlan.objects.filter(case__in=self.cases).order_by("pk")

    def _in(self, stage: str, at: datetime) -> list[ImprovementPlan]:
        """Return the plans that have stood in a stage for a while and do not come to rest there."""
        rows = self._plans().filter(stage=stage).select_related("case__institution__agency")
        rows = rows.prefetch_related("items")
        fresh = [row for row in rows if (row.agreed_at or row.sent_at or row.opened_at) <= at - READ]
        return [row for row in fresh if stage == PlanStage.AGREED or self._rests(row) != stage]

    def _rests(self, plan: ImprovementPlan) -> str:
        """Return where a plan comes to rest, "" for nowhere."""
        stays = self.stage.shares.plans_stay
        place = self._plans().filter(pk__lt=plan.pk).count() if stays else 0
        return stays[place] if place < len(stays) else ""

    def _by(self, plan: ImprovementPlan, at: datetime) -> Person:
        return self.stage.school(plan.case.institution, at)

    def _write(self, plan: ImprovementPlan, at: datetime) -> bool:
        rests = self._rests(plan)
        writes = self.stage.chance.happens(self.stage.shares.writes, "writes", plan.case.number)
        if not (writes or rests):
            return False
        by = self._by(plan, at)
        texts = [self._text(item, at) for item in plan.items.order_by("number")]
        if not texts:
            own = self._text(ImprovementItem(number=1, plan=plan), at)
            writing.add_item(plan_id=plan.pk, item=own, by=by, at=at)
        writing.send(plan_id=plan.pk, items=texts, by=by, at=at + timedelta(hours=1))
        return True

    def _text(self, item: ImprovementItem, at: datetime) -> ItemText:
        draw = self.stage.chance.of("item", item.plan.case.number, item.number)
        due = timezone.localdate(at) + timedelta(weeks=draw.randint(*WEEKS))
        what, measure = words.made_up(draw.choice(words.IMPROVE)), words.made_up(draw.choice(words.MEASURES))
        return ItemText(item.pk or 0, what, draw.choice(words.POSTS), due, measure, item.revision)

    def _send_again(self, plan: ImprovementPlan, at: datetime) -> bool:
        writing.send(plan_id=plan.pk, by=self._by(plan, at), at=at)
        return True

    def _answer(self, plan: ImprovementPlan, at: datetime) -> bool:
        """Let the parent agency object, or the office return it, each once; else the office agrees."""
        shares, chance, number = self.stage.shares, self.stage.chance, plan.case.number
        told: dict[str, Any] = {"plan_id": plan.pk, "at": at}
        first = not plan.words.filter(said__in=(Said.OBJECTION, Said.RETURN)).exists()
        office = self.stage.office(plan.case.institution, at)
        returned = self._rests(plan) == PlanStage.RETURNED
        if first and office and chance.happens(shares.plan_objected, "objected", number):
            deciding.object_to(text=words.made_up(words.PLAN_OBJECTED), by=office, **told)
        elif first and (returned or chance.happens(shares.plan_returned, "returned plan", number)):
            said = words.made_up(words.PLAN_RETURNED)
            deciding.give_back(text=said, by=self.stage.company.registrar, **told)
        else:
            said = words.made_up(words.PLAN_AGREED)
            deciding.agree(text=said, by=self.stage.company.registrar, **told)
        return True

    def _work(self, plan: ImprovementPlan, at: datetime) -> bool:
        """Let the institution work on some items; with nothing left open the office closes the plan."""
        shares, rests = self.stage.shares, self._rests(plan)
        left = [row for row in plan.items.all() if not row.superseded_id and row.stage not in ENDED_ITEMS]
        ended = 0
        for item in sorted(left, key=lambda one: one.number):
            draw = self.stage.chance.of("work", plan.case.number, item.number, at.date())
            if rests == PlanStage.AGREED and item.number % 2 == 0:
                continue
            if draw.random() < shares.progress:
                ended += self._on(item, plan, draw.random() < shares.dropped, at)
        if plan.case.stage == CaseStage.APPEALED or ended < len(left):
            return bool(left)
        deciding.close(plan_id=plan.pk, by=self.stage.company.registrar, at=at + timedelta(hours=3))
        return True

    def _on(self, item: ImprovementItem, plan: ImprovementPlan, dropped: bool, at: datetime) -> bool:
        """Let the institution work on an item, or drop it; returns whether the item is over then."""
        told: dict[str, Any] = {"plan_id": plan.pk, "number": item.number, "by": self._by(plan, at), "at": at}
        if dropped:
            working.drop(reason=words.made_up(words.DROPPED), **told)
            return True
        finished = item.stage == ItemStage.IN_PROGRESS
        working.report(text=words.made_up(words.WORKED[finished]), finished=finished, **told)
        return finished
