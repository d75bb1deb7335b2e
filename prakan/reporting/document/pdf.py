"""The report as PDF: typeset by Typst from JSON, never from built-up markup."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typst

from prakan.reporting.document.model import Heading, Report
from prakan.reporting.document.pdf_parts.bookmarks import Bookmark
from prakan.reporting.document.pdf_parts.cut import letters, parts
from prakan.reporting.document.pdf_parts.join import join
from prakan.reporting.document.plain import Plain, Writer, front
from prakan.reporting.document.sections import Section, sections
from prakan.reporting.document.typesetting import TEMPLATES, fonts, forget, printable

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
PART_STANDARDS: list[typst.PDFStandard] = ["a-2a"]  # a part may begin below the first level of headings
IN_ONE_GO = 140_000  # letters, about 150 pages; beyond, memory would grow by 2 MiB a page


def render(report: Report, path: Path) -> None:
    """Write the report to ``path``: tagged PDF/A-2a and PDF/UA-1, with Sarabun inside.

    A long report is typeset in parts and joined, so that memory does not grow with its pages. The same
    report gives the same bytes when ``properties["created"]`` (ISO time with zone) is given.
    """
    try:
        if letters(report.blocks) <= IN_ONE_GO:
            blocks = plain_sections(report, sections(report.blocks))
            typeset(compiler({**front(report), "sections": blocks, "part": None}), report, path)
        else:
            _in_parts(report, path)
    finally:
        forget()


def plain_sections(report: Report, stretch: list[Section]) -> list[Plain]:
    """Return sections as plain values for the template."""
    writer = Writer(report)
    return [{"landscape": s.landscape, "blocks": [writer.block(b) for b in s.blocks]} for s in stretch]


def compiler(data: Plain) -> typst.Compiler:
    """Return the typesetter with the data of a report or part."""
    return typst.Compiler(
        TEMPLATES / "report.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"report": printable(json.dumps(data, ensure_ascii=False))},
    )


def typeset(
    ready: typst.Compiler, report: Report, path: Path, standards: list[typst.PDFStandard] = STANDARDS
) -> None:
    """Write the pages as PDF."""
    created = report.properties.get("created")
    ready.compile(
        output=path,
        format="pdf",
        pdf_standards=standards,
        timestamp=datetime.fromisoformat(created) if created else None,
    )


@dataclass(slots=True)
class _Part:
    """A part of a long report, and what the first typesetting says of it."""

    sections: list[Section]
    first: int = 1  # the number of its first page
    pages: int = 0
    headings: tuple[int, ...] = ()  # the pages of its headings, counted within the part


def _in_parts(report: Report, path: Path) -> None:
    """Typeset every part twice: once to count its pages, once with page numbers and contents known."""
    cut = [_Part([]), *(_Part(s) for s in parts(sections(report.blocks)))]
    headings = [b for p in cut for s in p.sections for b in s.blocks if isinstance(b, Heading)]
    shared = front(report)
    entries = [{"level": h.level, "text": h.text, "page": 0} for h in headings]
    for part in cut:
        _count(part, _data(report, shared, part, entries, 0))
    for before, after in zip(cut, cut[1:], strict=False):
        after.first = before.first + before.pages
    pages = [part.first - 1 + page for part in cut for page in part.headings]
    entries = [{**e, "page": page} for e, page in zip(entries, pages, strict=True)]
    with _folder(path) as folder:
        files = []
        for number, part in enumerate(cut):
            files.append(folder / f"{number:04d}.pdf")
            data = _data(report, shared, part, entries, cut[-1].first - 1 + cut[-1].pages)
            typeset(compiler(data), report, files[-1], PART_STANDARDS if number else STANDARDS)
            forget()
        joined = folder / "joined.pdf"
        join(files, [Bookmark(h.level, h.text) for h in headings], joined)
        joined.replace(path)


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as name:
        yield Path(name)


def _data(report: Report, shared: Plain, part: _Part, entries: list[Plain], total: int) -> Plain:
    """Return a part's data: its place among the pages, and the contents for the front."""
    is_front = not part.sections
    place = {"first": part.first, "total": total, "contents": entries if is_front else None}
    return {**shared, "sections": plain_sections(report, part.sections), "part": place}


def _count(part: _Part, data: Plain) -> None:
    facts = json.loads(compiler(data).query("<facts>", field="value", one=True))
    part.pages, part.headings = facts["pages"], tuple(facts["headings"])
    forget()
