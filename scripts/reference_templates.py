"""The reference of the fields that a Word template of reports may hold, told by the code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reference_tables import table

from prakan.domain.letter_template.fields import THAI_DIGITS, Field
from prakan.domain.letter_template.report_fields import PARTS, WORDS


def report_template() -> Iterator[str]:
    """Yield the page of the fields of a report's Word template."""
    yield "# Fields of the report's Word template"
    yield ""
    yield "How to use them: [set up the report's Word template](../how-to/set-up-the-report-template.md)."
    yield from ("", "## Parts", "")
    yield "Each stands alone in a paragraph of the text; headings, paragraphs and tables replace it."
    yield ""
    yield from _told(PARTS)
    yield from ("", "## Words", "")
    yield "They stand anywhere in the text, in tables, headers, footers and the document's properties."
    yield f"For Thai digits: `{{{{ year|{THAI_DIGITS} }}}}`."
    yield ""
    yield from _told(WORDS)


def _told(fields: Iterable[Field]) -> Iterator[str]:
    rows = [(f"`{f.tag}`", f.says.th, f.says.say("en"), "yes" if f.required else "") for f in fields]
    yield from table(("Field", "ภาษาไทย", "English", "Needed"), rows)
