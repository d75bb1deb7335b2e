"""The play of a year: week by week every case does what it stands at, until a day or a stage."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import exp

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from prakan.assessment.actions.case_certificates.making import make
from prakan.assessment.actions.case_certificates.publishing import publish
from prakan.assessment.actions.cases.following import follow
from prakan.assessment.actions.payments.raising import raise_dues
from prakan.assessment.actions.visits_made import record
from prakan.assessment.models import Case, CaseMove, CaseReading, TeamSeat, TeamVisit, TeamVisitRecord
from prakan.assessment.queries.case_facts import met_of
from prakan.commands.simulating import papers, visiting
from prakan.commands.simulating.aftermath import Aftermath
from prakan.commands.simulating.chance import Chance
from prakan.commands.simulating.company import Company
from prakan.commands.simulating.licensing import renewed
from prakan.commands.simulating.meeting import meet
from prakan.commands.simulating.mishaps import mishaps
from prakan.commands.simulating.preparing import Say, morning
from prakan.commands.simulating.visiting import Stage
from prakan.domain.cases.needs import Need
from prakan.domain.cases.stages import ENDED, STOPS, CaseStage
from prakan.domain.visits_made import Given as Made
from prakan.foundation import audit
from prakan.foundation.models import AuditRow
from prakan.registry.queries.packs import FILES

S = CaseStage
ORDER = list(S)
SILENT = 0.2  # of institutions do not reply: the clock goes on
OWN_TIME = timedelta(days=4)  # a draft that people reply to themselves is so fresh on the last day
WEEK, TAKES = timedelta(days=7), timedelta(hours=1)  # no act takes longer
PLAYED = "case.play_week"  # of the trail: a week was played to its end
Act = Callable[[Stage, datetime], None]
#: where a case stands -> days until the next thing is done (least, most), what, where it stands then
ACTS: dict[str, tuple[int, int, Act, str]] = {
    "visited": (0, 3, visiting.score, "visited+sheets"),
    "visited+sheets": (0, 3, visiting.settle, "visited+agreed"),
    "visited+agreed": (1, 6, papers.write, "visited+written"),
    "visited+written": (0, 4, papers.hand, ""),
    "draft_sent": (3, 12, papers.reply, ""),
    "replied": (1, 9, papers.answer, ""),
    "reading": (0, 3, papers.assigned, "reading+assigned"),
    "reading+assigned": (1, 8, papers.read, ""),
    "revision": (1, 6, papers.revise, ""),
}
DRAFTING = ((Need.DRAFT_WRITTEN, "written"), (Need.CONSENSUS_AGREED, "agreed"), (Need.SHEETS_IN, "sheets"))
BEFORE_VISIT = (3, 12)  # days before the first day of a visit on which its report is analysed
IDLE = frozenset({S.LISTED, S.SAR_DUE, S.PUBLISHED, S.FOLLOW_UP, S.APPEALED})
SLOW = 0.6  # how much teams differ in how long they take: the spread of the logarithm


@dataclass(slots=True)
class Play:
    """A year on the stage; ``until`` is the last day, ``last`` the stage after which a case stays."""

    company: Company
    chance: Chance
    year: int
    institutions: Collection[int]
    until: date
    last: CaseStage
    say: Say
    kept: frozenset[int] = frozenset()  # institutions (ids) whose reply to the draft is left to people
    rests: Mapping[int, str] = field(default_factory=dict)  # where a case (id) stays for people to go on
    after: Aftermath | None = None  # what follows beside the cases
    acts: Counter[str] = field(default_factory=Counter)
    moments: dict[tuple[int, str], datetime] = field(default_factory=dict)  # of what is to come, by case
    owed: datetime | None = None  # when dues raised themselves last
    latest: dict[int, datetime] = field(default_factory=dict)  # when a case did something last

    def run(self, first: date, *, anew: bool = False) -> None:
        """Play week after week from a Monday on; each thing is kept as soon as it is done.

        What was played before is not played again; ``anew``: these are other institutions, so all weeks are.
        """
        monday = first if anew else self._left_off(first)
        while monday <= self.until and (self._playing().exists() or self._waits(monday)):
            self._week(monday)
            self._played(monday)
            self.say(f"week of {monday}: {self.acts.total():,} things done so far; {self._stages()}")
            monday += WEEK
        follow(at=morning(min(monday, self.until), 5), years=[self.year])

    def _waits(self, monday: date) -> bool:
        return self.after is not None and self.after.waits(monday)

    def _played(self, monday: date) -> None:
        """Keep that a week was played to its end: what follows cases moves none of them."""
        at = morning(min(monday + timedelta(days=6), self.until), 19)
        with transaction.atomic():
            audit.record(
                step=PLAYED, subject=f"cases:{self.year}", by=None, at=at, after={"week": str(monday)}
            )

    def _left_off(self, first: date) -> date:
        """Return the Monday after what was played before, the first one when nothing was."""
        weeks = AuditRow.objects.filter(step=PLAYED, subject=f"cases:{self.year}").order_by("pk")
        found = [date.fromisoformat(row.after["week"]) + WEEK for row in weeks.reverse()[:1]]
        return max([first, *found, self._after_moves(first)])

    def _after_moves(self, first: date) -> date:
        """Return the Monday after the last case moved: a week that broke off is not begun again."""
        rows = CaseMove.objects.filter(case__in=self._of_year(), by__isnull=False)
        last = rows.exclude(step="case.open").aggregate(at=Max("at"))["at"]
        if last is None:
            return first
        day = timezone.localdate(last)
        return day + timedelta(days=7 - day.weekday())

    def _week(self, monday: date) -> None:
        self.company.teams.clear()
        follow(at=morning(monday, 5), years=[self.year])
        renewed(self.company, self._playing(), morning(monday, 6))
        mishaps(self.company, self.chance, self._playing(), morning(monday, 7))
        ends = min(monday + timedelta(days=6), self.until)
        start = morning(monday, 8)
        coming, cases = self._due(start), dict[int, Case]()  # as they were after what they did last
        heapq.heapify(coming)
        while coming and coming[0][0].date() <= ends:
            when, pk, where = heapq.heappop(coming)
            case = cases.pop(pk, None) or _case(pk)
            then = self._act(case, where, when)
            cases[pk] = _moved(case)
            then = then if case.stage == where.partition("+")[0] else str(case.stage)
            over = case.stage in self._over()
            if then in ACTS and not over and (moment := self._when(case, then, start)):
                heapq.heappush(coming, (moment, pk, then))
        if ORDER.index(self.last) > ORDER.index(S.COMMITTEE) and monday + timedelta(days=4) <= self.until:
            friday = morning(monday + timedelta(days=4))
            waiting = self._playing().filter(entered_at__lt=friday - timedelta(days=1))
            ids = set(waiting.values_list("pk", flat=True))
            self.acts["meeting"] += meet(self.company, self.chance, ids, friday)
        self._publish(monday)
        self._made(morning(ends, 17))
        self._owe(morning(ends, 18))
        if self.after:
            self.acts += self.after.week(monday)

    def _owe(self, at: datetime) -> None:
        """Let dues raise themselves for the visits of which something changed since the last time."""
        of_year = self._of_year()
        if self.owed is not None:
            since = self.owed - WEEK  # what follows the cases of a week is played after its dues
            moved = CaseMove.objects.filter(at__gt=since).values("case")
            made = TeamVisitRecord.objects.filter(at__gt=since).values("visit")
            of_year = of_year.filter(Q(pk__in=moved) | Q(visit__in=made))
        raise_dues(at=at, visits=set(of_year.exclude(visit=None).values_list("visit_id", flat=True)))
        self.owed = at

    def _made(self, at: datetime) -> None:
        """Let the office record the visits whose last day has passed as made by their whole teams."""
        over = TeamVisit.objects.filter(
            cases__in=self._of_year(), plan__stage="confirmed", ends__lt=at.date()
        )
        over = over.exclude(cases__holds__lifted_at=None, cases__holds__kind__in=STOPS).exclude(
            record__isnull=False
        )
        team: dict[int, set[int]] = defaultdict(set)
        for visit, who in TeamSeat.objects.filter(visit__in=over).values_list("visit_id", "assessor_id"):
            team[visit].add(who)
        given = [Made(visit, there=frozenset(there)) for visit, there in sorted(team.items())]
        if given:
            self.acts["visit"] += record(given=given, by=self.company.registrar, at=at).done

    def _publish(self, monday: date) -> None:
        """Let the office make the certificates of what was certified, and publish the results a day later."""
        by, day = self.company.registrar, monday + timedelta(days=2)
        ready = self._playing().filter(stage=S.CERTIFIED, entered_at__lt=morning(monday))
        if day >= self.until or not (ids := list(ready.order_by("pk").values_list("pk", flat=True))):
            return
        make(cases=ids, by=by, at=morning(day))
        done = publish(cases=ids, by=by, at=morning(day + timedelta(days=1)))
        self.acts["publish"] += sum(one.fault is None for one in done)

    def _due(self, start: datetime) -> list[tuple[datetime, int, str]]:
        """Return when each case does what comes next, with its id and where it stands."""
        cases = list(self._playing().select_related("visit").order_by("pk"))
        places = _places(cases, start)
        return [
            (when, case.pk, places[case.pk])
            for case in cases
            if case.pk in places and (when := self._when(case, places[case.pk], start))
        ]

    def _when(self, case: Case, where: str, start: datetime) -> datetime | None:
        key = (case.pk, where)
        if self.rests.get(case.pk) == where or (where == "draft_sent" and case.institution_id in self.kept):
            return None
        if where == "visited+written" and case.institution_id in self.kept:
            return max(start, morning(self.until - OWN_TIME, 14), self.latest.get(case.pk, start))
        if key not in self.moments:
            if where == "draft_sent" and self.chance.happens(SILENT, "silent", case.number):
                return None
            if where == "team_approved":
                if case.visit is None:
                    return None
                days = self.chance.of("analyse", case.number).randint(*BEFORE_VISIT)
                self.moments[key] = morning(case.visit.starts - timedelta(days=days), 10)
            else:
                least, most, *_ = ACTS[where]
                base = self.latest.get(case.pk, start) if "+" in where else case.entered_at
                pace = exp(self.chance.of("pace", case.number, where).gauss(0, SLOW))
                moment = timezone.localtime(base)
                longest = max(least, round(most * pace))
                self.moments[key] = self.chance.days_after(moment, least, longest, case.number, where)
        return max(self.moments[key], start, self.latest.get(case.pk, start))

    def _act(self, case: Case, where: str, when: datetime) -> str:
        """Let a case do what it stands at; returns where it stands then, should its stage be the same."""
        act, then = (visiting.analyse, "") if where == S.TEAM_APPROVED else ACTS[where][2:]
        act(Stage(self.company, self.chance, case), when)
        self.latest[case.pk] = when + TAKES
        self.acts[act.__name__] += 1
        return then

    def _playing(self) -> QuerySet[Case]:
        """Return the cases in which something is left to play."""
        return self._of_year().filter(framework__isnull=False).exclude(stage__in=self._over())

    def _of_year(self) -> QuerySet[Case]:
        return Case.objects.filter(year=self.year, institution__in=self.institutions)

    def _over(self) -> set[CaseStage]:
        """Return the stages in which nothing is left to play."""
        return {*ENDED, *IDLE, *ORDER[ORDER.index(self.last) : ORDER.index(S.WITHDRAWN)]}

    def _stages(self) -> str:
        rows = Case.objects.filter(year=self.year, institution__in=self.institutions)
        found = Counter(rows.values_list("stage", flat=True))
        return ", ".join(f"{stage.value} {found[stage.value]:,}" for stage in ORDER if found[stage.value])


def _case(pk: int) -> Case:
    rows = Case.objects.select_related("visit", "institution", "framework", "route")
    return rows.defer("route__stages", *(f"framework__{name}" for name in FILES)).get(pk=pk)


def _moved(case: Case) -> Case:
    """Return a case as it stands after an act: nothing else of it changes in a play's week."""
    case.refresh_from_db(fields=["stage", "entered_at", "revision"])
    return case


def _places(cases: Collection[Case], at: datetime) -> dict[int, str]:
    """Return where each case stands, as ``ACTS`` names it; held ones and those that wait nowhere."""
    ids = [case.pk for case in cases]
    rows = Case.objects.filter(pk__in=ids)
    held = set(rows.filter(holds__lifted_at=None, holds__kind__in=STOPS).values_list("pk", flat=True))
    drafting = rows.filter(stage=S.VISITED)
    met = met_of(drafting, timezone.localdate(at))
    given = set(CaseReading.objects.filter(case__in=ids, stage="assigned").values_list("case_id", flat=True))
    found: dict[int, str] = {}
    for case in cases:
        where = str(case.stage)
        if case.stage == S.VISITED:
            done = next((f"+{word}" for need, word in DRAFTING if need in met.get(case.pk, ())), "")
            where += done
        elif case.stage == S.READING and case.pk in given:
            where += "+assigned"
        if case.pk not in held and (where in ACTS or where == S.TEAM_APPROVED):
            found[case.pk] = where
    return found
