"""Letters made from one template, joined into one document to be printed, each from a new page on."""

from __future__ import annotations

import copy
import io
from collections.abc import Mapping
from typing import IO, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from prakan.domain.letter_template.filling import fill, said
from prakan.domain.problems import refuse
from prakan.domain.problems_announcing import PRINTED_APART


class Joined:
    """A growing document. Styles, pictures and margins are those of the template all letters come from."""

    def __init__(self) -> None:
        self._whole: Any = None
        self._template: int | None = None

    def add(self, template: int, content: bytes, values: Mapping[str, str]) -> None:
        """Add a letter; raises ``Refused`` (VISIT-049) where letters cannot share a document.

        That is when templates differ, or one has fields outside its body.
        """
        if self._template not in (None, template) or (self._whole is None and _fields_outside(content)):
            raise refuse(PRINTED_APART)
        out = io.BytesIO()
        fill(content, values, out)
        letter = Document(out)
        if self._whole is None:
            self._whole, self._template = letter, template
            return
        body = self._whole.element.body
        end = body[-1]  # the section that holds for the last letter
        end.addprevious(_page(end))
        for element in list(letter.element.body)[:-1]:
            end.addprevious(element)

    def save(self, file: IO[bytes]) -> None:
        """Write the document."""
        self._whole.save(file)


def _page(section: Any) -> Any:
    """Return a paragraph that ends a letter's section, so that its page numbers begin anew."""
    paragraph, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
    mine = copy.deepcopy(section)
    for kind in mine.findall(qn("w:type")):
        mine.remove(kind)
    spacing = OxmlElement("w:spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), value)
    properties.append(spacing)
    properties.append(mine)
    paragraph.append(properties)
    return paragraph


def _fields_outside(content: bytes) -> bool:
    document = Document(io.BytesIO(content))
    inside = list(_words(document.element.body))
    return sum("{{" in words for words in said(document)) > sum("{{" in words for words in inside)


def _words(body: Any) -> list[str]:
    return ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
