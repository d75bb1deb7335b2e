"""What surrounds the text of a Word file: styles, settings, embedded fonts, properties, fixed dates."""

from __future__ import annotations

import io
import uuid
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from prakan.reporting.document.model import Report

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"
FONT_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
WEIGHTS = (("embedRegular", "Regular"), ("embedBold", "Bold"))
UNUSED = (RT.THUMBNAIL, RT.CUSTOM_XML, RT.NUMBERING, RT.WEB_SETTINGS, "stylesWithEffects")
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def new_document(report: Report) -> DocxDocument:
    """Return an empty document with the report's styles, settings, fonts and properties."""
    document = Document()
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(UNUSED):
                del holder.rels[key]
    _replace(document.styles.element, HERE / "styles.xml")
    _replace(document.settings.element, HERE / "settings.xml")
    _embed_fonts(document)
    _properties(document, report)
    for child in list(document.element.body):
        document.element.body.remove(child)
    return document


def _replace(element: object, path: Path) -> None:
    """Put the children of the file's root in the place of the element's."""
    for child in list(element):  # type: ignore[call-overload]
        element.remove(child)  # type: ignore[attr-defined]
    for child in list(parse_xml(path.read_bytes())):
        element.append(child)  # type: ignore[attr-defined]


def _embed_fonts(document: DocxDocument) -> None:
    """Put Sarabun into the file, so that it looks the same where the font is not installed."""
    table = document.part.part_related_by(RT.FONT_TABLE)
    entries = []
    for number, (tag, weight) in enumerate(WEIGHTS, 1):
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"prakan/Sarabun-{weight}")
        content = obfuscated((FONTS / f"Sarabun-{weight}.ttf").read_bytes(), key)
        part = Part(PackURI(f"/word/fonts/font{number}.odttf"), FONT_TYPE, content, document.part.package)
        relation = table.relate_to(part, FONT_KIND)
        entries.append(f'<w:{tag} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>')
    table._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<w:font w:name="Sarabun"><w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
        + "".join(entries)
        + "</w:font></w:fonts>"
    ).encode()


def obfuscated(font: bytes, key: uuid.UUID) -> bytes:
    """Return a font as ECMA-376 part 4 §2.8.1 embeds it: its first 32 bytes mixed with the reversed key."""
    mask = bytes.fromhex(key.hex)[::-1] * 2
    return bytes(a ^ b for a, b in zip(font[:32], mask, strict=True)) + font[32:]


def _properties(document: DocxDocument, report: Report) -> None:
    core = document.core_properties
    core.title = report.properties.get("title") or report.cover.title
    core.author = report.properties.get("author") or report.cover.agency
    core.subject = report.properties.get("subject", "")
    core.keywords = report.properties.get("keywords", "")
    core.language = "th-TH" if report.language == "th" else "en-GB"
    core.comments, core.last_modified_by, core.revision = "", core.author, 1
    created = report.properties.get("created")
    moment = datetime.fromisoformat(created) if created else datetime.now(UTC)
    core.created = core.modified = moment.astimezone(UTC).replace(tzinfo=None)


def sign(document: DocxDocument, report: Report) -> None:
    """Let the properties of a document that came from elsewhere be the report's."""
    _properties(document, report)


def save(document: DocxDocument, path: Path) -> None:
    """Write the file; what it holds depends on the report alone, not on when it is written."""
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(
                zipfile.ZipInfo(entry.filename, LONG_AGO), source.read(entry), zipfile.ZIP_DEFLATED
            )
