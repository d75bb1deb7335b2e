"""Filling a template: fields are replaced inside a sandbox that knows nothing but their values."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from docx.document import Document as Open
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from prakan.domain.letter_template.fields import THAI_DIGITS, cleaned, thai_digits

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROPERTIES = (
    "author",
    "comments",
    "identifier",
    "language",
    "subject",
    "title",
)  # those that are filled, too


def sandbox() -> SandboxedEnvironment:
    """Return where templates are filled: no function, no filter but the one for digits, values escaped."""
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters.clear()
    environment.filters[THAI_DIGITS] = thai_digits
    return environment


def fill(template: bytes, values: Mapping[str, str], out: Path | io.BytesIO, made_from: str = "") -> None:
    """Write the letter that a checked template makes of ``values``; its properties say ``made_from``."""
    letter = DocxTemplate(io.BytesIO(template))
    letter.render(cleaned(values), sandbox(), autoescape=True)
    if made_from:
        letter.docx.core_properties.keywords = made_from
    letter.save(str(out) if isinstance(out, Path) else out)


def said(document: Open) -> Iterator[str]:
    """Yield the text of each paragraph of a document: its body with tables and boxes, headers and footers."""
    for root in roots(document):
        for paragraph in root.iter(f"{W}p"):
            yield "".join(pieces(paragraph))


def roots(document: Open) -> Iterator[etree._Element]:
    """Yield the root of each part of a document that fields are filled in."""
    yield document.element.body
    for part in document.part.package.iter_parts():
        if part.content_type.endswith(("header+xml", "footer+xml", "footnotes+xml")):
            yield etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))


def pieces(paragraph: etree._Element) -> Iterator[str]:
    """Yield the texts of a paragraph, however Word has split them, without those of paragraphs inside it."""
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if next(node.iterancestors(f"{W}p")) is paragraph:
            yield (node.text or "") if node.tag == f"{W}t" else " "
