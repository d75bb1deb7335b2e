"""Word files as people send them for a letter's template: whole ones, quirky ones, and ones to be refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable

from docx import Document
from docx.document import Document as Open
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from prakan.config import settings

FOLDER = settings.AGENCY_FOLDER / "letters"
NEEDED = "ที่ {{ number }} เรียน {{ to }} ภายใน {{ deadline }}"


def saved(document: Open) -> bytes:
    """Return the bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template(*paragraphs: str) -> bytes:
    """Return a Word file with the fields that no template may lack, and more paragraphs."""
    document = Document()
    for words in (NEEDED, *paragraphs):
        document.add_paragraph(words)
    return saved(document)


def opened(content: bytes) -> Open:
    """Open a Word file."""
    return Document(io.BytesIO(content))


def words_of(content: bytes) -> list[str]:
    """Return the paragraphs of a letter's body that say something."""
    return [p.text for p in opened(content).paragraphs if p.text]


def split(words: str) -> bytes:
    """Return a template whose paragraph Word has cut into runs inside each tag, spelling marks between."""
    document = Document()
    document.add_paragraph(NEEDED)
    paragraph = document.add_paragraph()
    for piece in (p for p in words.replace("{{", "{\0{\0").replace("}}", "}\0}").split("\0") if p):
        for part in (piece[: len(piece) // 2], piece[len(piece) // 2 :]):
            if part:
                paragraph.add_run(part).bold = len(part) % 2 == 0
                paragraph._p.append(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))
    return saved(document)


def repacked(
    content: bytes, change: Callable[[str, bytes], bytes], more: Iterable[tuple[str, bytes]] = ()
) -> bytes:
    """Return a package with its parts changed one by one and further parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
        for name, held in more:
            new.writestr(name, held)
    return out.getvalue()


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return a package with words of one part replaced; fails where they do not stand."""

    def change(name: str, held: bytes) -> bytes:
        if name != part:
            return held
        assert old.encode() in held
        return held.replace(old.encode(), new.encode())

    return repacked(content, change)
