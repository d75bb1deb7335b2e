"""A long report: typeset in parts, joined into one file that shows no seam."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from prakan.reporting.document import pdf
from prakan.reporting.document.model import Block, Heading, Paragraph, Report, RowKind, Run, Table
from prakan.reporting.document.pdf_parts import cut
from prakan.reporting.document.pdf_parts.bookmarks import Bookmark, bookmark_objects
from prakan.reporting.document.pdf_parts.objects import UnknownLayout, read, renumbered
from prakan.reporting.document.sections import Section, sections
from tests.reporting.document.sample import report


@pytest.fixture(scope="module")
def long() -> Report:
    return report(45)


@pytest.fixture(scope="module")
def joined(long: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "report.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "IN_ONE_GO", 0)
        patch.setattr(cut, "PART", 8_000)
        patch.setattr(cut, "LONG_TABLE", 8_000)
        pdf.render(long, path)
    return path


def test_every_row_is_in_exactly_one_part(long: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "PART", 8_000)
    monkeypatch.setattr(cut, "LONG_TABLE", 8_000)
    found = cut.parts(sections(long.blocks))
    tables = [b for p in found for s in p for b in s.blocks if isinstance(b, Table)]
    rows = [r for t in tables for r in t.rows if r.kind is RowKind.BODY]
    assert len(found) > 4
    assert rows == [r for b in long.blocks if isinstance(b, Table) for r in b.rows if r.kind is RowKind.BODY]


def test_a_heading_is_weighed_with_the_table_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def weighty(name: str) -> list[Block]:
        return [Heading(name, 1), Paragraph((Run("ก" * 600),))]

    monkeypatch.setattr(cut, "PART", 1_000)
    cut_up = cut.parts([Section(landscape=False, blocks=weighty(name)) for name in "abc"])
    assert [[s.blocks for s in part] for part in cut_up] == [[weighty(name)] for name in "abc"]


def test_a_continued_table_repeats_the_group_it_continues(long: Report) -> None:
    detail = next(b for b in long.blocks if isinstance(b, Table) and b.key == "detail")
    later = list(cut.short_tables(detail))[1:]
    assert [t.rows[0].kind for t in later] == [RowKind.GROUP] * len(later)
    assert [t.caption for t in later] == [""] * len(later)
    assert [t for t in cut.short_tables(detail) if t.rows[-1].kind in cut.HEADINGS] == []


def test_pages_are_counted_across_the_parts(joined: Path, said: Callable[..., str]) -> None:
    pages = said("pdftotext", "-layout", joined, "-").split("\f")[:-1]
    numbers = [re.findall(r"หน้า (\d+) จาก (\d+)", p) for p in pages]
    assert numbers == [[], *([(str(n), str(len(pages)))] for n in range(2, len(pages) + 1))]


def test_the_contents_name_the_right_pages(joined: Path, said: Callable[..., str], long: Report) -> None:
    pages = said("pdftotext", "-layout", joined, "-").split("\f")
    contents = dict(re.findall(r"^ *(\S.*?)(?: \.)+ +(\d+)$", pages[1], re.MULTILINE))
    headings = [b.text for b in long.blocks if isinstance(b, Heading)]
    assert list(contents) == headings
    assert [h for h in headings if h not in pages[int(contents[h]) - 1]] == []


def test_the_joined_file_is_one_tagged_document(joined: Path, said: Callable[..., str], long: Report) -> None:
    assert "Tagged:          yes" in said("pdfinfo", joined)
    tags = said("pdfinfo", "-struct", joined)
    assert tags.splitlines()[0] == "Document"
    assert tags.count("\n  Sect") > 4
    levels = [int(level) for level in re.findall(r"^ +H(\d) ", tags, re.MULTILINE)]
    assert levels == [1, *(b.level for b in long.blocks if isinstance(b, Heading))]
    assert "<pdfuaid:part>1</pdfuaid:part>" in said("pdfinfo", "-meta", joined)
    assert b"contents:" not in joined.read_bytes()


def test_every_reference_of_the_joined_file_leads_somewhere(joined: Path) -> None:
    whole = read(joined)
    wanted = {
        int(n)
        for _, body in whole.bodies()
        for n in re.findall(rb"(?<![\w.])(\d+) 0 R\b", body.partition(b"stream\n")[0])
    }
    held = {number for number, body in whole.bodies() if body != b"null"}
    assert wanted - held == set()


def test_the_joined_file_is_the_same_each_time(
    long: Report, joined: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "IN_ONE_GO", 0)
    monkeypatch.setattr(cut, "PART", 8_000)
    monkeypatch.setattr(cut, "LONG_TABLE", 8_000)
    pdf.render(long, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == joined.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["again.pdf"]


def test_a_file_laid_out_otherwise_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF")
    with pytest.raises(UnknownLayout):
        read(tmp_path / "other.pdf")


def test_references_are_renumbered_but_not_words() -> None:
    body = b"<</A 5 0 R/T(see 5 0 R)/K[6 0 R 17 0 R]/V 1.5/S 0>>\nstream\n5 0 R"
    assert renumbered(body, 10) == b"<</A 15 0 R/T(see 5 0 R)/K[16 0 R 27 0 R]/V 1.5/S 0>>\nstream\n5 0 R"


def test_bookmarks_form_a_tree() -> None:
    headings = [Bookmark(1, "a"), Bookmark(2, "b"), Bookmark(2, "c"), Bookmark(1, "d")]
    objects = bookmark_objects(headings, [90, 91, 92, 93], 10)
    assert objects[10] == b"<</Type/Outlines/First 11 0 R/Last 14 0 R/Count 2>>"
    assert objects[11] == (
        b"<</Parent 10 0 R/Next 14 0 R/First 12 0 R/Last 13 0 R/Count -2/Title<FEFF0061>/Dest 90 0 R>>"
    )
    assert objects[13] == b"<</Parent 11 0 R/Prev 12 0 R/Title<FEFF0063>/Dest 92 0 R>>"


def test_a_report_set_in_parts_looks_as_if_set_whole(
    sample: Report, tmp_path: Path, said: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    places = []
    for letters in (0, 10**9):  # in parts, and in one go
        monkeypatch.setattr(pdf, "IN_ONE_GO", letters)
        pdf.render(sample, tmp_path / f"{letters}.pdf")
        told = said("pdftotext", "-bbox", tmp_path / f"{letters}.pdf", "-")  # each word's place
        places.append(re.sub(r"(\d+\.\d)\d+", r"\1", told))  # to a tenth of a point
    assert places[0] == places[1]
