"""Lists as they were made, with every line's newest version, and one person's points and places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db.models import Count

from prakan.assessors.models import ListLine, ListPublication, RankedList, Score
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
    was: Outcome | None = None  # on the version of the list before, where it differs
    was_total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ListView:
    """A list: its rule and border as it was made, how many stand where now, its lines in order."""

    id: int
    recruitment: RoundView
    part: Part
    version: int
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
    published_at: datetime | None

    @property
    def changed(self) -> int:
        """Return how many stand otherwise than on the version before."""
        return sum(one.was is not None for one in self.lines)

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
    version: int
    at: datetime
    total: int
    published: bool


def newest_list(recruitment_id: int, part: Part) -> RankedList | None:
    """Return the newest list of a round; None before one was made."""
    rows = RankedList.objects.select_related("recruitment", "by")
    return rows.filter(recruitment=recruitment_id, part=part.value).order_by("-version").first()


def list_heads(person: Person, recruitment_id: int) -> tuple[ListHead, ...]:
    """Return which lists of a round stand: of each the newest version."""
    access.check(person, READ)
    rows = RankedList.objects.filter(recruitment=recruitment_id).annotate(
        total=Count("lines__application", distinct=True), published=Count("publication", distinct=True)
    )
    newest = {row.part: row for row in rows.order_by("version")}
    return tuple(
        ListHead(Part(row.part), row.version, row.at, row.total, bool(row.published))
        for row in newest.values()
    )


def list_of(person: Person, recruitment_id: int, part: Part) -> ListView:
    """Return the newest list with each line's newest version; raises ``Refused``: ACCESS-001, RECRUIT-001."""
    access.check(person, READ)
    return list_view(newest_list(recruitment_id, part))


def list_view(row: RankedList | None) -> ListView:
    """Return a list as it is read; raises ``Refused`` (RECRUIT-001) for none."""
    if row is None:
        raise refuse(ROUND_MISSING)
    rule = rule_of(row.rule)
    found = _compared(_lines(row, rule), row)
    ordered = sorted(found, key=lambda x: (x.rank is None, x.rank or 0, -(x.total or -1), x.number))
    publication = ListPublication.objects.filter(ranked_list=row).first()
    return ListView(
        id=row.pk,
        recruitment=view(row.recruitment, {}),
        part=Part(row.part),
        version=row.version,
        rule=rule,
        places=row.places,
        last_called=row.last_called,
        next_best=row.next_best,
        shared_last=row.shared_last,
        digest=row.digest,
        by=row.by.name if row.by else Text(""),
        at=row.at,
        counts={one: sum(x.outcome is one for x in ordered) for one in Outcome},
        corrected=sum(bool(x.reason) for x in ordered),
        lines=tuple(ordered),
        published_at=publication.at if publication else None,
    )


def _lines(row: RankedList, rule: Rule) -> dict[int, LineView]:
    """Return the newest version of each line, by application."""
    rows = row.lines.select_related("application").order_by("version")
    return {one.application_id: line_view(one, rule) for one in rows}


def _compared(lines: dict[int, LineView], row: RankedList) -> list[LineView]:
    """Return lines that say what they were on the version of the list before, where they differ."""
    earlier = RankedList.objects.filter(
        recruitment=row.recruitment_id, part=row.part, version=row.version - 1
    ).first()
    before = _lines(earlier, rule_of(earlier.rule)) if earlier else {}

    def told(one: LineView) -> LineView:
        old = before.get(one.application)
        if old is None or (old.outcome, old.total) == (one.outcome, one.total):
            return one
        return replace(one, was=old.outcome, was_total=old.total)

    return [told(one) for one in lines.values()]


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


def places_of(application_id: int) -> tuple[tuple[Part, int, LineView], ...]:
    """Return every place of an application with list and version of the list, the oldest first."""
    rows = ListLine.objects.select_related("application", "ranked_list").filter(application=application_id)
    return tuple(
        (Part(row.ranked_list.part), row.ranked_list.version, line_view(row, rule_of(row.ranked_list.rule)))
        for row in sorted(rows, key=lambda r: (r.ranked_list_id, r.version))
    )
