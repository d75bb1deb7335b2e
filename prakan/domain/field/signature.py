"""A signature that was drawn on a screen, as a drawing (SVG)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def path_of(strokes: Sequence[Sequence[int]]) -> str:
    """Return strokes (x, y, x, y, … in whole numbers) as the data of one path."""
    return " ".join(_stroke(one) for one in strokes if one)


def drawn(signed: Mapping[str, Any]) -> str:
    """Return a sign-off's signature as an SVG file: numbers only, nothing that anybody wrote."""
    width, height = int(signed["width"]), int(signed["height"])
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    line = 'fill="none" stroke="#16202e" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
    return f'{head}<path d="{path_of(signed["strokes"])}" {line}/></svg>\n'


def _stroke(one: Sequence[int]) -> str:
    points = [f"{int(x)} {int(y)}" for x, y in zip(one[::2], one[1::2], strict=True)]
    return f"M{points[0]} L{' L'.join(points[1:] or points[:1])}"
