"""The first draft of a report, from what the team found: nothing is added that nobody wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from prakan.domain.case_reports.outline import Part, Section
from prakan.domain.frameworks.model import Pack

BULLET = "• "


class FindingKind(StrEnum):
    """What kind of finding goes into a report."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"
    RECOMMENDATION = "recommendation"
    PRACTICE = "practice"


PARTS: dict[FindingKind, Part] = {
    FindingKind.STRENGTH: Part.STRENGTHS,
    FindingKind.IMPROVEMENT: Part.IMPROVEMENTS,
    FindingKind.RECOMMENDATION: Part.RECOMMENDATIONS,
    FindingKind.PRACTICE: Part.PRACTICE,
}


@dataclass(frozen=True, slots=True)
class Draftable:
    """A finding of the team: of which standard, indicator or point ("": the whole), with evidence numbers."""

    kind: FindingKind
    target: str
    text: str
    evidence: tuple[int, ...] = ()


def drafted(pack: Pack, sections: Iterable[Section], findings: Iterable[Draftable]) -> dict[str, str]:
    """Return the text of each section that findings speak of: a line each, with its evidence in brackets.

    Lines stand in the order of the pack's codes, then as they came. What concerns the whole, and good
    practice of any standard, goes where the whole is spoken of.
    """
    order = {code: place for place, code in enumerate([*pack.standard_of, *pack.indicators, *pack.points])}
    lines: dict[str, list[str]] = {}
    for one in sorted(findings, key=lambda f: order.get(f.target, -1)):
        lines.setdefault(_key(pack, one), []).append(_line(one))
    known = {section.key for section in sections}
    return {key: "\n".join(several) for key, several in lines.items() if key in known}


def merged(now: Mapping[str, str], draft: Mapping[str, str], *, written: Collection[str]) -> dict[str, str]:
    """Return the sections with a new draft in those that nobody has ``written`` in."""
    return {**now, **{key: text for key, text in draft.items() if key not in written}}


def standard_of(pack: Pack, code: str) -> str:
    """Return the standard that a standard, indicator or point belongs to; "" for anything else."""
    if code in pack.standard_of:
        return code
    for one in pack.standards:
        inner = (*(i.code for i in one.indicators), *(p.code for i in one.indicators for p in i.points))
        if code in (*inner, *(p.code for p in one.points)):
            return one.code
    return ""


def _key(pack: Pack, one: Draftable) -> str:
    standard = standard_of(pack, one.target)
    if one.kind is FindingKind.PRACTICE:
        return Part.PRACTICE.value
    return f"{standard}/{PARTS[one.kind].value}" if standard else _of_whole(one.kind)


def _of_whole(kind: FindingKind) -> str:
    return (Part.OVERALL if kind is FindingKind.RECOMMENDATION else Part.SUMMARY).value


def _line(one: Draftable) -> str:
    cited = "".join(f" [{number}]" for number in one.evidence)
    return f"{BULLET}{one.text.strip()}{cited}"
