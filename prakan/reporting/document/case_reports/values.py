"""The words that stand in the fields of a report's Word template."""

from __future__ import annotations

from django.utils import timezone

from prakan.assessment.queries.case_reports.printed import Printed, Sitting
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_date, say_days
from prakan.domain.case_reports.why import WHY
from prakan.domain.case_scores.papers import SEAT_NAMES
from prakan.domain.cases.stages import MODE_NAMES
from prakan.domain.letter_template.fields import Lines
from prakan.domain.places import province
from prakan.foundation.queries.texts import agency
from prakan.reporting.document.case_reports import words as w
from prakan.reporting.document.case_reports.report import notice

DASH = "–"


def values_of(said: Printed, language: str) -> dict[str, str]:
    """Return what stands in each field of words; parts have none."""
    return {**_case(said, language), **_version(said, language), **_result(said, language)}


def _case(said: Printed, language: str) -> dict[str, str]:
    found, house = province(said.province), agency()
    level = LEVEL_NAMES.get(said.level)
    return {
        "number": said.case,
        "institution": said.name.say(language),
        "institution_code": str(said.code),
        "level": level.say(language) if level else said.level,
        "province": found.name.say(language) if found else DASH,
        "parent_agency": said.agency.say(language) or DASH,
        "agency": house.name.say(language),
        "agency_short": house.short.say(language),
        "partner": said.partner,
        "year": str(said.year),
        "dates": say_days(said.starts, said.ends, language) if said.starts and said.ends else DASH,
        "mode": MODE_NAMES[said.mode].say(language),
        "framework": said.pack.name.say(language),
    }


def _version(said: Printed, language: str) -> dict[str, str]:
    empty = [one for one in said.sections if not said.texts.get(one.key, "").strip()]
    named = [
        f"{w.STANDARD_SHORT.say(language).format(code=one.standard) + ' ' if one.standard else ''}"
        f"{one.name.say(language)}"
        for one in empty
    ]
    return {
        "version": str(said.version.number),
        "why": WHY[said.version.why].say(language),
        "day": say_date(timezone.localdate(said.version.at), language),
        "notice": notice(said, language),
        "unwritten": Lines("\n".join(named)) if named else DASH,
        "digest": said.version.digest,
    }


def _result(said: Printed, language: str) -> dict[str, str]:
    stated = said.version.verdict
    return {
        "chair": said.team[0].name.say(language) if said.team else DASH,
        "team": Lines("\n".join(_sitting(one, language) for one in said.team)) if said.team else DASH,
        "outcome": stated.outcome.say(language) or DASH if stated else DASH,
        "verdict": str(stated.version) if stated else DASH,
        "sample_rules": w.SAMPLE_RULES.say(language) if said.doubtful else "",
    }


def _sitting(one: Sitting, language: str) -> str:
    return f"{one.name.say(language)} {SEAT_NAMES[one.seat].say(language)}"
