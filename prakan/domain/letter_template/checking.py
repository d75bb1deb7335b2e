"""Whether a Word file is a template: known fields only, each whole, none missing, and no code at all."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docx import Document
from docx.document import Document as Open
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from lxml import etree
from rapidfuzz import fuzz, process

from prakan.domain.letter_template.fields import THAI_DIGITS, Field, samples
from prakan.domain.letter_template.filling import fill, roots, said, sandbox
from prakan.domain.letter_template.package import faults_of_package
from prakan.domain.letter_template.places import Said, told
from prakan.domain.problems import Fault
from prakan.domain.problems_letters import (
    FIELD_MISSING,
    NOT_A_TEMPLATE,
    NOT_ALONE,
    TAG_BROKEN,
    TAG_UNKNOWN,
)
from prakan.domain.text import Text

#: from what opens a tag to what closes it, or to the end of the paragraph when nothing does
TAG = re.compile(r"\{[{%#].*?[}%#]\}|\{[{%#].*|[^{}]*?[}%#]\}")
FIELD = re.compile(r"\{\{([^{}|]*)(?:\|([^{}|]*))?\}\}")
SINGLE = re.compile(r"(?<!\{)\{\s*(\w+)\s*\}(?!\})")
INVISIBLE = re.compile(r"[\s\u00a0\u200b-\u200f\u2060\ufeff]+")
LONGEST = 60  # characters of a tag that are quoted
NAMED = 12  # fields that are named when one is not known; beyond, the page's list is
ON_THE_PAGE = Text("ดูตาราง “ช่องที่ใช้ได้” ในหน้านี้", "those of the table on this page")
SOMEWHERE = Text("ส่วนที่มองไม่เห็นในเอกสาร", "a part of the document that is not seen")
ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Filter)


def faults_of(content: bytes, fields: Sequence[Field], name: str, language: str) -> tuple[Fault, ...]:
    """Return everything that keeps a file from being a template, in the order of the document."""
    if found := faults_of_package(content, name):
        return tuple(found)
    try:
        document = Document(io.BytesIO(content))
        there = list(told(document))
        faults = [*_tags(there, fields), *_missing(there, fields)]
        return tuple(faults or _unfillable(content, document, fields, language))
    except (TemplateError, etree.LxmlError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return (Fault(NOT_A_TEMPLATE, {"name": name}, "file"),)


def used(content: bytes, fields: Iterable[Field]) -> tuple[str, ...]:
    """Return the names of the fields that a checked template holds, in the order of ``fields``."""
    there = {field for words in said(Document(io.BytesIO(content))) for field in _names(words)}
    return tuple(field.name for field in fields if field.name in there)


def _names(words: str) -> Iterator[str]:
    for match in FIELD.finditer(words):
        yield INVISIBLE.sub("", match[1])


def _tags(there: Iterable[Said], fields: Sequence[Field]) -> Iterator[Fault]:
    seen: set[str] = set()
    known = {field.name: field for field in fields}
    for one in there:
        tags = [match.group() for match in TAG.finditer(one.words)]
        tags += [f"{{{m[1]}}}" for m in SINGLE.finditer(one.words) if m[1] in known]
        for tag in tags:
            if tag not in seen and (fault := _fault(tag, one, known)):
                seen.add(tag)
                yield fault


def _fault(tag: str, where: Said, fields: Mapping[str, Field]) -> Fault | None:
    """Return what is wrong with a tag as it stands in the document; None when it is a known field."""
    whole = FIELD.fullmatch(tag)
    given = INVISIBLE.sub("", whole[1]) if whole else ""
    shown = {"tag": tag if len(tag) <= LONGEST else f"{tag[:LONGEST]}…", "place": where.place}
    if given in fields and _plain(whole, tag):
        return _crowded(tag, given, where, fields, shown)
    nearest = _nearest(given or tag, fields)
    if whole and re.fullmatch(r"[\w. -]+", given) and given not in fields:
        several = ", ".join(f.tag for f in fields.values())
        known = several if len(fields) <= NAMED else ON_THE_PAGE
        return Fault(TAG_UNKNOWN, {**shown, "nearest": nearest, "known": known}, "file")
    return Fault(TAG_BROKEN, {**shown, "nearest": nearest}, "file")


def _crowded(
    tag: str, given: str, where: Said, fields: Mapping[str, Field], shown: dict[str, object]
) -> Fault | None:
    """Return that a part does not stand alone in a paragraph of the body; None for words, or when it does."""
    alone = where.is_free and where.words.strip() == tag and "|" not in tag
    return None if alone or not fields[given].block else Fault(NOT_ALONE, shown, "file")


def _plain(whole: re.Match[str] | None, tag: str) -> bool:
    """Return whether a tag holds nothing that the template language could not read as a field."""
    modifier = INVISIBLE.sub("", whole[2] or "") if whole else ""
    unseen = set(tag) & set("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
    return not unseen and modifier in ("", THAI_DIGITS) and ("|" not in tag or bool(modifier))


def _nearest(given: str, fields: Mapping[str, Field]) -> str:
    tags = {name: field.tag for name, field in fields.items()}
    best = process.extractOne(given.lower(), tags.keys(), scorer=fuzz.WRatio)
    return tags[best[0]] if best else next(iter(tags.values()))


def _missing(there: Iterable[Said], fields: Iterable[Field]) -> Iterator[Fault]:
    held = {name for one in there for name in _names(one.words)}
    for field in fields:
        if field.required and field.name not in held:
            values = {"tag": field.tag, "says_th": field.says.th, "says_en": field.says.say("en")}
            yield Fault(FIELD_MISSING, values, "file")


def _unfillable(content: bytes, document: Open, fields: Sequence[Field], language: str) -> Iterator[Fault]:
    """Yield what only shows in the raw text of the parts, or when they are filled with samples."""
    names = {field.name for field in fields}
    template = DocxTemplate(io.BytesIO(content))
    for root in roots(document):
        raw = template.patch_xml(template.xml_to_string(root))
        if strange := _strange(raw, names):
            yield Fault(TAG_BROKEN, _unseen(strange, fields), "file")
            return
    out = io.BytesIO()
    fill(content, samples(fields, language), out)
    left = [m.group() for words in said(Document(out)) for m in TAG.finditer(words)]
    yield from (Fault(TAG_BROKEN, _unseen(tag, fields), "file") for tag in left[:1])


def _unseen(tag: str, fields: Sequence[Field]) -> dict[str, object]:
    return {"tag": tag, "nearest": fields[0].tag, "place": SOMEWHERE}


def _strange(raw: str, names: set[str]) -> str:
    """Return what a part holds beside plain text and known fields, "" when nothing."""
    for node in (tree := sandbox().parse(raw)).find_all(nodes.Node):
        if not isinstance(node, ALLOWED):
            return f"{{% {type(node).__name__.lower()} %}}"
        if isinstance(node, nodes.Name) and node.name not in names:
            return f"{{{{ {node.name} }}}}"
        if isinstance(node, nodes.Filter) and (node.name != THAI_DIGITS or node.args or node.kwargs):
            return f"|{node.name}"
    return "" if isinstance(tree, nodes.Template) else "–"
