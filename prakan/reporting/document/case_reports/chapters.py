"""The chapters of a case's report, each by the name that a Word template calls it by."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prakan.assessment.queries.case_reports.printed import Printed
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.calendar import say_days
from prakan.domain.case_reports import Part, Point, Reply, Section
from prakan.domain.case_scores.derivation import Branch
from prakan.domain.case_scores.papers import EVIDENCE_NAMES, SEAT_NAMES
from prakan.domain.cases.stages import MODE_NAMES
from prakan.domain.frameworks.model import Standard
from prakan.domain.frameworks.vocabulary import OVERALL
from prakan.domain.places import province
from prakan.reporting.document.case_reports import words as w
from prakan.reporting.document.case_reports.pieces import paragraph, prose, table
from prakan.reporting.document.model import Align, Block, Heading

START, END = Align.START, Align.END
Chapter = Callable[[Printed, str], list[Block]]


def institution(said: Printed, language: str) -> list[Block]:
    """Return whom the report is about, and when and how it was visited."""
    found = province(said.province)
    days = say_days(said.starts, said.ends, language) if said.starts and said.ends else ""
    rows = (
        (w.NAME, said.name.say(language)),
        (w.CODE, str(said.code)),
        (w.LEVEL, LEVEL_NAMES[said.level].say(language)),
        (w.PROVINCE, found.name.say(language) if found else ""),
        (w.AGENCY, said.agency.say(language)),
        (w.NUMBER, said.case),
        (w.VISIT, days),
        (w.MODE, MODE_NAMES[said.mode].say(language)),
        (w.FRAMEWORK, said.pack.name.say(language)),
    )
    nothing = w.NOTHING.say(language)
    told = [(name.say(language), value or nothing) for name, value in rows]
    return [table("institution", w.INSTITUTION, ((w.ITEM, 30, START), (w.SAID, 70, START)), told, language)]


def team(said: Printed, language: str) -> list[Block]:
    """Return who assessed."""
    heads = ((w.PLACE, 8, END), (w.PERSON, 52, START), (w.REGISTER, 18, START), (w.SEAT, 22, START))
    rows = [
        (str(at), one.name.say(language), one.number, SEAT_NAMES[one.seat].say(language))
        for at, one in enumerate(said.team, 1)
    ]
    return [table("team", w.TEAM, heads, rows, language)]


def results(said: Printed, language: str) -> list[Block]:
    """Return the outcome of each standard and of the whole."""
    if said.tree is None:
        return [paragraph(w.NO_RESULT.say(language), "note")]
    branches = {one.code: one for one in said.tree.branches}
    codes = [one.code for one in said.pack.standards if one.code in branches]
    rows = [
        _named(branches[code], language) for code in [*codes, *([OVERALL] if OVERALL in branches else [])]
    ]
    heads = ((w.STANDARD_COLUMN, 70, START), (w.OUTCOME, 30, START))
    last = "total" if OVERALL in branches else ""
    return [table("results", w.RESULTS, heads, rows, language, last=last), *doubts(said, language)]


def doubts(said: Printed, language: str) -> list[Block]:
    """Return that the rules are not official yet, where they are not."""
    return [paragraph(w.SAMPLE_RULES.say(language), "note")] if said.doubtful else []


def summary(said: Printed, language: str) -> list[Block]:
    """Return the team's summary."""
    return prose(said.texts.get("summary", ""), language)


def standards(said: Printed, language: str) -> list[Block]:
    """Return every standard: outcome, indicators with their evidence, what the team says of it."""
    return [block for one in said.pack.standards for block in _standard(said, one, language)]


def _standard(said: Printed, one: Standard, language: str) -> Iterator[Block]:
    yield Heading(w.STANDARD.say(language).format(code=one.code, name=one.name.say(language)), 2)
    branches = {b.code: b for b in said.tree.branches} if said.tree else {}
    if one.code in branches:
        outcome = branches[one.code].outcome.say(language)
        yield paragraph(w.RESULT_OF_STANDARD.say(language).format(outcome=outcome), bold=True)
    yield _indicators(said, one, branches, language)
    for section in said.sections:
        if section.standard == one.code:
            yield from _section(said, section, language)


def _indicators(said: Printed, one: Standard, branches: dict[str, Branch], language: str) -> Block:
    heads = ((w.INDICATOR, 58, START), (w.OUTCOME, 24, START), (w.EVIDENCE_NUMBERS, 18, START))
    rows = [
        (f"{i.code} {i.name.say(language)}", _outcome(branches.get(i.code), language), _numbers(said, i.code))
        for i in one.indicators
    ]
    caption = w.INDICATORS.with_values(code=one.code)
    return table(f"indicators-{one.code}", caption, heads, rows, language, captioned=True)


def _numbers(said: Printed, indicator: str) -> str:
    """Return the evidence that an indicator and its points rest on."""
    points = [one.code for one in said.pack.indicators[indicator].points]
    found = {number for code in (indicator, *points) for number in said.cited.get(code, ())}
    return ", ".join(map(str, sorted(found))) or "–"


def _outcome(branch: Branch | None, language: str) -> str:
    return branch.outcome.say(language) if branch else "–"


def _named(branch: Branch, language: str) -> tuple[str, str]:
    name = branch.name.say(language)
    return (name if branch.code == OVERALL else f"{branch.code} {name}", branch.outcome.say(language))


