"""Whether a Word file is a template: known fields only, each whole, none missing, and no code at all."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence

from docx import Document
from docx.document import Document as Open
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from lxml import etree
from rapidfuzz import fuzz, process

from prakan.domain.letter_template.fields import THAI_DIGITS, Field, samples
from prakan.domain.letter_template.filling import PROPERTIES, fill, roots, said, sandbox
from prakan.domain.letter_template.package import faults_of_package
from prakan.domain.problems import Fault
from prakan.domain.problems_letters import FIELD_MISSING, NOT_A_TEMPLATE, TAG_BROKEN, TAG_UNKNOWN

#: from what opens a tag to what closes it, or to the end of the paragraph when nothing does
TAG = re.compile(r"\{[{%#].*?[}%#]\}|\{[{%#].*|[^{}]*?[}%#]\}")
FIELD = re.compile(r"\{\{([^{}|]*)(?:\|([^{}|]*))?\}\}")
SINGLE = re.compile(r"(?<!\{)\{\s*(\w+)\s*\}(?!\})")
INVISIBLE = re.compile(r"[\s\u00a0\u200b-\u200f\u2060\ufeff]+")
LONGEST = 60  # characters of a tag that are quoted
ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Filter)


def faults_of(content: bytes, fields: Sequence[Field], name: str, language: str) -> tuple[Fault, ...]:
    """Return everything that keeps a file from being a template, in the order of the document."""
    if found := faults_of_package(content, name):
        return tuple(found)
    try:
        document = Document(io.BytesIO(content))
        words = [*said(document), *(getattr(document.core_properties, part) for part in PROPERTIES)]
        faults = [*_tags(words, fields), *_missing(words, fields)]
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


def _tags(words: Iterable[str], fields: Sequence[Field]) -> Iterator[Fault]:
    seen: set[str] = set()
    for paragraph in words:
        tags = [match.group() for match in TAG.finditer(paragraph)]
        tags += [f"{{{m[1]}}}" for m in SINGLE.finditer(paragraph) if m[1] in {f.name for f in fields}]
        for tag in tags:
            if tag not in seen and (fault := _fault(tag, fields)):
                yield fault
            seen.add(tag)


def _fault(tag: str, fields: Sequence[Field]) -> Fault | None:
    """Return what is wrong with a tag as it stands in the document; None when it is a known field."""
    whole = FIELD.fullmatch(tag)
    given = INVISIBLE.sub("", whole[1]) if whole else ""
    if given in {f.name for f in fields} and _plain(whole, tag):
        return None
    shown = tag if len(tag) <= LONGEST else f"{tag[:LONGEST]}…"
    nearest = _nearest(given or tag, fields)
    if whole and re.fullmatch(r"[\w. -]+", given) and given not in {f.name for f in fields}:
        values = {"tag": shown, "nearest": nearest, "known": ", ".join(f.tag for f in fields)}
        return Fault(TAG_UNKNOWN, values, "file")
    return Fault(TAG_BROKEN, {"tag": shown, "nearest": nearest}, "file")


def _plain(whole: re.Match[str] | None, tag: str) -> bool:
    """Return whether a tag holds nothing that the template language could not read as a field."""
    modifier = INVISIBLE.sub("", whole[2] or "") if whole else ""
    unseen = set(tag) & set("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
    return not unseen and modifier in ("", THAI_DIGITS) and ("|" not in tag or bool(modifier))


def _nearest(given: str, fields: Sequence[Field]) -> str:
    tags = {field.name: field.tag for field in fields}
    best = process.extractOne(given.lower(), tags.keys(), scorer=fuzz.WRatio)
    return tags[best[0]] if best else fields[0].tag


def _missing(words: Iterable[str], fields: Iterable[Field]) -> Iterator[Fault]:
    there = {name for paragraph in words for name in _names(paragraph)}
    for field in fields:
        if field.required and field.name not in there:
            values = {"tag": field.tag, "says_th": field.says.th, "says_en": field.says.say("en")}
            yield Fault(FIELD_MISSING, values, "file")


def _unfillable(content: bytes, document: Open, fields: Sequence[Field], language: str) -> Iterator[Fault]:
    """Yield what only shows in the raw text of the parts, or when they are filled with samples."""
    names = {field.name for field in fields}
    template = DocxTemplate(io.BytesIO(content))
    for root in roots(document):
        raw = template.patch_xml(template.xml_to_string(root))
        if strange := _strange(raw, names):
            yield Fault(TAG_BROKEN, {"tag": strange, "nearest": fields[0].tag}, "file")
            return
    out = io.BytesIO()
    fill(content, samples(fields, language), out)
    left = [m.group() for words in said(Document(out)) for m in TAG.finditer(words)]
    yield from (Fault(TAG_BROKEN, {"tag": tag, "nearest": fields[0].tag}, "file") for tag in left[:1])


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
