"""Typst, set up so that every machine typesets alike."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import typst

HERE = Path(__file__).parent
TEMPLATES = HERE / "typst"
FONTS = HERE / "fonts"
USUAL = re.compile(r"[\t\n -~\u00a0-\u017f\u0e01-\u0e3a\u0e3f-\u0e5b–—‘’“”•…≠≤≥]")  # Sarabun has them
GENERATIONS = 11  # the library forgets what the last ten compilations did not use


@cache
def fonts() -> typst.Fonts:
    """Return the vendored Sarabun and Typst's own symbol fonts; what the machine has installed is ignored."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


class Memory:
    """What the typesetter remembers of the documents it has set: about 1 MiB a page."""

    def __init__(self) -> None:
        self.used = False

    def fresh(self) -> None:
        """Before a document: let go of earlier ones, so that a server does not grow with every report."""
        if self.used:
            self.forget()
        self.used = True

    def forget(self) -> None:
        for _ in range(GENERATIONS):
            typst.Compiler(b"", font_paths=fonts()).compile(format="pdf")


MEMORY = Memory()


def printable(text: str) -> str:
    """Return the text with characters that no font here can draw as their code: "[U+1F600]".

    A missing sign would make the typesetter refuse the whole report; so it is named, not lost.
    """
    unusual = {c for c in set(text) if not USUAL.match(c)}
    for character in sorted(unusual):
        if not can_draw(character):
            text = text.replace(character, f"[U+{ord(character):04X}]")
    return text


@lru_cache(maxsize=4_096)
def can_draw(character: str) -> bool:
    """Return whether a font here has the character."""
    page = b'#set document(title: sys.inputs.sign)\n#set text(font: "Sarabun")\n#sys.inputs.sign'
    probe = typst.Compiler(page, font_paths=fonts(), sys_inputs={"sign": character})
    try:
        probe.compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True
