"""The programme of the use of results in a play: selected, given to centres, helped, closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from prakan.assessment.actions.improvement.deciding import comment
from prakan.assessment.actions.results_use.choosing import close, give, select
from prakan.assessment.actions.results_use.doing import Done, record
from prakan.assessment.models import Case, CoordinationCentre, ImprovementPlan, ResultsMember
from prakan.assessment.queries.results_use.choosing import proposal
from prakan.commands.simulating import words
from prakan.commands.simulating.backstage import Backstage, centre_people
from prakan.commands.simulating.preparing import morning
from prakan.domain.improvement.stages import MemberStage, PlanStage
from prakan.foundation.access import remember
from prakan.foundation.models import Person

OPEN = (MemberStage.SELECTED, MemberStage.WORKING)
AT_ONCE = 12  # institutions of one activity


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme of a year in a play; ``cases`` are those that play."""

    stage: Backstage
    cases: QuerySet[Case]
    year: int

    def week(self, monday: date, ends: date) -> Counter[str]:
        """Let a week pass: selected on Monday, activities on Wednesday, parts closed on Friday."""
        done: Counter[str] = Counter()
        for after, act in ((0, self._select), (2, self._help), (4, self._close)):
            if monday + timedelta(days=after) <= ends:
                done["programme"] += act(morning(monday + timedelta(days=after), 13))
        return done

    def _select(self, at: datetime) -> int:
        """Select whom the rules propose; whoever is in no centre's province is given to one in turn."""
        by = self.stage.company.registrar
        if not self.cases.filter(stage__in=("published", "follow_up", "closed")).exists():
            return 0
        seen = proposal(by, self.year)
        leaves, share = self.stage.chance.happens, self.stage.shares.left_out
        without = [one.institution for one in seen.lines if leaves(share, "left out", one.number)]
        if len(without) == len(seen.lines):
            return 0
        select(year=self.year, digest=seen.digest, without=without, by=by, at=at)
        self._give(by, at + timedelta(hours=1))
        return len(seen.lines) - len(without)

    def _give(self, by: Person, at: datetime) -> None:
        """Give those without a centre to the one that has the fewest."""
        codes = CoordinationCentre.objects.filter(is_active=True, is_demo=True).values_list("code", flat=True)
        counts = {code: ResultsMember.objects.filter(centre__code=code).count() for code in sorted(codes)}
        alone = self._members().filter(centre=None).values_list("pk", flat=True)
        given: dict[str, list[int]] = {code: [] for code in counts}
        for pk in alone if counts else ():
            least = min(counts, key=lambda code: (counts[code], code))
            given[least].append(pk)
            counts[least] += 1
        for code, ids in given.items():
            if ids:
                give(members=ids, centre=code, by=by, at=at)

    def _members(self) -> QuerySet[ResultsMember]:
        rows = ResultsMember.objects.filter(programme__year=self.year, stage__in=OPEN)
        return rows.filter(case__in=self.cases).order_by("pk")

    def _help(self, at: datetime) -> int:
        """Let each centre do something with its institutions, and say a word on plans that were sent."""
        done, people = 0, centre_people()
        for code in sorted(CoordinationCentre.objects.values_list("code", flat=True)):
            own = list(self._members().filter(centre__code=code)[:AT_ONCE])
            by = people.get(code, self.stage.company.registrar)
            remember(by)
            if own and self.stage.chance.happens(self.stage.shares.activity, "activity", code, at.date()):
                self._do(own, code, by, at)
                done += 1
            if code in people:
                self._say(own, by, at + timedelta(hours=2))
        return done

    def _do(self, own: list[ResultsMember], code: str, by: Person, at: datetime) -> None:
        draw = self.stage.chance.of("what", code, at.date())
        kind, title = draw.choice(words.ACTIVITIES)
        came = {"institutions": draw.randint(2, 6) * len(own), "parents": 1, "centres": 2, "experts": 1}
        what = Done(kind, timezone.localdate(at), words.made_up(title), words.HALL, came)
        record(year=self.year, done=what, members=[one.pk for one in own], by=by, at=at)

    def _say(self, own: Iterable[ResultsMember], by: Person, at: datetime) -> None:
        sent = ImprovementPlan.objects.filter(case__in=[one.case_id for one in own], stage=PlanStage.SENT)
        for plan in sent.filter(words=None).order_by("pk"):
            comment(plan_id=plan.pk, text=words.made_up(words.COMMENTED), by=by, at=at)

    def _close(self, at: datetime) -> int:
        """Close the part of institutions whose plan is closed."""
        done = list(self._members().filter(case__improvement__stage=PlanStage.DONE))
        for row in done:
            said = words.made_up(words.PART_CLOSED)
            close(member_id=row.pk, reason=said, by=self.stage.company.registrar, at=at)
        return len(done)
