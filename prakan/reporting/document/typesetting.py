"""Typst, set up so that every machine typesets alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst

HERE = Path(__file__).parent
TEMPLATES = HERE / "typst"
FONTS = HERE / "fonts"
GENERATIONS = 11  # the library forgets what the last ten compilations did not use


@cache
def fonts() -> typst.Fonts:
    """Return the vendored Sarabun and Typst's own symbol fonts; what the machine has installed is ignored."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def forget() -> None:
    """Let go of the pages of earlier documents, so that a server does not grow with every report."""
    for _ in range(GENERATIONS):
        typst.Compiler(b"", font_paths=fonts()).compile(format="pdf")
