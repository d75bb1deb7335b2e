"""Browsers by the names that people know."""

from __future__ import annotations

import pytest

from prakan.domain.field.platforms import named

KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        (f"Mozilla/5.0 (Linux; Android 13; K) {KIT} Chrome/129.0 Mobile Safari/537.36", "Chrome · Android"),
        (
            f"Mozilla/5.0 (Linux; Android 13; K) {KIT} SamsungBrowser/25.0 Chrome/121.0",
            "Samsung Internet · Android",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari · iPhone",
        ),
        (f"Mozilla/5.0 (Windows NT 10.0) {KIT} Chrome/129.0 Safari/537.36 Edg/129.0", "Edge · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox · Linux"),
        ("Android", "Android"),
        ("something else " * 20, ("something else " * 20)[:60]),
        ("", ""),
    ],
)
def test_a_browser_is_called_by_its_name(told: str, name: str) -> None:
    assert named(told) == name