def _section(said: Printed, section: Section, language: str) -> Iterator[Block]:
    yield Heading(section.name.say(language), 3 if section.standard else 2)
    yield from prose(said.texts.get(section.key, ""), language)


def whole(said: Printed, language: str) -> list[Block]:
    """Return what the team says of the whole beside its summary: practice, recommendations."""
    found = [one for one in said.sections if not one.standard and one.key != "summary"]
    return [block for one in found for block in _section(said, one, language)]


def indicators(said: Printed, language: str) -> list[Block]:
    """Return the table of indicators of every standard."""
    branches = {one.code: one for one in said.tree.branches} if said.tree else {}
    return [_indicators(said, one, branches, language) for one in said.pack.standards]


def of_part(part: Part) -> Chapter:
    """Return a chapter that tells one part of every standard, or of the whole."""

    def chapter(said: Printed, language: str) -> list[Block]:
        blocks: list[Block] = []
        for one in (one for one in said.sections if one.part is part):
            if one.standard:
                title = w.STANDARD.say(language)
                blocks.append(
                    Heading(title.format(code=one.standard, name=one.standard_name.say(language)), 3)
                )
            blocks += prose(said.texts.get(one.key, ""), language)
        return blocks

    return chapter


def reply(said: Printed, language: str) -> list[Block]:
    """Return what the institution replied to earlier versions, with the team's answer to each objection."""
    if not said.replies:
        return [paragraph(w.NO_REPLY.say(language), "note")]
    return [block for one in said.replies for block in _reply(said, one, language)]


def _reply(said: Printed, one: Reply, language: str) -> Iterator[Block]:
    yield paragraph(w.REPLY_TO.say(language).format(n=one.to), bold=True)
    if one.words:
        yield from prose(one.words, language)
    heads = ((w.POINT, 24, START), (w.OBJECTION, 38, START), (w.ANSWER, 38, START))
    rows = [
        (_point(said, p.key, language), p.text, _answer(p, language))
        for p in one.points
        if p.stand == "object"
    ]
    yield (
        table(f"reply-{one.to}", w.REPLIES, heads, rows, language)
        if rows
        else paragraph(w.NO_OBJECTION.say(language), "note")
    )


def _point(said: Printed, key: str, language: str) -> str:
    """Return what a point is about: a section by its name, the result of a code."""
    if key.startswith("mark:"):
        return w.RESULT_AT.say(language).format(code=key.removeprefix("mark:"))
    found = next((one for one in said.sections if one.key == key), None)
    if found is None:
        return key
    name = found.name.say(language)
    return f"{w.STANDARD_SHORT.say(language).format(code=found.standard)} {name}" if found.standard else name


def _answer(point: Point, language: str) -> str:
    outcome = w.OUTCOMES.get(point.outcome)
    return "\n".join(one for one in (outcome.say(language) if outcome else "–", point.answer) if one)


def derived(said: Printed, language: str) -> list[Block]:
    """Return how each outcome follows from the agreed marks."""
    if said.tree is None:
        return [paragraph(w.NO_RESULT.say(language), "note")]
    heads = ((w.OF_WHAT, 38, START), (w.OUTCOME, 20, START), (w.HOW, 42, START))
    rows = [(*_named(one, language), one.step.say(language)) for one in said.tree.branches]
    return [paragraph(w.DERIVED.say(language)), table("derivation", w.DERIVATION, heads, rows, language)]


def evidence(said: Printed, language: str) -> list[Block]:
    """Return the list of evidence with the numbers that the text cites."""
    heads = ((w.EVIDENCE_NUMBER, 12, END), (w.KIND, 18, START), (w.TITLE_OF, 48, START), (w.WHERE, 22, START))
    rows = [
        (
            str(one.number),
            EVIDENCE_NAMES[one.kind].say(language),
            one.title,
            _where(one.page, one.second, one.place, language),
        )
        for one in said.evidence
    ]
    return [table("evidence", w.EVIDENCE, heads, rows, language)]


def _where(page: int | None, second: int | None, place: str, language: str) -> str:
    found = [w.ON_PAGE.say(language).format(n=page)] if page else []
    found += [w.AT_SECOND.say(language).format(n=second)] if second else []
    return " · ".join([*found, *([place] if place else [])]) or "–"


def proof(said: Printed, language: str) -> list[Block]:
    """Return the digests by which others see that nothing was changed."""
    none = w.NONE_YET.say(language)
    known = {"digest": said.version.digest, "verdict": said.verdict_digest or none, "pack": said.pack_digest}
    return [paragraph(line.say(language).format(**known), "small") for line in w.PROOF_LINES]


#: name of the field in a Word template -> what stands there
CHAPTERS: dict[str, Chapter] = {
    "institution_table": institution,
    "team_table": team,
    "summary": summary,
    "results_table": results,
    "indicators": indicators,
    "standards": standards,
    "strengths": of_part(Part.STRENGTHS),
    "improvements": of_part(Part.IMPROVEMENTS),
    "recommendations": of_part(Part.RECOMMENDATIONS),
    "practice": of_part(Part.PRACTICE),
    "overall": of_part(Part.OVERALL),
    "whole": whole,
    "derivation": derived,
    "evidence_table": evidence,
    "reply": reply,
    "proof": proof,
}
