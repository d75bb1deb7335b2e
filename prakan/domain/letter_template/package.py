"""Whether the package of a template is one that carries nothing but a document.

Sources: ECMA-376 parts 1 and 2 (content types, relationships), MS-OFFMACRO2 (macro content types).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from prakan.domain.problems import Fault
from prakan.domain.problems_letters import BRINGS_IN, NOT_A_TEMPLATE, TOO_MUCH

MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 30  # MB
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
#: relationships that a letter has no use for and that a reader's Word would follow or run
ACTIVE = ("oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument", "frame",
          "attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "vbaProject", "wordVbaData",
          "keyMapCustomizations", "attachedToolbars")  # fmt: skip
#: fields of Word that fetch or start something
FETCHING = re.compile(
    r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|DATABASE|IMPORT|MACROBUTTON|RD)\b",
    re.IGNORECASE,
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def faults_of_package(content: bytes, name: str) -> list[Fault]:
    """Return what makes a file unfit as a template before its words are looked at."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            size = sum(part.file_size for part in package.infolist())
            if size > LARGEST_UNPACKED * MEGABYTE:
                values = {"name": name, "size": -(-size // MEGABYTE), "limit": LARGEST_UNPACKED}
                return [Fault(TOO_MUCH, values, "file")]
            parts = {part: package.read(part) for part in package.namelist()}
        found = dict.fromkeys(_brought(parts))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError, RuntimeError):
        return [Fault(NOT_A_TEMPLATE, {"name": name}, "file")]
    return [Fault(BRINGS_IN, {"part": part[:80]}, "file") for part in found]


def _brought(parts: dict[str, bytes]) -> Iterator[str]:
    """Yield what a package brings in beside its words; ``ValueError`` where it is no document."""
    types = etree.fromstring(parts["[Content_Types].xml"], SAFE)
    kinds = [node.get("ContentType", "") for node in types if isinstance(node.tag, str)]
    yield from (kind for kind in kinds if "macroEnabled" in kind or "vbaProject" in kind)
    if WORDS not in kinds and not any("macroEnabled" in kind for kind in kinds):
        raise ValueError("not a document")
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        root = etree.fromstring(content, SAFE)
        if root.getroottree().docinfo.doctype:
            raise ValueError("a document type")
        yield from _followed(root) if name.endswith(".rels") else _fetched(root)


def _followed(root: etree._Element) -> Iterator[str]:
    for node in root:
        kind = (node.get("Type") or "").rpartition("/")[2]
        outside = node.get("TargetMode") == "External" and kind != "hyperlink"
        if outside or kind in ACTIVE:
            yield f"{kind}: {node.get('Target')}"


def _fetched(root: etree._Element) -> Iterator[str]:
    simple = [node.get(f"{W}instr") or "" for node in root.iter(f"{W}fldSimple")]
    typed = [""]  # the instruction of each field by itself: several stand in one paragraph
    for node in root.iter(f"{W}p", f"{W}fldChar", f"{W}instrText"):
        if node.tag == f"{W}instrText":
            typed[-1] += node.text or ""
        else:
            typed.append("")
    yield from (words.strip() for words in (*simple, *typed) if FETCHING.match(words))
