"""Small makers of WordprocessingML elements; lengths in twentieths of a point."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from prakan.reporting.document.signs import visible

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def make(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Return an element such as ``make("w:jc", val="center")``; attributes are in Word's namespace."""
    element: Element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


def text_run(text: str, *, style: str = "", bold: bool = False) -> Element:
    """Return a run; new lines become line breaks; bold holds for Thai (complex script) too."""
    run = make("w:r")
    if style or bold:
        run.append(
            make(
                "w:rPr",
                make("w:rStyle", val=style) if style else None,
                *((make("w:b"), make("w:bCs")) if bold else ()),
            )
        )
    for number, line in enumerate(visible(text).split("\n")):
        if number:
            run.append(make("w:br"))
        piece = make("w:t")
        piece.text = line
        piece.set(SPACE, "preserve")
        run.append(piece)
    return run


def field(code: str, shown: Iterable[Element], *, dirty: bool = False) -> list[Element]:
    """Return the runs of a field: its code and what it showed; ``dirty`` asks Word to work it out."""
    instruction = make("w:instrText")
    instruction.text = f" {code} "
    instruction.set(SPACE, "preserve")
    begin = make("w:fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    return [
        make("w:r", begin),
        make("w:r", instruction),
        make("w:r", make("w:fldChar", fldCharType="separate")),
        *shown,
        make("w:r", make("w:fldChar", fldCharType="end")),
    ]


def paragraph(
    style: str,
    content: Iterable[Element],
    *,
    align: str = "",
    indent: int = 0,
    keep_next: bool = False,
    section: Element | None = None,
) -> Element:
    """Return a paragraph of a named style."""
    properties = make(
        "w:pPr",
        make("w:pStyle", val=style),
        make("w:keepNext") if keep_next else None,
        make("w:ind", left=indent) if indent else None,
        make("w:jc", val=align) if align else None,
        section,
    )
    return make("w:p", properties, *content)


def bookmark(name: str, number: int) -> tuple[Element, Element]:
    """Return start and end of a bookmark."""
    return make("w:bookmarkStart", id=number, name=name), make("w:bookmarkEnd", id=number)
