"""What pages of teams say: why a rule is kept or in the way, whom it concerns, days, places and stages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from prakan.assessment.queries.team_plans import LeftOutView
from prakan.assessment.queries.team_reason_views import Check, Named, Way
from prakan.assessment.queries.team_visits import VisitView
from prakan.domain.calendar import say_date, say_days
from prakan.domain.places import district, province
from prakan.domain.team_changes import Happening
from prakan.domain.team_words import AGAINST, STAGE_NAMES, WAYS, blocked, filled
from prakan.domain.team_words import found as words_of
from prakan.domain.teams import RULES, RuleId
from prakan.domain.text import Text
from prakan.web.templatetags.words import language

register = template.Library()
SATANG, METRES = 100, 1000
#: checks that the short form of the reasons shows; the page of the visit has all
BRIEF = frozenset({RuleId.LICENCE, RuleId.CHAIR, RuleId.LOCAL, RuleId.CONFLICT, RuleId.AVAILABILITY})
TONES = {"announced": "ok", "approved": "info"}
WHY = {
    "record": Text("ข้อมูลยังไม่พร้อม", "The record is not ready"),
    "impossible": Text("ไม่มีใครไปได้แม้แผนยังว่าง", "Nobody could, even on an empty plan"),
    "shortage": Text("ผู้ประเมินไม่พอ", "Too few assessors"),
}


class InPlace(Protocol):
    """Something in a district of a province, by their codes."""

    @property
    def district(self) -> str: ...
    @property
    def province(self) -> str: ...


@register.simple_tag
def days_of(first: date, last: date, year: bool = True) -> str:
    """Return the days from one to another: "17–19 ก.ค. 67"."""
    return say_days(first, last, language(), year=year)


@register.filter
def visit_stage(stage: str) -> Text:
    """Return what the stage of a visit is called."""
    return STAGE_NAMES[stage]


@register.filter
def stage_tone(stage: str) -> str:
    """Return the tone of the chip of a visit's stage."""
    return TONES.get(stage, "draft")


@register.filter
def left_why(why: str) -> Text:
    """Return in a few words why an institution is left out."""
    return WHY[why]


@register.filter
def area(visit: VisitView) -> Text:
    """Return where a trip goes: its districts, or its provinces when there are several."""
    codes = dict.fromkeys(stop.district for stop in visit.stops)
    names = [found.name for code in codes if (found := district(code))]
    if len(names) > 2:
        names = [names[0], names[-1]]
    return Text(" – ".join(name.th for name in names), " – ".join(name.en for name in names))


@register.filter
def provinces_of(visit: VisitView) -> Text:
    """Return the provinces of a trip."""
    names = [
        found.name for code in dict.fromkeys(s.province for s in visit.stops) if (found := province(code))
    ]
    return Text(", ".join(name.th for name in names), ", ".join(name.en for name in names))


@register.filter
def place_words(one: InPlace) -> Text:
    """Return district and province of an institution, as far as they are known."""
    names = [found.name for found in (district(one.district), province(one.province)) if found]
    return Text(" · ".join(name.th for name in names), " · ".join(name.en for name in names))


@register.filter
def province_word(code: str) -> Text:
    """Return what a province is called; nothing when it is not known."""
    found = province(code)
    return found.name if found else Text("")


@register.filter
def km(metres: int) -> int:
    """Return whole kilometres."""
    return round(metres / METRES)


@register.filter
def baht(satang: int) -> int:
    """Return whole baht."""
    return round(satang / SATANG)


@register.filter
def briefly(checks: Iterable[Check]) -> list[Check]:
    """Return the checks of the short form, and every one that is not kept."""
    return [check for check in checks if check.rule in BRIEF or check.let_pass or not check.kept]


@register.filter
def found(check: Check) -> Text:
    """Return what a check found: why the rule is kept, or what the rule says when it is not."""
    held = check.kept and not check.let_pass
    return words_of(check.rule, check.values) if held else RULES[check.rule].says


@register.filter
def rule_word(rule: RuleId | None) -> Text:
    """Return what a rule is called; everybody, before any rule."""
    return RULES[rule].name if rule else Text("ผู้ประเมินทั้งหมดในแผน", "All assessors of the plan")


@register.filter
def against(rule: RuleId) -> Text:
    """Return why a rule keeps somebody out of a team."""
    return AGAINST[rule]


@register.filter
def in_the_way(rules: tuple[RuleId, ...]) -> Text:
    """Return why nobody comes: the rules that stand in the way together."""
    return blocked(rules) if rules else Text("ไม่มีกฎใดขวางแล้ว", "No rule is in the way any more")


@register.simple_tag
def way_out(rule: RuleId, way: Way) -> Text:
    """Return what would have to be let pass for a way out."""
    days = Text(say_days(way.starts, way.ends, "th"), say_days(way.starts, way.ends, "en"))
    return filled(WAYS[rule], {"days": days})


@register.simple_tag
def way_link(plan: int, line: LeftOutView, way: Way) -> str:
    """Return the page of changes with all that a way out says, so that it needs to be sent only."""
    given = {
        "kind": (Happening.WEEKS if way.asks_for_weeks else Happening.SERVE).value,
        "institution": line.name.th,
        "place": str(line.institution),
        "first": say_date(way.starts, "th"),
        "reason": _("A way out for an institution without a team"),
    }
    if way.asks_for_weeks:
        given["last"] = say_date(way.ends, "th")
    else:
        given |= {"team": ", ".join(one.number for one in way.team), "waived": "on"}
    return f"{reverse('teams.repair', args=[plan])}?{urlencode(given)}"


@register.filter
def names(people: Iterable[Named]) -> Text:
    """Return the names of people one after the other."""
    told = [one.name for one in people]
    return Text(", ".join(n.th for n in told), ", ".join(n.say("en") for n in told))
