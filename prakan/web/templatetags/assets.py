"""Built files by their plain names, and icons."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from django import template
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

MANIFEST = Path(__file__).resolve().parents[1] / "static" / "built" / "manifest.json"


@lru_cache(maxsize=2)
def _manifest(written: int) -> dict[str, str]:
    return {name: entry["file"] for name, entry in json.loads(MANIFEST.read_text()).items()}


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a built file ("main.css", "main.ts"); it changes when its content does."""
    try:
        files = _manifest(MANIFEST.stat().st_mtime_ns)
    except FileNotFoundError as error:
        raise ImproperlyConfigured("the interface is not built: run `npm ci && npm run build`") from error
    return static(f"built/{files[name]}")


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, classes: str = "") -> SafeString:
    """Draw a Tabler icon by name; it is decoration, so the words beside it must say the same."""
    extra = f" {classes}" if classes else ""
    return format_html('<i class="pk-i i-{}{}" aria-hidden="true"></i>', name, extra)
