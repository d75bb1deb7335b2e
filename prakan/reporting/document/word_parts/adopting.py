"""Styles of the report in a document that has its own: those of the same name are used, others added."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

from docx.document import Document as Open
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

OURS = Path(__file__).parent / "styles.xml"
USED = ("w:pStyle", "w:rStyle", "w:tblStyle")
LINKS = ("w:basedOn", "w:next")


class Styles:
    """Gives elements made with the report's styles those of one document.

    Word names its own styles alike in every language ("heading 1") but numbers them otherwise, so a style
    is the same when its name is.
    """

    def __init__(self, document: Open) -> None:
        self.there: Element = document.styles.element
        self.ours = {one.get(qn("w:styleId")): one for one in parse_xml(OURS.read_bytes()) if _name(one)}
        self.known = {_name(one): one.get(qn("w:styleId")) for one in self.there if _name(one)}
        self.default = _default(self.there)

    def adopt(self, element: Element) -> None:
        """Let an element and what is in it use the document's styles."""
        for tag in USED:
            for use in element.iter(qn(tag)):
                use.set(qn("w:val"), self.id_of(use.get(qn("w:val"))))

    def id_of(self, ours: str) -> str:
        """Return the id in the document of a style by its id in the report, added when it is not there."""
        style = self.ours.get(ours)
        if style is None:
            return ours
        if ours == "Normal" and self.default:
            return self.default
        return self.known.get(_name(style)) or self._added(ours, style)

    def _added(self, ours: str, style: Element) -> str:
        copy = deepcopy(style)
        made = ours if ours not in self.known.values() else f"Prakan{ours}"
        copy.set(qn("w:styleId"), made)
        copy.attrib.pop(qn("w:default"), None)
        self.known[_name(style)] = made  # before its links: a style may be its own next
        for tag in LINKS:
            for link in copy.findall(qn(tag)):
                link.set(qn("w:val"), self.id_of(link.get(qn("w:val"))))
        for fonts in copy.iter(qn("w:rFonts")):
            fonts.getparent().remove(fonts)  # the letters of the agency's own text
        self.there.append(copy)
        return made


def _name(style: Element) -> str:
    name = style.find(qn("w:name"))
    return name.get(qn("w:val"), "").casefold() if name is not None else ""


def _default(styles: Element) -> str:
    """Return the id of the document's style of plain paragraphs, "" when it names none."""
    for one in styles.findall(qn("w:style")):
        if one.get(qn("w:default")) in ("1", "true") and one.get(qn("w:type")) == "paragraph":
            return str(one.get(qn("w:styleId")))
    return ""
