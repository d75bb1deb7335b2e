"""Portrait and landscape pages."""

from __future__ import annotations

from prakan.reporting.document.model import Column, Heading, PageBreak, Paragraph, Run, Table
from prakan.reporting.document.sections import sections

WIDE = Table("wide", "wide", "", (Column("a", 1),), (), landscape=True)
NARROW = Table("narrow", "narrow", "", (Column("a", 1),), ())
WORDS = Paragraph((Run("words"),))


def test_headings_turn_with_the_table_below_them() -> None:
    heading = Heading("1.2", 2)
    portrait, landscape = sections([WORDS, heading, WIDE])
    assert (portrait.landscape, portrait.blocks) == (False, [WORDS])
    assert (landscape.landscape, landscape.blocks) == (True, [heading, WIDE])


def test_two_wide_tables_share_their_pages() -> None:
    (landscape,) = sections([WIDE, WIDE])
    assert landscape.blocks == [WIDE, WIDE]


def test_a_page_break_at_the_edge_of_a_section_makes_no_empty_page() -> None:
    first, second, third = sections([NARROW, PageBreak(), WIDE, PageBreak(), WORDS])
    assert [first.blocks, second.blocks, third.blocks] == [[NARROW], [WIDE], [WORDS]]


def test_an_empty_report_has_no_section() -> None:
    assert sections([]) == []
