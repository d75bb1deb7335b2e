"""The report of a case in one language, for any format."""

from __future__ import annotations

from prakan.assessment.queries.case_reports.printed import Printed
from prakan.domain.assessors import LEVEL_NAMES
from prakan.domain.case_reports.outline import PART_NAMES, Part
from prakan.domain.case_reports.why import WHY
from prakan.domain.text import Text
from prakan.foundation.queries.texts import agency
from prakan.reporting.document.case_reports import words as w
from prakan.reporting.document.case_reports.chapters import CHAPTERS
from prakan.reporting.document.model import Block, Cover, Heading, Report

#: name of a chapter -> its heading
HEADINGS: tuple[tuple[str, Text], ...] = (
    ("institution_table", w.INSTITUTION),
    ("team_table", w.TEAM),
    ("summary", PART_NAMES[Part.SUMMARY]),
    ("results_table", w.RESULTS),
    ("standards", Text("ผลและข้อค้นพบรายมาตรฐาน", "Outcomes and findings by standard")),
    ("whole", Text("ภาพรวมของสถานศึกษา", "The institution as a whole")),
    ("derivation", w.DERIVATION),
    ("evidence_table", w.EVIDENCE),
    ("proof", w.PROOF),
)


def case_report(said: Printed, language: str) -> Report:
    """Return a version of a report; the same version gives the same document."""
    blocks: list[Block] = []
    for name, heading in HEADINGS:
        blocks += [Heading(heading.say(language), 1), *CHAPTERS[name](said, language)]
    house = agency()
    return Report(
        language=language,
        cover=Cover(
            w.TITLE.say(language), house.name.say(language), period(said, language), notice(said, language)
        ),
        contents_title=w.CONTENTS.say(language),
        blocks=tuple(blocks),
        footer=footer(said, language),
        page_label=w.PAGE.say(language),
        draft=said.version.why == "draft",
        properties={
            "title": f"{w.TITLE.say(language)} {said.name.say(language)}",
            "author": house.name.say(language),
            "subject": said.case,
            "created": said.version.at.isoformat(),
        },
    )


def period(said: Printed, language: str) -> str:
    """Return whom and which year the report is about."""
    level = LEVEL_NAMES[said.level].say(language)
    return w.PERIOD.say(language).format(name=said.name.say(language), level=level, year=said.year)


def notice(said: Printed, language: str) -> str:
    """Return what a reader must know before anything else."""
    known = [w.DRAFT if said.version.why == "draft" else w.PROPOSED]
    known += [w.MADE_UP] if said.is_demo else []
    return " · ".join(one.say(language) for one in known)


def footer(said: Printed, language: str) -> str:
    """Return what stands under each page."""
    why = WHY[said.version.why].say(language)
    return w.FOOTER.say(language).format(case=said.case, n=said.version.number, why=why)


def file_name(said: Printed, ending: str) -> str:
    """Return the name of a report's file."""
    return f"report-{said.case}-v{said.version.number}.{ending}"
