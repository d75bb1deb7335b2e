"""What pages load is sent compressed to whoever takes it, and is the same when it is opened."""

from __future__ import annotations

import gzip
import json

import pytest
from django.test import Client

from prakan.web.templatetags.assets import MANIFEST


def files() -> list[str]:
    """Return the names of scripts and styles as they were built."""
    built = json.loads(MANIFEST.read_text())
    return sorted(one["file"] for one in built.values() if one["file"].endswith((".js", ".css")))


@pytest.mark.parametrize("end", [".css", ".js"])
def test_scripts_and_styles_are_sent_compressed_and_open_to_themselves(end: str) -> None:
    client = Client()
    some = [name for name in files() if name.endswith(end)]
    assert len(some) >= 2
    for name in some:
        answer = client.get(f"/static/built/{name}", headers={"Accept-Encoding": "gzip"})
        assert answer["Content-Encoding"] == "gzip"
        packed, whole = b"".join(answer), MANIFEST.with_name(name).read_bytes()  # type: ignore[arg-type]
        assert gzip.decompress(packed) == whole
        assert "Content-Encoding" not in client.get(f"/static/built/{name}")
