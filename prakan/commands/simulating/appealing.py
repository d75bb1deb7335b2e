"""Appeals in a play: filed by institutions, heard by a panel free of interest, decided by the board."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.db.models import QuerySet
from django.utils import timezone

from prakan.assessment.actions.case_appeals.deciding import decide, propose
from prakan.assessment.actions.case_appeals.filing import Point, file
from prakan.assessment.actions.case_appeals.panels import appoint
from prakan.assessment.models import Case, CaseAppeal
from prakan.assessment.queries.case_appeals.clock import appeal_rules, last_day
from prakan.assessment.queries.case_appeals.panels import possible
from prakan.assessment.queries.case_scores.reaching import pack
from prakan.commands.simulating import words
from prakan.commands.simulating.backstage import Backstage
from prakan.commands.simulating.preparing import morning
from prakan.domain.case_appeals.papers import REPORT, Finding, Found, codes_under
from prakan.domain.cases.stages import CaseStage
from prakan.domain.frameworks.model import Mark
from prakan.domain.frameworks.pilot import restored, typed
from prakan.domain.frameworks.questions import Asks, Question, questions

FILED, HEARD, PROPOSED = CaseAppeal.Stage.FILED, CaseAppeal.Stage.HEARD, CaseAppeal.Stage.PROPOSED
WAITS = timedelta(days=2)  # between two acts, at the least
RECENT = timedelta(weeks=5)  # published no longer ago: later the clock has run out anyway


@dataclass(frozen=True, slots=True)
class Appeals:
    """The appeals of a play; ``cases`` are those that play."""

    stage: Backstage
    cases: QuerySet[Case]

    def week(self, monday: date, ends: date) -> Counter[str]:
        """Let a week pass, by weekday: filed, proposed, given a panel, decided."""
        acts = ((0, self._file), (2, self._propose), (3, self._appoint), (4, self._decide))
        done: Counter[str] = Counter()
        for after, act in acts:
            if monday + timedelta(days=after) <= ends:
                done["appeal"] += act(morning(monday + timedelta(days=after), 10))
        return done

    def waits(self, stage: str, at: datetime) -> list[CaseAppeal]:
        """Return the appeals that have stood in a stage for some days and do not come to rest there."""
        rows = CaseAppeal.objects.filter(case__in=self.cases).order_by("pk")
        order = {pk: place for place, pk in enumerate(rows.values_list("pk", flat=True))}
        stays = dict(enumerate(self.stage.shares.appeals_stay))
        found = rows.filter(stage=stage, at__lte=at - WAITS).select_related("case__institution", "verdict")
        return [row for row in found if stays.get(order[row.pk]) != stage]

    def _file(self, at: datetime) -> int:
        """File for those who appeal; the first few always do where the shares say so."""
        shares, today, rules = self.stage.shares, timezone.localdate(at), appeal_rules()
        lacking = shares.least_appeals - CaseAppeal.objects.filter(case__in=self.cases).count()
        since = at - RECENT
        rows = self.cases.filter(stage=CaseStage.PUBLISHED, entered_at__range=(since, at), appeals=None)
        filed = 0
        for case in rows.select_related("institution", "framework").order_by("entered_at", "number"):
            wants = self.stage.chance.happens(shares.appeals, "appeal", case.number) or lacking > 0
            last = last_day(case, rules) if wants else None
            if last is not None and today <= last:
                self._file_one(case, at + timedelta(minutes=filed))
                filed, lacking = filed + 1, lacking - 1
        return filed

    def _file_one(self, case: Case, at: datetime) -> None:
        draw = self.stage.chance.of("points", case.number)
        keys = [one.code for one in pack(case).standards]
        chosen = [*sorted(draw.sample(keys, min(len(keys), 1))), *([REPORT] if draw.random() < 0.3 else [])]
        points = [Point(key, words.made_up(draw.choice(words.APPEALS))) for key in chosen]
        by = self.stage.school(case.institution, at)
        file(case_id=case.pk, points=points, words=words.made_up(words.APPEALED), by=by, at=at)

    def _appoint(self, at: datetime) -> int:
        """Give each a panel; the demonstration's own assessor is asked first, then those from afar."""
        by, done = self.stage.company.registrar, 0
        for row in self.waits(FILED, at):
            own = set(self.stage.company.assessors)
            free = possible(by, row.case, timezone.localdate(at))
            first = sorted(free, key=lambda one: (one.id not in own, one.number))
            chair = [one.id for one in first if one.id in own and not self.stage.is_extra(one.id)][:1]
            ids = [*chair, *(one.id for one in free if one.id not in chair)][: appeal_rules().least]
            if len(ids) == appeal_rules().least:
                self.stage.assessor(ids[0], at)
                appoint(appeal_id=row.pk, assessors=ids, by=by, at=at)
                done += 1
        return done

    def _propose(self, at: datetime) -> int:
        rows = self.waits(HEARD, at)
        for row in rows:
            chair = row.seats.get(seat="chair", ended_at=None).assessor_id
            draw = self.stage.chance.of("found", row.case.number)
            upheld = [key for key in _keys(row) if draw.random() < self.stage.shares.appeal_upheld]
            propose(
                appeal_id=row.pk,
                findings={key: _finding(key in upheld) for key in _keys(row)},
                marks=_better(row, upheld, draw),
                words=words.made_up(words.PANEL),
                by=self.stage.assessor(chair, at),
                at=at,
            )
        return len(rows)

    def _decide(self, at: datetime) -> int:
        rows = self.waits(PROPOSED, at)
        for row in rows:
            decide(appeal_id=row.pk, resolution=words.RESOLUTION, by=self.stage.company.secretary, at=at)
        return len(rows)


def _keys(row: CaseAppeal) -> list[str]:
    return list(row.points.order_by("pk").values_list("key", flat=True))


def _finding(upheld: bool) -> Finding:
    if upheld:
        return Finding(Found.UPHELD, words.made_up(words.UPHELD))
    return Finding(Found.REJECTED, words.made_up(words.REJECTED))


def _better(row: CaseAppeal, upheld: list[str], draw: Random) -> dict[str, tuple[str, str]]:
    """Return the mark that a panel sets otherwise under each standard that it upholds: one level more."""
    framework, marks = pack(row.case), restored(row.verdict.marks)
    found: dict[str, tuple[str, str]] = {}
    for standard in framework.standards:
        if standard.code not in upheld:
            continue
        under = [one for one in questions(framework) if one.code in codes_under(standard)]
        draw.shuffle(under)
        more = ((one.code, _one_more(one, marks.get(one.code))) for one in under)
        first = next(((code, mark) for code, mark in more if mark), None)
        if first is not None:
            found[first[0]] = (first[1], words.made_up(words.MORE_EVIDENCE))
    return found


def _one_more(question: Question, mark: Mark | None) -> str:
    """Return the next better mark of a question as it is typed; "" when there is none."""
    now = typed(mark)
    if question.asks is Asks.LEVEL and question.scale:
        levels = [one.id for one in question.scale.levels]
        place = levels.index(now) + 1 if now in levels else 0
        return levels[place] if place < len(levels) else ""
    return "true" if question.asks is Asks.MET and now == "false" else ""
