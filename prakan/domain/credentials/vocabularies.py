"""The vocabularies of credentials, read from this folder; nothing is ever fetched."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
HERE = Path(__file__).parent / "contexts"
FILES = {CREDENTIALS: "credentials-v2.jsonld", OPEN_BADGES: "open-badges-3.0.3.jsonld"}


class NotHere(Exception):
    """A credential names a vocabulary that this house does not have."""


def load(url: str, options: object = None) -> dict[str, Any]:
    """Return a vocabulary as the library of JSON-LD wants it; raises ``NotHere`` for any other address."""
    if url not in FILES:
        raise NotHere(url)
    said = {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url}
    return said | {"document": _read(url)}


@cache
def _read(url: str) -> Any:
    return json.loads((HERE / FILES[url]).read_text(encoding="utf-8"))
