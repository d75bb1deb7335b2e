"""The service worker of the field app: its script, after the list of files that a device keeps."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakan.web.templatetags.assets import MANIFEST

SHELL = "/field/"
SCRIPT = "field/sw.js"
ENTRIES = ("field/app.ts", "field/field.css", "main.css")
Built = Mapping[str, Mapping[str, Any]]


@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Answer with the worker; it changes whenever a file of the app does, and browsers then take it anew."""
    return HttpResponse(_written(MANIFEST, MANIFEST.stat().st_mtime_ns), content_type="text/javascript")


@lru_cache(maxsize=2)
def _written(manifest: Path, written: int) -> str:
    built: Built = json.loads(manifest.read_text(encoding="utf-8"))
    script = manifest.with_name(built[SCRIPT]["file"]).read_text(encoding="utf-8")
    return headed([static(f"built/{name}") for name in kept(built)], script)


def headed(files: list[str], script: str) -> str:
    """Return the script after the names of what it keeps and their common version."""
    version = hashlib.sha256(json.dumps([files, script]).encode()).hexdigest()[:16]
    told = {"VERSION": version, "FILES": files, "SHELL": SHELL}
    return "".join(f"const {name} = {json.dumps(value)};\n" for name, value in told.items()) + script


def kept(built: Built) -> list[str]:
    """Return the built files that the app needs, with all that they import, in a fixed order."""
    seen: dict[str, None] = {}
    for entry in ENTRIES:
        seen |= dict.fromkeys(_with_imports(built, entry, set()))
    return list(seen)


def _with_imports(built: Built, name: str, met: set[str]) -> Iterator[str]:
    if name in met or name not in built:
        return
    met.add(name)
    chunk = built[name]
    yield from (chunk["file"], *chunk.get("css", ()), *chunk.get("assets", ()))
    for other in (*chunk.get("imports", ()), *chunk.get("dynamicImports", ())):
        yield from _with_imports(built, other, met)


urls: list[URLPattern] = [path("field/sw.js", worker, name="field.worker")]
