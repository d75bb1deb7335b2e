"""The report as PDF: typeset by Typst from JSON, never from built-up markup."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import typst

from prakan.reporting.document.digits import THAI, thai
from prakan.reporting.document.model import Heading, Report
from prakan.reporting.document.pdf_parts.bookmarks import Bookmark
from prakan.reporting.document.pdf_parts.cut import letters, parts
from prakan.reporting.document.pdf_parts.join import join
from prakan.reporting.document.pdf_parts.objects import PageFacts, facts
from prakan.reporting.document.plain import Plain, Writer, front
from prakan.reporting.document.sections import Section, sections
from prakan.reporting.document.typesetting import MEMORY, TEMPLATES, fonts, printable

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
IN_ONE_GO = 40_000  # letters, about 25 pages; more is set in parts, two at a time
ALL_REMEMBERED = 100_000  # letters; beyond, each part is forgotten before the next: about 40 MiB less
AT_ONCE = 2  # parts typeset side by side


def render(report: Report, path: Path) -> None:
    """Write the report to ``path``: tagged PDF/A-2a and PDF/UA-1, with Sarabun inside.

    A long report is typeset in parts and joined, so that memory does not grow with its pages. The same
    report gives the same bytes when ``properties["created"]`` (ISO time with zone) is given.
    """
    MEMORY.fresh()
    if letters(report.blocks) <= IN_ONE_GO:
        blocks = plain_sections(report, sections(report.blocks))
        typeset({**front(report), "sections": blocks, "part": None}, report, path)
    else:
        _in_parts(report, path)


def plain_sections(report: Report, stretch: list[Section], *, part: bool = False) -> list[Plain]:
    """Return sections as plain values for the template."""
    writer = Writer(report, part=part)
    return [{"landscape": s.landscape, "blocks": [writer.block(b) for b in s.blocks]} for s in stretch]


def typeset(data: Plain, report: Report, path: Path, template: str = "report.typ") -> None:
    """Typeset a report, or a part of one, from plain values."""
    created = report.properties.get("created")
    compiler = typst.Compiler(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"report": printable(json.dumps(data, ensure_ascii=False))},
    )
    compiler.compile(
        output=path,
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=datetime.fromisoformat(created).replace(microsecond=0) if created else None,
    )


def _in_parts(report: Report, path: Path) -> None:
    """Typeset part by part; page numbers and contents follow when all pages are known."""
    cut = parts(sections(report.blocks))
    headings = [b for p in cut for s in p for b in s.blocks if isinstance(b, Heading)]
    shared, long = front(report), letters(report.blocks) > ALL_REMEMBERED
    with _folder(path) as folder:
        files = [folder / f"{number:04d}.pdf" for number in range(1, len(cut) + 1)]

        def one(number: int) -> PageFacts:
            data = {**shared, "sections": plain_sections(report, cut[number], part=True), "part": False}
            typeset(data, report, files[number])
            if long:
                MEMORY.forget()
            return facts(files[number])

        with ThreadPoolExecutor(AT_ONCE) as pool:
            known = list(pool.map(one, range(len(cut))))
        cover = folder / "0000.pdf"
        opening = _front(report, shared, headings, known, cover)
        labels = _labels(report, shared, [opening, *known], folder / "labels.pdf")
        joined = folder / "joined.pdf"
        join([cover, *files], labels, [Bookmark(h.level, h.text) for h in headings], joined)
        joined.replace(path)


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as name:
        yield Path(name)


def _front(
    report: Report, shared: Plain, headings: list[Heading], known: list[PageFacts], path: Path
) -> PageFacts:
    """Typeset cover and contents; again when they take more pages than thought."""
    taken, opening = 0, PageFacts((False, False), ())
    while len(opening.flipped) != taken:
        taken = len(opening.flipped)
        entries = [
            {"level": heading.level, "text": heading.text, "page": page}
            for heading, page in zip(headings, _heading_pages(known, taken), strict=True)
        ]
        typeset({**shared, "sections": [], "part": entries}, report, path)
        opening = facts(path)
    return opening


def _heading_pages(known: list[PageFacts], before: int) -> Iterator[int]:
    """Yield the page of each heading, ``before`` pages preceding the first part."""
    for part in known:
        yield from (before + page for page in part.headings)
        before += len(part.flipped)


def _labels(report: Report, shared: Plain, known: list[PageFacts], path: Path) -> Path:
    """Typeset the page numbers, a page for each page but the cover's, which stays empty."""
    flipped = [turned for part in known for turned in part.flipped]
    texts = (page_label(report, number, len(flipped)) for number in range(1, len(flipped) + 1))
    labels = [{"flipped": turned, "text": text} for turned, text in zip(flipped, texts, strict=True)]
    labels[0]["text"] = ""
    typeset({**shared, "labels": labels}, report, path, "labels.typ")
    return path


def page_label(report: Report, page: int, pages: int) -> str:
    """Return what stands under a page: "หน้า 3 จาก 82", in the digits of the report."""
    label = report.page_label.replace("{page}", str(page)).replace("{pages}", str(pages))
    return thai(label) if report.digits == THAI else label
