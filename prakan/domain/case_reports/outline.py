"""The outline of a report: what each standard of the pack has, and what concerns the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.frameworks.model import Pack
from prakan.domain.frameworks.vocabulary import Level
from prakan.domain.text import Text


class Part(StrEnum):
    """What a section says."""

    SUMMARY = "summary"
    STRENGTHS = "strengths"
    IMPROVEMENTS = "improvements"
    RECOMMENDATIONS = "recommendations"
    PRACTICE = "practice"
    OVERALL = "overall"


PART_NAMES: dict[Part, Text] = {
    Part.SUMMARY: Text("บทสรุป", "Summary"),
    Part.STRENGTHS: Text("จุดเด่น", "Strengths"),
    Part.IMPROVEMENTS: Text("จุดที่ควรพัฒนา", "Points to improve"),
    Part.RECOMMENDATIONS: Text("ข้อเสนอแนะ", "Recommendations"),
    Part.PRACTICE: Text("แนวปฏิบัติที่ดี", "Good practice"),
    Part.OVERALL: Text("ข้อเสนอแนะในภาพรวม", "Recommendations on the whole"),
}
#: sections that may stay empty: not every school has a practice to show, and what is good needs no advice
FREE = frozenset({Part.PRACTICE, Part.RECOMMENDATIONS})
OF_STANDARD = (Part.STRENGTHS, Part.IMPROVEMENTS, Part.RECOMMENDATIONS)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its key for ever ("2/strengths"), what it says, of which standard ("": the whole)."""

    key: str
    part: Part
    name: Text
    standard: str = ""
    standard_name: Text = Text("")


def outline(pack: Pack) -> tuple[Section, ...]:
    """Return the sections of a report under a pack, in the order in which they are printed."""
    middle = [
        Section(f"{one.code}/{part.value}", part, PART_NAMES[part], one.code, one.name)
        for one in pack.standards
        for part in OF_STANDARD
    ]
    return (_whole(Part.SUMMARY), *middle, _whole(Part.PRACTICE), _whole(Part.OVERALL))


def _whole(part: Part) -> Section:
    return Section(part.value, part, PART_NAMES[part])


def unwritten(sections: Iterable[Section], texts: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the sections that must be written before a report is handed on, and are not."""
    return tuple(one for one in sections if one.part not in FREE and not texts.get(one.key, "").strip())


def language_of(level: str, asked: str) -> str:
    """Return the language of a report: that of the case's papers, English for international schools."""
    return "en" if level == Level.INTERNATIONAL else asked
