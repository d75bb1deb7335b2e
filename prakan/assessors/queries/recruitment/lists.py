"""Lists as they were made, with every line's newest version, and one person's points and places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from prakan.assessors.models import ListLine, RankedList, Score
from prakan.assessors.queries.recruitment.rounds import READ, RoundView, view
from prakan.domain.problems import refuse
from prakan.domain.problems_recruitment import ROUND_MISSING
from prakan.domain.recruitment import Outcome, Part, Rule, Shortfall, percent
from prakan.domain.recruitment_rule import rule_of
from prakan.domain.recruitment_words import SHORTFALLS
from prakan.domain.text import Text
from prakan.foundation import access
from prakan.foundation.models import Person


@dataclass(frozen=True, slots=True)
class LineView:
    """Somebody's place on a list; ``reason`` tells a correction of this one person."""

    application: int
    number: str
    name: Text
    total: Decimal | None
    rank: int | None
    shared: int
    outcome: Outcome
    why: tuple[Text, ...]
    version: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ListView:
    """A list: its rule and border as it was made, how many stand where now, its lines in order."""

    recruitment: RoundView
    part: Part
    rule: Rule
    places: int | None
    last_called: Decimal | None
    next_best: Decimal | None
    shared_last: int
    digest: str
    by: Text
    at: datetime
    counts: dict[Outcome, int]
    corrected: int
    lines: tuple[LineView, ...]

    @property
    def margin(self) -> Decimal | None:
        """Return by how much the last who was called is ahead of the next."""
        if self.last_called is None or self.next_best is None:
            return None
        return self.last_called - self.next_best

    @property
    def share(self) -> Decimal | None:
        """Return the percent of all on the list who are called."""
        return percent(self.counts[Outcome.CALLED], len(self.lines))


@dataclass(frozen=True, slots=True)
class ScoreView:
    """Points in a component, with where they come from; earlier versions stay readable."""

    part: Part
    component: Text
    points: Decimal
    most: Decimal
    weight: Decimal
    version: int
    reason: str
    source: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ListHead:
    """That a list was made, for the page of its round."""

    part: Part
    at: datetime
    total: int


def list_heads(person: Person, recruitment_id: int) -> tuple[ListHead, ...]:
    """Return which lists of a round were made."""
    access.check(person, READ)
    rows = RankedList.objects.filter(recruitment=recruitment_id)
    return tuple(
        ListHead(Part(row.part), row.at, row.lines.values("application").distinct().count()) for row in rows
    )


def list_of(person: Person, recruitment_id: int, part: Part) -> ListView:
    """Return a list with each line's newest version; raises ``Refused``: ACCESS-001, RECRUIT-001."""
    access.check(person, READ)
    rows = RankedList.objects.select_related("recruitment", "by")
    row = rows.filter(recruitment=recruitment_id, part=part.value).first()
    if row is None:
        raise refuse(ROUND_MISSING)
    rule = rule_of(row.rule)
    found: dict[int, LineView] = {}
    for one in row.lines.select_related("application").order_by("version"):
        found[one.application_id] = line_view(one, rule)
    ordered = sorted(found.values(), key=lambda x: (x.rank is None, x.rank or 0, -(x.total or -1), x.number))
    return ListView(
        recruitment=view(row.recruitment, {}),
        part=part,
        rule=rule,
        places=row.places,
        last_called=row.last_called,
        next_best=row.next_best,
        shared_last=row.shared_last,
        digest=row.digest,
        by=row.by.name if row.by else Text(""),
        at=row.at,
        counts={one: sum(x.outcome is one for x in ordered) for one in Outcome},
        corrected=sum(x.version > 1 for x in ordered),
        lines=tuple(ordered),
    )


def line_view(row: ListLine, rule: Rule) -> LineView:
    """Return a line of a list as it is read."""
    return LineView(
        row.application_id,
        row.application.number,
        row.application.name,
        row.total,
        row.rank,
        row.shared,
        Outcome(row.outcome),
        tuple(said(one, rule) for one in row.why),
        row.version,
        row.reason,
        row.at,
    )


def said(why: dict[str, str], rule: Rule) -> Text:
    """Return a reason for having no rank in words."""
    names = {one.key: one.name for one in rule.components}
    name = names.get(why["component"], Text(why["component"]))
    words = SHORTFALLS[Shortfall(why["shortfall"])]
    return Text(
        *(
            words.say(speech).format(component=name.say(speech), reached=why["reached"], asked=why["asked"])
            for speech in ("th", "en")
        )
    )


def scores_of(application_id: int, recruitment: RoundView) -> tuple[ScoreView, ...]:
    """Return all points of an application, every version, in the order of the rules."""
    parts = {(part, one.key): one for part in Part for one in recruitment.rule.of(part).components}
    order = {key: at for at, key in enumerate(parts)}
    rows = Score.objects.filter(application=application_id)
    named = ((row, (Part(row.part), row.component)) for row in rows)
    found = [(row, parts[at]) for row, at in named if at in parts]
    found.sort(key=lambda pair: (order[Part(pair[0].part), pair[0].component], pair[0].version))
    return tuple(
        ScoreView(
            Part(row.part),
            one.name,
            row.points,
            one.most,
            one.weight,
            row.version,
            row.reason,
            row.source,
            row.at,
        )
        for row, one in found
    )


def places_of(application_id: int) -> tuple[tuple[Part, LineView], ...]:
    """Return every place of an application on a list, the oldest version first."""
    rows = ListLine.objects.select_related("application", "ranked_list").filter(application=application_id)
    return tuple(
        (Part(row.ranked_list.part), line_view(row, rule_of(row.ranked_list.rule)))
        for row in sorted(rows, key=lambda r: (r.ranked_list_id, r.version))
    )
